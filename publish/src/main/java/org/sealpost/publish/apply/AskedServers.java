package org.sealpost.publish.apply;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sealpost.observe.dns.ServerDialogue;
import org.sealpost.observe.dns.Zones;
import org.sealpost.observe.facts.Question;
import org.sealpost.observe.facts.ServerAnswer;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.plan.MxSet;
import org.sealpost.publish.plan.Seen;

/// The authoritative name servers of a domain's zones, asked all at once, each at each of its addresses. They
/// are those that the zone itself names, found by the resolver.
public final class AskedServers implements Authoritatives {
    private static final int LEVELS = 12;
    private static final int MOST_SERVERS = 16;
    private static final int MOST_ADDRESSES = 8;
    private static final Duration USUAL_NEGATIVE = Duration.ofHours(1);

    private final Zones zones;
    private final ServerDialogue dialogue;
    private final Supplier<Deadline> patience;

    /// @param patience until when a question that is asked now is waited for
    public AskedServers(Zones zones, ServerDialogue dialogue, Supplier<Deadline> patience) {
        this.zones = zones;
        this.dialogue = dialogue;
        this.patience = patience;
    }

    @Override
    public List<Seen<Optional<RecordSet>>> ask(DomainName name, RecordSet.Type type) {
        return each(name, type.name(), records -> {
            List<String> values = records.records().stream()
                    .filter(record -> record.type().equals(type.name()))
                    .map(record -> usual(type, record.data()))
                    .toList();
            return values.isEmpty()
                    ? Optional.<RecordSet>empty()
                    : Optional.of(new RecordSet(name, type, records.ttl(), values));
        });
    }

    /// Servers write addresses in more than one form.
    private static String usual(RecordSet.Type type, String data) {
        return switch (type) {
            case A, AAAA ->
                IpAddress.of(InetAddress.ofLiteral(data).getAddress()).text();
            case CNAME, TXT -> data;
        };
    }

    @Override
    public List<Seen<MxSet>> mx(DomainName domain) {
        return each(domain, "MX", records -> Optional.of(mxSet(records))).stream()
                .<Seen<MxSet>>map(seen -> switch (seen) {
                    case Seen.Known<Optional<MxSet>>(Optional<MxSet> set) ->
                        new Seen.Known<>(set.orElseGet(() -> new MxSet(new TreeSet<>(), Duration.ZERO)));
                    case Seen.Unknown<Optional<MxSet>>(String why) -> new Seen.Unknown<>(why);
                })
                .toList();
    }

    private static MxSet mxSet(ServerAnswer.Records records) {
        var hosts = new TreeSet<DomainName>();
        for (ServerAnswer.ServerRecord record : records.records()) {
            String[] words = record.data().split(" ", 2);
            if (record.type().equals("MX") && words.length == 2) {
                DomainName.ofWire(words[1]).ifPresent(hosts::add);
            }
        }
        return new MxSet(hosts, records.ttl());
    }

    /// RFC 2308 §5: the smaller of the TTL of the SOA record and its last number.
    @Override
    public Duration negative(DomainName domain) {
        return each(
                        domain,
                        "SOA",
                        records -> records.records().stream()
                                .filter(record -> record.type().equals("SOA"))
                                .findFirst()
                                .flatMap(record -> minimum(record.data()))
                                .map(minimum -> minimum.compareTo(records.ttl()) < 0 ? minimum : records.ttl()))
                .stream()
                .flatMap(seen -> seen instanceof Seen.Known<Optional<Duration>>(Optional<Duration> negative)
                        ? negative.stream()
                        : Stream.empty())
                .max(Duration::compareTo)
                .orElse(USUAL_NEGATIVE);
    }

    private static Optional<Duration> minimum(String soa) {
        String last = soa.substring(soa.lastIndexOf(' ') + 1);
        return last.matches("[0-9]{1,10}") ? Optional.of(Duration.ofSeconds(Long.parseLong(last))) : Optional.empty();
    }

    /// The name servers of the zone in which a name stands.
    public Seen<Set<DomainName>> of(DomainName name) {
        return switch (servers(name, patience.get())) {
            case Seen.Known<List<DomainName>>(List<DomainName> servers) -> new Seen.Known<>(Set.copyOf(servers));
            case Seen.Unknown<List<DomainName>>(String why) -> new Seen.Unknown<>(why);
        };
    }

    private <T> List<Seen<Optional<T>>> each(
            DomainName name, String type, Function<ServerAnswer.Records, Optional<T>> reading) {
        Deadline deadline = patience.get();
        return switch (servers(name, deadline)) {
            case Seen.Unknown<List<DomainName>>(String why) -> List.of(new Seen.Unknown<>(why));
            case Seen.Known<List<DomainName>>(List<DomainName> servers) -> {
                if (servers.size() > MOST_SERVERS) {
                    yield List.of(new Seen.Unknown<>("the zone has more than " + MOST_SERVERS + " name servers"));
                }
                var question = new Question(name, type);
                yield Pace.AT_ONCE.each(servers, server -> ask(server, question, deadline, reading)).stream()
                        .flatMap(List::stream)
                        .toList();
            }
        };
    }

    /// Of the zone that the name is in. An alias, or a name that is not there, tells nothing of its zone.
    private Seen<List<DomainName>> servers(DomainName name, Deadline deadline) {
        Optional<DomainName> at = Optional.of(name);
        for (int level = 0; level < LEVELS && at.isPresent(); level++) {
            switch (zones.zoneOf(at.get(), deadline)) {
                case Zones.Found.Begins(DomainName _, List<DomainName> servers) -> {
                    return new Seen.Known<>(servers);
                }
                case Zones.Found.Unknown _ -> {
                    return new Seen.Unknown<>("the resolver does not say which name servers the zone has");
                }
                case Zones.Found.Nothing _, Zones.Found.Inside _ ->
                    at = at.get().parent();
            }
        }
        return new Seen.Unknown<>("no zone was found");
    }

    private <T> List<Seen<Optional<T>>> ask(
            DomainName server,
            Question question,
            Deadline deadline,
            Function<ServerAnswer.Records, Optional<T>> reading) {
        List<IpAddress> addresses = zones.addresses(server, deadline).orElse(List.of());
        if (addresses.isEmpty() || addresses.size() > MOST_ADDRESSES) {
            return List.of(new Seen.Unknown<>(
                    addresses.isEmpty()
                            ? "no address of " + server + " is known"
                            : server + " has more addresses than are asked"));
        }
        return Pace.AT_ONCE.each(addresses, address -> seen(ask(address, question, deadline), server, reading));
    }

    private Optional<ServerAnswer> ask(IpAddress address, Question question, Deadline deadline) {
        var answers = new ArrayList<ServerAnswer>();
        dialogue.ask(address, List.of(question), deadline, new ServerDialogue.Listener() {
            @Override
            public void heard(ServerAnswer answer) {
                answers.add(answer);
            }

            @Override
            public void serial(long serial) {
                // It is not asked for.
            }
        });
        return answers.stream().findFirst();
    }

    private static <T> Seen<Optional<T>> seen(
            Optional<ServerAnswer> answer, DomainName server, Function<ServerAnswer.Records, Optional<T>> reading) {
        if (answer.isEmpty()) {
            return new Seen.Unknown<>(server + " did not answer");
        }
        return switch (answer.get()) {
            case ServerAnswer.Records records when records.authoritative() -> new Seen.Known<>(reading.apply(records));
            case ServerAnswer.Nothing nothing when nothing.authoritative() -> new Seen.Known<>(Optional.empty());
            case ServerAnswer.Records _, ServerAnswer.Nothing _ ->
                new Seen.Unknown<>(server + " has no authority for the name");
            case ServerAnswer.Referral referral ->
                new Seen.Unknown<>(server + " sends on to the servers of " + referral.zone());
            case ServerAnswer.Refused refused -> new Seen.Unknown<>(server + " answered " + refused.code());
            case ServerAnswer.Missing missing -> new Seen.Unknown<>(server + " did not answer: " + missing.detail());
        };
    }
}
