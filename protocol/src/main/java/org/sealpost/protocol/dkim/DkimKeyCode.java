package org.sealpost.protocol.dkim;

import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.RfcRef;

/// What can be wrong with a DKIM key record by itself.
public enum DkimKeyCode implements DeviationCode {
    /// `v` is there, and is not first or not `DKIM1`.
    VERSION_MALFORMED("version-malformed", "3.6.1", true),
    /// Something between two semicolons that is not `name=value`, or a tag twice.
    TAG_MALFORMED("tag-malformed", "3.6.1", true),
    /// No `p`, or one that is not Base64, or no key of its type in it.
    KEY_MALFORMED("key-malformed", "3.6.1", true),
    /// A key of a type that verifiers do not know.
    TYPE_UNKNOWN("type-unknown", "3.6.1", true);

    private final String id;
    private final RfcRef rfc;
    private final boolean unusable;

    DkimKeyCode(String fault, String section, boolean unusable) {
        this.id = "dkim.key." + fault;
        this.rfc = RfcRef.of(6376, section);
        this.unusable = unusable;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public RfcRef rfc() {
        return rfc;
    }

    @Override
    public boolean unusable() {
        return unusable;
    }
}
