package org.sealpost.check.dane;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.name.DomainName;

/// Finds the TLSA records that count for one MX host, and holds the probes against them.
record HostDane(MxHostFacts host, DomainName nextHop, Instant at) {
    DaneState state() {
        if (host.tlsa().isEmpty()) {
            return new DaneState.NotKnown("not asked");
        }
        if (host.addresses().known().isEmpty()) {
            return new DaneState.NotKnown("no address");
        }
        // RFC 7672 §2.2.2: the addresses first; records below a name that is not signed are not asked for.
        return switch (security(host.addresses())) {
            case SECURE -> among(host.tlsa());
            case INSECURE -> {
                // RFC 7672 §2.2.3: where the name is an alias out of a signed zone, its own name still counts.
                Lookup<TlsaRecord> own = host.tlsa().getLast();
                yield host.tlsa().size() > 1 && own instanceof Lookup.Found && own.dnssec() == Dnssec.SECURE
                        ? among(List.of(own))
                        : new DaneState.NotSecure(DaneState.Link.ADDRESSES);
            }
            case BOGUS, INDETERMINATE -> new DaneState.NotKnown("security of addresses");
        };
    }

    private static Dnssec security(Addresses addresses) {
        List<Dnssec> known = Stream.of(addresses.ipv4(), addresses.ipv6())
                .filter(Lookup.Found.class::isInstance)
                .map(Lookup::dnssec)
                .toList();
        return Stream.of(Dnssec.SECURE, Dnssec.INDETERMINATE)
                .filter(known::contains)
                .findFirst()
                .orElse(Dnssec.INSECURE);
    }

    /// RFC 7672 §2.2.3: the first name with records counts.
    private DaneState among(List<Lookup<TlsaRecord>> lookups) {
        boolean insecure = false;
        for (Lookup<TlsaRecord> lookup : lookups) {
            if (lookup instanceof Lookup.Failed<TlsaRecord> failed) {
                return new DaneState.LookupFailed(failed);
            }
            if (lookup.dnssec() == Dnssec.INDETERMINATE) {
                return new DaneState.NotKnown("security of TLSA");
            }
            if (lookup instanceof Lookup.Found<TlsaRecord> found) {
                if (found.dnssec() == Dnssec.SECURE) {
                    return with(found);
                }
                insecure = true;
            }
        }
        return insecure ? new DaneState.NotSecure(DaneState.Link.TLSA) : new DaneState.NoRecords();
    }

    private DaneState with(Lookup.Found<TlsaRecord> found) {
        DomainName base = base(found.question().name());
        if (found.records().stream().noneMatch(TlsaRecord::usableForSmtp)) {
            return new DaneState.Unusable(base, found.records());
        }
        // RFC 7672 §3.2.2: the base domain, the name in the MX record and the domain that mail is addressed to.
        List<DomainName> names =
                Stream.of(base, host.name(), nextHop).distinct().toList();
        var matching = new DaneMatching(found.records(), names, base, at);
        return new DaneState.Usable(
                base,
                found.records(),
                host.attempts().stream().map(matching::judge).toList());
    }

    /// The name without `_25._tcp`.
    private static DomainName base(DomainName owner) {
        String ascii = owner.ascii();
        int second = ascii.indexOf('.', ascii.indexOf('.') + 1);
        return DomainName.ofWire(ascii.substring(second + 1)).orElse(owner);
    }
}
