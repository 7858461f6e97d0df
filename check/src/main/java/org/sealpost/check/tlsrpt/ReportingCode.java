package org.sealpost.check.tlsrpt;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// What can be found of the places where TLS reports go: a warning at most, for reports protect nothing.
public enum ReportingCode implements ListedCode {
    /// DNS gave no answer for a destination.
    LOOKUP_FAILED("destination.lookup-failed", Severity.NOTICE, RfcRef.of(8460, "3")),
    /// The domain of a mailbox does not exist.
    NO_SUCH_DOMAIN("destination.no-such-domain", Severity.WARNING, RfcRef.of(5321, "5.1")),
    /// The domain of a mailbox says that it takes no mail.
    NULL_MX("destination.null-mx", Severity.WARNING, RfcRef.of(7505, "3")),
    /// The domain of a mailbox has no host that mail could go to.
    NO_MAIL_HOST("destination.no-mail-host", Severity.WARNING, RfcRef.of(5321, "5.1")),
    /// The host of a URL has no address.
    NO_ADDRESS("destination.no-address", Severity.WARNING, RfcRef.of(8460, "5.4")),
    /// No address of the host of a URL speaks HTTPS.
    UNREACHABLE("destination.unreachable", Severity.WARNING, RfcRef.of(8460, "5.4")),
    /// Some address of the host of a URL does not speak HTTPS, another does.
    ADDRESS_UNREACHABLE("destination.address-unreachable", Severity.NOTICE, RfcRef.of(8460, "5.4")),
    /// The certificate of the host of a URL is not valid; a sender may pass over that, and need not.
    CERTIFICATE("destination.certificate", Severity.WARNING, RfcRef.of(8460, "3")),
    /// A status that raises doubts whether a report would be taken.
    STATUS("destination.status", Severity.NOTICE, RfcRef.of(8460, "5.4")),
    /// A destination that was not looked at.
    NOT_TRIED("destination.not-tried", Severity.NOTICE, RfcRef.of(8460, "3")),
    /// Reports go to somebody who has neither the domain nor its mail.
    EXTERNAL("destination.external", Severity.NOTICE, RfcRef.of(8460, "7")),
    /// The record stands only where drafts before the RFC had it.
    OLD_NAME("record.old-name", Severity.WARNING, RfcRef.of(8460, "3")),
    /// There is a record at the old name as well.
    OLD_NAME_TOO("record.old-name-too", Severity.NOTICE, RfcRef.of(8460, "3")),
    /// An MX host has TLSA records, and nobody hears when they fail.
    HOST_WITHOUT_RECORD("host.without-record", Severity.NOTICE, RfcRef.of(8460, "1.1"));

    private final Particulars particulars;

    ReportingCode(String id, Severity severity, RfcRef rfc) {
        this.particulars = new Particulars("tlsrpt." + id, severity, Aspect.TLS_RPT, rfc, Fixer.DNS);
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
