package org.sealpost.check.mtasts;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.observe.facts.CertificateFault;
import org.sealpost.protocol.RfcRef;

/// What can be wrong with the certificate of the policy host.
public enum CertificateCode implements ListedCode {
    EXPIRED("expired", Fixer.POLICY_HOST),
    NOT_YET_VALID("not-yet-valid", Fixer.POLICY_HOST),
    ISSUER_NOT_VALID("issuer-not-valid", Fixer.POLICY_HOST),
    SELF_SIGNED("self-signed", Fixer.CERTIFICATE_AUTHORITY),
    MISSING_INTERMEDIATE("missing-intermediate", Fixer.POLICY_HOST),
    UNTRUSTED_ROOT("untrusted-root", Fixer.CERTIFICATE_AUTHORITY),
    NAME_MISMATCH("name-mismatch", Fixer.CERTIFICATE_AUTHORITY),
    COMMON_NAME_ONLY("common-name-only", Fixer.CERTIFICATE_AUTHORITY),
    REJECTED("rejected", Fixer.CERTIFICATE_AUTHORITY),
    /// It is valid, and has less of its life left than a renewal in time would leave.
    EXPIRES_SOON("expires-soon", Severity.WARNING, Fixer.POLICY_HOST);

    private final Particulars particulars;

    CertificateCode(String fault, Fixer fixer) {
        this(fault, Severity.ERROR, fixer);
    }

    CertificateCode(String fault, Severity severity, Fixer fixer) {
        this.particulars = new Particulars(
                "mtasts.certificate." + fault, severity, Aspect.POLICY_CERTIFICATE, RfcRef.of(8461, "3.3"), fixer);
    }

    static CertificateCode of(CertificateFault fault) {
        return switch (fault) {
            case EXPIRED -> EXPIRED;
            case NOT_YET_VALID -> NOT_YET_VALID;
            case ISSUER_NOT_VALID_NOW -> ISSUER_NOT_VALID;
            case SELF_SIGNED -> SELF_SIGNED;
            case MISSING_INTERMEDIATE -> MISSING_INTERMEDIATE;
            case UNTRUSTED_ROOT -> UNTRUSTED_ROOT;
            case NAME_MISMATCH -> NAME_MISMATCH;
            case COMMON_NAME_ONLY -> COMMON_NAME_ONLY;
            case REJECTED -> REJECTED;
        };
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
