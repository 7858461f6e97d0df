package org.sealpost.check.smtp;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.observe.facts.CertificateFault;
import org.sealpost.protocol.RfcRef;

/// What can be found of the TLS of an MX host, and why nothing could be found.
public enum SmtpCode implements ListedCode {
    STARTTLS_NOT_OFFERED("starttls.not-offered", Severity.ERROR, RfcRef.of(8461, "5"), Fixer.MAIL_SERVER),
    /// Offered, and then refused.
    STARTTLS_REFUSED("starttls.refused", Severity.ERROR, RfcRef.of(8461, "5"), Fixer.MAIL_SERVER),
    /// Neither TLS 1.2 nor 1.3.
    TLS_VERSION("tls.version", Severity.ERROR, RfcRef.of(8461, "7.2"), Fixer.MAIL_SERVER),
    TLS_FAILED("tls.failed", Severity.ERROR, RfcRef.of(8461, "4.2"), Fixer.MAIL_SERVER),
    EXPIRED("certificate.expired", Severity.ERROR, Fixer.MAIL_SERVER),
    NOT_YET_VALID("certificate.not-yet-valid", Severity.ERROR, Fixer.MAIL_SERVER),
    ISSUER_NOT_VALID("certificate.issuer-not-valid", Severity.ERROR, Fixer.MAIL_SERVER),
    SELF_SIGNED("certificate.self-signed", Severity.ERROR, Fixer.CERTIFICATE_AUTHORITY),
    MISSING_INTERMEDIATE("certificate.missing-intermediate", Severity.ERROR, Fixer.MAIL_SERVER),
    UNTRUSTED_ROOT("certificate.untrusted-root", Severity.ERROR, Fixer.CERTIFICATE_AUTHORITY),
    NAME_MISMATCH("certificate.name-mismatch", Severity.ERROR, Fixer.CERTIFICATE_AUTHORITY),
    /// It names the recipient domain, and not the MX host.
    RECIPIENT_DOMAIN("certificate.recipient-domain", Severity.ERROR, Fixer.CERTIFICATE_AUTHORITY),
    COMMON_NAME_ONLY("certificate.common-name-only", Severity.ERROR, Fixer.CERTIFICATE_AUTHORITY),
    REJECTED("certificate.rejected", Severity.ERROR, Fixer.CERTIFICATE_AUTHORITY),
    /// Plaintext follows the reply to STARTTLS.
    INJECTED("starttls.injected", Severity.WARNING, RfcRef.of(3207, "4.2"), Fixer.MAIL_SERVER),
    /// It would be refused under `enforce`, which no policy asks for or which is not known.
    NOT_READY("host.not-ready", Severity.WARNING, RfcRef.of(8461, "5"), Fixer.MAIL_SERVER),
    /// One address takes no connection, another does.
    ADDRESS_DEAD("host.address-dead", Severity.WARNING, RfcRef.of(5321, "5.1"), Fixer.MAIL_SERVER),
    /// 4yz before STARTTLS: greylisting, a limit, a pause.
    DEFERRED("session.deferred", Severity.UNKNOWN, RfcRef.of(5321, "4.2.1"), Fixer.MAIL_SERVER),
    /// 5yz before STARTTLS: a block list, or nobody is welcome.
    REJECTED_US("session.rejected", Severity.UNKNOWN, RfcRef.of(5321, "3.1"), Fixer.MAIL_SERVER),
    /// Connected and silent, or too slow.
    SILENT("session.silent", Severity.UNKNOWN, RfcRef.of(5321, "4.5.3.2"), Fixer.MAIL_SERVER),
    DROPPED("session.dropped", Severity.UNKNOWN, RfcRef.of(5321, "3.8"), Fixer.MAIL_SERVER),
    /// What came was no SMTP.
    GARBLED("session.garbled", Severity.UNKNOWN, RfcRef.of(5321, "4.2"), Fixer.MAIL_SERVER),
    REFUSED("host.refused", Severity.UNKNOWN, RfcRef.of(5321, "5.1"), Fixer.MAIL_SERVER),
    TIMED_OUT("host.timed-out", Severity.UNKNOWN, RfcRef.of(5321, "5.1"), Fixer.MAIL_SERVER),
    /// No way to it from here, or nothing was tried.
    UNREACHABLE("host.unreachable", Severity.UNKNOWN, RfcRef.of(5321, "5.1"), Fixer.SENDER),
    /// No connection to port 25 of any host came about.
    BLOCKED_HERE("port-25.blocked-here", Severity.UNKNOWN, RfcRef.of(5321, "5.1"), Fixer.SENDER),
    /// The part was left out on request.
    LEFT_OUT("port-25.left-out", Severity.NOTICE, RfcRef.of(8461, "4.2"), Fixer.SENDER);

    private final Particulars particulars;

    SmtpCode(String fault, Severity severity, Fixer fixer) {
        this(fault, severity, RfcRef.of(8461, "4.2"), fixer);
    }

    SmtpCode(String fault, Severity severity, RfcRef rfc, Fixer fixer) {
        this.particulars = new Particulars("smtp." + fault, severity, Aspect.MX_TLS, rfc, fixer);
    }

    static SmtpCode of(CertificateFault fault) {
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
