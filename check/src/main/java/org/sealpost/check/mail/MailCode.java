package org.sealpost.check.mail;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// What can be found of where mail goes.
public enum MailCode implements ListedCode {
    /// The domain says that it takes no mail.
    NULL_MX("domain.null-mx", Severity.NOTICE, RfcRef.of(7505, "3")),
    /// Neither MX nor address.
    NO_MAIL("domain.no-mail", Severity.NOTICE, RfcRef.of(5321, "5.1")),
    /// There is no such name.
    NO_SUCH_DOMAIN("domain.no-such-name", Severity.NOTICE, RfcRef.of(5321, "5.1")),
    /// No MX, and an address that takes its place.
    IMPLICIT_MX("domain.implicit-mx", Severity.NOTICE, RfcRef.of(5321, "5.1")),
    /// A null MX beside others.
    NULL_MX_NOT_ALONE("domain.null-mx-not-alone", Severity.WARNING, RfcRef.of(7505, "3")),
    /// DNS gave no answer for the MX records, or for the addresses that would stand in for them.
    LOOKUP_FAILED("mx.lookup-failed", Severity.UNKNOWN, RfcRef.of(5321, "5.1")),
    /// The MX records do not pass DNSSEC validation.
    BOGUS("mx.bogus", Severity.UNKNOWN, RfcRef.of(4035, "5.5")),
    /// What stands in the MX record is no host name.
    MX_NOT_A_HOST("mx.not-a-host", Severity.WARNING, RfcRef.of(5321, "5.1")),
    /// The MX host is an alias.
    MX_IS_ALIAS("mx.alias", Severity.WARNING, RfcRef.of(2181, "10.3")),
    MX_WITHOUT_ADDRESS("mx.without-address", Severity.WARNING, RfcRef.of(5321, "5.1")),
    /// Not one MX host has an address.
    NO_MX_HAS_ADDRESS("mx.none-with-address", Severity.ERROR, RfcRef.of(5321, "5.1")),
    /// DNS gave no answer for the addresses of an MX host.
    ADDRESS_LOOKUP_FAILED("address.lookup-failed", Severity.UNKNOWN, RfcRef.of(5321, "5.1")),
    /// The addresses of an MX host do not pass DNSSEC validation.
    ADDRESS_BOGUS("address.bogus", Severity.UNKNOWN, RfcRef.of(4035, "5.5")),
    /// There are more MX hosts or addresses than are looked at.
    NOT_ALL_TRIED("mx.not-all-tried", Severity.NOTICE, RfcRef.of(5321, "5.1"));

    private final Particulars particulars;

    MailCode(String fault, Severity severity, RfcRef rfc) {
        Aspect aspect = fault.startsWith("address.") ? Aspect.MX_TLS : Aspect.MX_AGAINST_POLICY;
        Fixer fixer = fault.endsWith("not-all-tried") ? Fixer.SENDER : Fixer.DNS;
        this.particulars = new Particulars("mail." + fault, severity, aspect, rfc, fixer);
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
