package org.sealpost.protocol.caa;

import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.RfcRef;

/// What can be wrong with a CAA record.
public enum CaaCode implements DeviationCode {
    /// Record data that ends before its tag does.
    CUT("cut", true, RfcRef.of(8659, "4.1")),
    /// A tag that is empty or has other characters than letters and digits.
    TAG_MALFORMED("tag-malformed", false, RfcRef.of(8659, "4.1")),
    /// The value of `issue` or `issuewild` does not follow the grammar, so it lets nobody issue.
    ISSUER_MALFORMED("issuer-malformed", true, RfcRef.of(8659, "4.2"));

    private final String id;
    private final boolean unusable;
    private final RfcRef rfc;

    CaaCode(String fault, boolean unusable, RfcRef rfc) {
        this.id = "caa.record." + fault;
        this.unusable = unusable;
        this.rfc = rfc;
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
