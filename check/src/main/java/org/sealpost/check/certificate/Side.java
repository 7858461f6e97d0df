package org.sealpost.check.certificate;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// Whose certificate or session a finding is about: the same faults have a code for each side.
enum Side {
    POLICY("mtasts.", Aspect.POLICY_CERTIFICATE, Fixer.POLICY_HOST),
    MX("smtp.", Aspect.MX_TLS, Fixer.MAIL_SERVER);

    private final String area;
    private final Aspect aspect;
    private final Fixer fixer;

    Side(String area, Aspect aspect, Fixer fixer) {
        this.area = area;
        this.aspect = aspect;
        this.fixer = fixer;
    }

    /// For whoever runs the server to mend.
    ///
    /// @param fault the code without its area
    Particulars particulars(String fault, Severity severity, RfcRef rfc) {
        return particulars(fault, severity, rfc, fixer);
    }

    Particulars particulars(String fault, Severity severity, RfcRef rfc, Fixer other) {
        return new Particulars(area + fault, severity, aspect, rfc, other);
    }
}
