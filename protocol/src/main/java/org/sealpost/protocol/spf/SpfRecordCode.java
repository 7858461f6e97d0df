package org.sealpost.protocol.spf;

import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.RfcRef;

/// What can be wrong with an SPF record by itself.
public enum SpfRecordCode implements DeviationCode {
    /// No TXT record of the domain is meant as one.
    MISSING("missing", "4.5", true),
    /// More than one; the text is each of them.
    SEVERAL("several", "4.5", true),
    /// Meant as one, but it does not begin with `v=spf1` and a space.
    VERSION_MALFORMED("version-malformed", "4.5", true),
    /// A term that is neither mechanism nor modifier, or whose network or domain is none.
    TERM_MALFORMED("term-malformed", "4.6", true),
    /// A mechanism that there is not.
    MECHANISM_UNKNOWN("mechanism-unknown", "4.6.1", true),
    /// `redirect` or `exp` twice.
    MODIFIER_REPEATED("modifier-repeated", "6", true),
    /// A mechanism after `all`; nobody looks at it.
    TERM_AFTER_ALL("term-after-all", "5.1", false),
    /// `redirect` beside `all`; nobody looks at it.
    REDIRECT_UNUSED("redirect-unused", "6.1", false);

    private final String id;
    private final RfcRef rfc;
    private final boolean unusable;

    SpfRecordCode(String fault, String section, boolean unusable) {
        this.id = "spf.record." + fault;
        this.rfc = RfcRef.of(7208, section);
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
