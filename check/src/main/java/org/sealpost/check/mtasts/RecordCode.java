package org.sealpost.check.mtasts;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// What can be found of the record, beside what its text says.
public enum RecordCode implements ListedCode {
    /// DNS gave no answer: it failed, refused or was silent.
    LOOKUP_FAILED("lookup-failed", Severity.UNKNOWN, RfcRef.of(8461, "3.1")),
    /// The answer does not pass DNSSEC validation.
    BOGUS("bogus", Severity.UNKNOWN, RfcRef.of(4035, "5.5")),
    /// A record that would do stands at a name where no sender looks.
    AT_WRONG_NAME("at-wrong-name", Severity.WARNING, RfcRef.of(8461, "3.1")),
    /// The name is an alias; the record is somebody else's.
    DELEGATED("delegated", Severity.NOTICE, RfcRef.of(8461, "8.2"));

    private final Particulars particulars;

    RecordCode(String fault, Severity severity, RfcRef rfc) {
        this.particulars = new Particulars("mtasts.record." + fault, severity, Aspect.STS_RECORD, rfc, Fixer.DNS);
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
