package org.sealpost.check.nameservers;

import org.sealpost.check.Aspect;
import org.sealpost.check.Fixer;
import org.sealpost.check.Severity;
import org.sealpost.check.code.ListedCode;
import org.sealpost.check.code.Particulars;
import org.sealpost.protocol.RfcRef;

/// What can be found of the name servers of a domain, each asked by itself.
public enum NameServerCode implements ListedCode {
    /// It does not answer for the zone that is delegated to it.
    LAME("server.lame", Severity.WARNING, RfcRef.of(1034, "4.2.2"), Fixer.DNS),
    /// It did not answer, and others did.
    UNREACHABLE("server.unreachable", Severity.NOTICE, RfcRef.of(1034, "4.1"), Fixer.SENDER),
    /// No server of the zone answered.
    NONE_ANSWERS("server.none-answers", Severity.NOTICE, RfcRef.of(1034, "4.1"), Fixer.SENDER),
    /// The name has no address.
    NO_ADDRESS("server.no-address", Severity.WARNING, RfcRef.of(1034, "4.2.1"), Fixer.DNS),
    /// It cuts its answer off and does not give it over TCP.
    NO_TCP("server.no-tcp", Severity.WARNING, RfcRef.of(1035, "4.2.2"), Fixer.DNS),
    /// Its zone is older than that of another.
    STALE("server.stale", Severity.NOTICE, RfcRef.of(1034, "4.3.5"), Fixer.DNS),
    /// The servers do not say the same of a record that senders need.
    DISAGREES("server.disagrees", Severity.WARNING, RfcRef.of(1034, "4.3.5"), Fixer.DNS),
    /// The servers do not give the same addresses of the policy host.
    ADDRESS_DIFFERS("server.address-differs", Severity.NOTICE, RfcRef.of(1034, "4.3.5"), Fixer.DNS),
    /// The zone above names other servers than the zone.
    DELEGATION_MISMATCH("delegation.mismatch", Severity.WARNING, RfcRef.of(1034, "4.2.2"), Fixer.DNS),
    /// A change back takes more than a day to reach everybody.
    TTL_LONG("ttl.long", Severity.NOTICE, RfcRef.of(8461, "8.3"), Fixer.DNS),
    /// There is an answer for a name that nobody has.
    WILDCARD_ANSWERS("wildcard.answers", Severity.NOTICE, RfcRef.of(4592, "2.1"), Fixer.DNS),
    /// A resolver that the user named says something else.
    PUBLIC_RESOLVER_DIFFERS("public-resolver.differs", Severity.WARNING, RfcRef.of(1035, "7.4"), Fixer.DNS);

    private final Particulars particulars;

    NameServerCode(String fault, Severity severity, RfcRef rfc, Fixer fixer) {
        this.particulars = new Particulars("dns." + fault, severity, Aspect.NAME_SERVERS, rfc, fixer);
    }

    @Override
    public Particulars particulars() {
        return particulars;
    }
}
