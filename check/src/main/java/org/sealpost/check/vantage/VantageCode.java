package org.sealpost.check.vantage;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// What our own side could not see.
public enum VantageCode implements ListedCode {
    /// The resolver hands on no signatures, so nothing can be validated.
    NO_SIGNATURES("dnssec.no-signatures", Aspect.STS_RECORD, RfcRef.of(4035, "4.3")),
    /// An address of a family that this machine does not have was not tried.
    FAMILY_MISSING("address.family-missing", Aspect.MX_TLS, RfcRef.of(5321, "5.1"));

    private final Particulars particulars;

    VantageCode(String fault, Aspect aspect, RfcRef rfc) {
        this.particulars = new Particulars("vantage." + fault, Severity.NOTICE, aspect, rfc, Fixer.SENDER);
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
