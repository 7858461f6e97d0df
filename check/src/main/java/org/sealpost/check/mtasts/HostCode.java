package org.sealpost.check.mtasts;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// What can be found of the policy host before HTTP speaks.
public enum HostCode implements ListedCode {
    NO_ADDRESS("no-address", Severity.ERROR, Fixer.DNS),
    /// DNS gave no answer for its addresses.
    LOOKUP_FAILED("lookup-failed", Severity.UNKNOWN, Fixer.DNS),
    /// Its addresses do not pass DNSSEC validation.
    BOGUS("bogus", Severity.UNKNOWN, RfcRef.of(4035, "5.5"), Fixer.DNS),
    REFUSED("refused", Severity.ERROR, Fixer.POLICY_HOST),
    TIMED_OUT("timed-out", Severity.ERROR, Fixer.POLICY_HOST),
    /// The network says that there is no way to it.
    UNREACHABLE("unreachable", Severity.ERROR, Fixer.POLICY_HOST),
    /// Some addresses serve the policy and this one takes no connection.
    ADDRESS_DEAD("address-dead", Severity.WARNING, Fixer.POLICY_HOST),
    /// Nothing could be tried from here, so nothing is known.
    NOT_TRIED("not-tried", Severity.UNKNOWN, Fixer.SENDER),
    /// It has more addresses than are looked at.
    NOT_ALL_TRIED("not-all-tried", Severity.NOTICE, Fixer.SENDER),
    TOO_SLOW("too-slow", Severity.ERROR, Fixer.POLICY_HOST),
    /// It has neither TLS 1.2 nor 1.3.
    TLS_VERSION("tls-version", Severity.ERROR, RfcRef.of(8461, "7.2"), Fixer.POLICY_HOST),
    TLS_FAILED("tls-failed", Severity.ERROR, Fixer.POLICY_HOST),
    NOT_HTTP("not-http", Severity.ERROR, Fixer.POLICY_HOST);

    private final Particulars particulars;

    HostCode(String fault, Severity severity, Fixer fixer) {
        this(fault, severity, RfcRef.of(8461, "3.3"), fixer);
    }

    HostCode(String fault, Severity severity, RfcRef rfc, Fixer fixer) {
        this.particulars = new Particulars("mtasts.host." + fault, severity, Aspect.POLICY_FILE, rfc, fixer);
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
