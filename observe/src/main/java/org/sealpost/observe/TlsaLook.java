package org.sealpost.observe;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Alias;
import org.sealpost.observe.facts.Dnssec;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.NotLooked;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.dane.TlsaRecord;
import org.sealpost.protocol.name.DomainName;

/// Looks for the TLSA records of MX hosts. A host that is an alias has two names under which senders look: the one
/// that it leads to, then its own (RFC 7672 §2.2.3).
///
/// @param asked whether to look at all
record TlsaLook(Dns dns, boolean asked, ExecutorService threads) {
    /// The question under the host's own name, asked already.
    Stage start(Watch watch, DomainName host) {
        return new Stage(watch, host, asked && fits(host) ? Optional.of(ask(watch, host)) : Optional.empty());
    }

    private Running<Lookup<TlsaRecord>> ask(Watch watch, DomainName base) {
        return Running.start(threads, () -> {
            Lookup<TlsaRecord> answer = watch.host(Part.DANE, base, () -> dns.tlsa(base, watch.deadline()));
            // RFC 7672 §2.2.1: records that are proven to be unsigned are nothing to a sender, and nothing to
            // report of.
            if (answer.found().isPresent() && answer.dnssec() != Dnssec.INSECURE) {
                watch.hostReports().ask(base, watch.deadline());
            }
            return answer;
        });
    }

    final class Stage {
        private final Watch watch;
        private final DomainName host;
        private final Optional<Running<Lookup<TlsaRecord>>> own;

        private Stage(Watch watch, DomainName host, Optional<Running<Lookup<TlsaRecord>>> own) {
            this.watch = watch;
            this.host = host;
            this.own = own;
        }

        /// Asks under the other name as well, when the addresses show that there is one; to be called for the answers
        /// when everything else is under way.
        List<Lookup<TlsaRecord>> result(Addresses addresses) {
            Optional<DomainName> other = own.flatMap(_ -> target(addresses)).filter(target -> !target.equals(host));
            Optional<Running<Lookup<TlsaRecord>>> ofOther = other.map(target -> ask(watch, target));
            return Stream.concat(
                            ofOther
                                    .map(running -> running.result(watch.deadline(), late(other.orElseThrow())))
                                    .stream(),
                            own.map(running -> running.result(watch.deadline(), late(host))).stream())
                    .toList();
        }
    }

    /// Whether there can be records below the name at all.
    private static boolean fits(DomainName base) {
        return base.ascii().length() <= 253 - "_25._tcp.".length();
    }

    private static Lookup<TlsaRecord> late(DomainName base) {
        return NotLooked.OUT_OF_TIME.lookup(base.child("_25._tcp"), "TLSA");
    }

    private static Optional<DomainName> target(Addresses addresses) {
        return Stream.of(addresses.ipv4(), addresses.ipv6())
                .map(Lookup::aliases)
                .filter(aliases -> !aliases.isEmpty())
                .map(List::getLast)
                .map(Alias::target)
                .flatMap(target -> DomainName.ofWire(target).stream())
                .filter(TlsaLook::fits)
                .findFirst();
    }
}
