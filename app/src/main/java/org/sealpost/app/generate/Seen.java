package org.sealpost.app.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.check.MailSeen;
import org.sealpost.check.Reading;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxRecord;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.tlsrpt.Destination;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.generate.Placement.PolicyHost;
import org.sealpost.publish.generate.Standing;

/// What a look at the domain tells the generator.
///
/// @param mail where mail goes now
/// @param host how the policy host is reached now
/// @param destinations where TLS reports go now
public record Seen(Standing standing, Mail mail, PolicyHost host, List<Destination> destinations) {
    /// Where mail goes.
    public enum Mail {
        /// To the hosts that were seen.
        HOSTS,
        /// Nowhere: RFC 7505 §3, or there is neither MX record nor address.
        NONE,
        /// Nobody looked, or DNS gave no answer.
        NOT_KNOWN
    }

    /// Nobody looked.
    public static final Seen NOTHING = new Seen(Standing.NOT_SEEN, Mail.NOT_KNOWN, new PolicyHost.NotSaid(), List.of());

    public Seen {
        destinations = List.copyOf(destinations);
    }

    public static Seen of(DomainFacts facts) {
        var reading = Reading.of(facts);
        List<RecordSet> records = new ArrayList<>();
        txt(facts.stsTxt()).ifPresent(records::add);
        txt(facts.tlsRptTxt()).ifPresent(records::add);
        Addresses addresses = facts.policyHost().addresses();
        addresses(addresses.ipv4(), RecordSet.Type.A).ifPresent(records::add);
        addresses(addresses.ipv6(), RecordSet.Type.AAAA).ifPresent(records::add);
        return new Seen(
                new Standing(distinct(records), reading.policy().usable(), hosts(reading)),
                mail(reading),
                host(addresses),
                reading.tlsRpt().flatMap(selection -> selection.parsed().value()).stream()
                        .flatMap(record -> record.rua().stream())
                        .filter(destination -> !(destination instanceof Destination.Unusable))
                        .toList());
    }

    private static Mail mail(Reading reading) {
        return switch (reading.mail()) {
            case MailSeen.NullMx _, MailSeen.NoMail _ -> Mail.NONE;
            case MailSeen.Implicit _, MailSeen.Hosts _ -> Mail.HOSTS;
            case MailSeen.NotKnown() -> Mail.NOT_KNOWN;
        };
    }

    private static List<DomainName> hosts(Reading reading) {
        return switch (reading.mail()) {
            case MailSeen.Implicit _ -> List.of(reading.domain());
            case MailSeen.Hosts hosts ->
                hosts.records().stream()
                        .map(MxRecord::host)
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList();
            case MailSeen.NullMx _, MailSeen.NoMail _, MailSeen.NotKnown _ -> List.of();
        };
    }

    /// The record at the name itself: the texts, or the alias that leads to them.
    private static Optional<RecordSet> txt(Lookup<TxtRecord> lookup) {
        Optional<RecordSet> alias = alias(lookup);
        return alias.isPresent()
                ? alias
                : lookup.found()
                        .map(found -> new RecordSet(
                                lookup.question().name(),
                                RecordSet.Type.TXT,
                                found.ttl(),
                                found.records().stream()
                                        .map(record -> record.joined().utf8Lossy())
                                        .toList()));
    }

    private static Optional<RecordSet> addresses(Lookup<IpAddress> lookup, RecordSet.Type type) {
        Optional<RecordSet> alias = alias(lookup);
        return alias.isPresent()
                ? alias
                : lookup.found()
                        .map(found -> new RecordSet(
                                lookup.question().name(),
                                type,
                                found.ttl(),
                                found.records().stream().map(IpAddress::text).toList()));
    }

    private static Optional<RecordSet> alias(Lookup<?> lookup) {
        return lookup.aliases().stream()
                .findFirst()
                .flatMap(alias -> DomainName.ofWire(alias.target())
                        .map(target -> new RecordSet(
                                lookup.question().name(), RecordSet.Type.CNAME, alias.ttl(), List.of(target.ascii()))));
    }

    /// An alias is seen by each of the questions that it answers.
    private static List<RecordSet> distinct(List<RecordSet> records) {
        List<RecordSet> all = new ArrayList<>();
        for (RecordSet set : records) {
            boolean known =
                    all.stream().anyMatch(other -> other.name().equals(set.name()) && other.type() == set.type());
            if (!known) {
                all.add(set);
            }
        }
        return all;
    }

    private static PolicyHost host(Addresses addresses) {
        Optional<DomainName> target = alias(addresses.ipv4())
                .or(() -> alias(addresses.ipv6()))
                .map(set -> DomainName.of(set.values().getFirst()));
        if (target.isPresent()) {
            return new PolicyHost.Alias(target.get());
        }
        List<IpAddress> known = addresses.known();
        return known.isEmpty() ? new PolicyHost.NotSaid() : new PolicyHost.At(known);
    }
}
