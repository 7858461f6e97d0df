package org.sealpost.check.tlsrpt;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// What can be found of the TLS-RPT record, beside what its text says.
public enum TlsRptCode implements ListedCode {
    /// DNS gave no answer.
    LOOKUP_FAILED("lookup-failed", Severity.UNKNOWN, RfcRef.of(8460, "3")),
    /// The answer does not pass DNSSEC validation.
    BOGUS("bogus", Severity.UNKNOWN, RfcRef.of(4035, "5.5")),
    /// The same destination twice.
    DESTINATION_REPEATED("destination-repeated", Severity.NOTICE, RfcRef.of(8460, "3"));

    private final Particulars particulars;

    TlsRptCode(String fault, Severity severity, RfcRef rfc) {
        this.particulars = new Particulars("tlsrpt.record." + fault, severity, Aspect.TLS_RPT, rfc, Fixer.DNS);
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
