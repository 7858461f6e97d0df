package org.sealpost.protocol.dmarc;

import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.RfcRef;

/// What can be wrong with a DMARC record by itself.
public enum DmarcRecordCode implements DeviationCode {
    /// No TXT record there is meant as one.
    MISSING("missing", "6.6.3", true),
    /// More than one; the text is each of them.
    SEVERAL("several", "6.6.3", true),
    /// Meant as one, but `v=DMARC1` does not come first.
    VERSION_MALFORMED("version-malformed", "6.3", true),
    /// Something between two semicolons that is not `name=value`, or a tag twice.
    TAG_MALFORMED("tag-malformed", "6.4", true),
    /// No `p`, or one that is none of the three words.
    POLICY_MALFORMED("policy-malformed", "6.3", true),
    /// Another tag has a value that it cannot have; it is passed over.
    VALUE_MALFORMED("value-malformed", "6.3", false),
    /// A destination that is no `mailto:` URI with an address.
    RUA_MALFORMED("rua-malformed", "6.3", false);

    private final String id;
    private final RfcRef rfc;
    private final boolean unusable;

    DmarcRecordCode(String fault, String section, boolean unusable) {
        this.id = "dmarc.record." + fault;
        this.rfc = RfcRef.of(7489, section);
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
