package org.sealpost.publish.dns.update;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.observe.net.Dialer;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.dns.Contents;
import org.sealpost.publish.dns.Entry;
import org.sealpost.publish.dns.TxtText;
import org.sealpost.publish.dns.Writing;
import org.sealpost.publish.dns.Zone;
import org.sealpost.publish.dns.ZoneAccess;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.Update;

/// DNS UPDATE to a primary server: the server itself compares what stands in the zone with the
/// prerequisites, in the same transaction as it writes. Reads and updates go to that one server over TCP.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc2136#section-3.2">RFC 2136 §3.2</a>
public final class UpdateAccess implements ZoneAccess {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int ZONES_UP = 12;
    private static final List<Integer> PUBLISHED = List.of(Type.TXT, Type.A, Type.AAAA);

    /// What could stand in the way of a CNAME record, which a server would then leave out without a word
    /// (RFC 2136 §3.4.2.2).
    private static final List<Integer> IN_THE_WAY =
            List.of(Type.A, Type.AAAA, Type.TXT, Type.MX, Type.NS, Type.SRV, Type.CAA, Type.TLSA, Type.HTTPS);

    private final SignedExchange exchange;
    private final UpdateServer server;
    private final List<DomainName> zones;

    /// @param zones those that the operator named; without any they are found by their SOA records
    public UpdateAccess(
            UpdateServer server, Optional<TsigKey> key, List<DomainName> zones, Dialer dialer, InstantSource clock) {
        this.server = server;
        this.zones = List.copyOf(zones);
        this.exchange = new SignedExchange(server, key, dialer, clock, PATIENCE);
    }

    @Override
    public boolean atomic() {
        return true;
    }

    @Override
    public Zone.Search zoneOf(DomainName name) {
        Optional<DomainName> named = zones.stream()
                .filter(name::isAtOrBelow)
                .max((one, other) ->
                        Integer.compare(one.labels().size(), other.labels().size()));
        if (named.isPresent()) {
            return new Zone.Search.Found(new Zone(named.get().ascii(), named.get()));
        }
        Optional<DomainName> at = Optional.of(name);
        for (int up = 0; up < ZONES_UP && at.isPresent(); up++) {
            Heard heard = exchange.ask(Message.newQuery(Record.newRecord(wire(at.get()), Type.SOA, DClass.IN)));
            switch (heard) {
                case Heard.Nothing(String why) -> {
                    return new Zone.Search.Failed(why);
                }
                case Heard.Answer(Message answer) -> {
                    Optional<DomainName> zone = zoneIn(answer, name);
                    if (zone.isPresent()) {
                        return new Zone.Search.Found(new Zone(zone.get().ascii(), zone.get()));
                    }
                    if (answer.getRcode() != Rcode.NOERROR && answer.getRcode() != Rcode.NXDOMAIN) {
                        return new Zone.Search.Failed(
                                answer.getRcode() == Rcode.REFUSED
                                        ? notServed(name)
                                        : exchange.faults().of(answer.getRcode(), "the zone of " + name));
                    }
                }
            }
            at = at.get().parent();
        }
        return new Zone.Search.Failed(notServed(name));
    }

    private String notServed(DomainName name) {
        return server + " does not serve the zone of " + name + " with authority; name the zone's primary server.";
    }

    private static Optional<DomainName> zoneIn(Message answer, DomainName name) {
        if (!answer.getHeader().getFlag(Flags.AA)) {
            return Optional.empty();
        }
        List<Record> both = new ArrayList<>(answer.getSection(Section.ANSWER));
        both.addAll(answer.getSection(Section.AUTHORITY));
        return both.stream()
                .filter(SOARecord.class::isInstance)
                .flatMap(soa -> DomainName.ofWire(soa.getName().toString(true)).stream())
                .filter(name::isAtOrBelow)
                .findFirst();
    }

    @Override
    public Contents look(Zone zone, DomainName name) {
        List<Message> questions = PUBLISHED.stream()
                .map(type -> Message.newQuery(Record.newRecord(wire(name), type, DClass.IN)))
                .toList();
        List<Entry> entries = new ArrayList<>();
        for (Heard heard : exchange.ask(questions)) {
            switch (heard) {
                case Heard.Nothing(String why) -> {
                    return new Contents.Unknown(why);
                }
                case Heard.Answer(Message answer) -> {
                    int code = answer.getRcode();
                    if (code != Rcode.NOERROR && code != Rcode.NXDOMAIN) {
                        return new Contents.Unknown(
                                exchange.faults().of(code, zone.name().ascii()));
                    }
                    if (!answer.getHeader().getFlag(Flags.AA)) {
                        return new Contents.Unknown(notServed(name));
                    }
                    answer.getSection(Section.ANSWER).stream()
                            .filter(record -> record.getName().equals(wire(name)))
                            .flatMap(record -> entry(record).stream())
                            .filter(entry -> !entries.contains(entry))
                            .forEach(entries::add);
                }
            }
        }
        return new Contents.Known(entries, List.of());
    }

    private static Optional<Entry> entry(Record record) {
        Duration ttl = Duration.ofSeconds(record.getTTL());
        String data = record.rdataToString();
        return switch (record) {
            case TXTRecord text -> {
                // The library leaves quotes out where it can; ours are always there.
                String exact = TxtText.quoted(text.getStringsAsByteArrays());
                yield TxtText.joined(exact).map(joined -> new Entry(exact, RecordSet.Type.TXT, ttl, joined));
            }
            case CNAMERecord alias ->
                Optional.of(new Entry(
                        data, RecordSet.Type.CNAME, ttl, alias.getTarget().toString(true)));
            default ->
                switch (record.getType()) {
                    case Type.A -> Optional.of(new Entry(data, RecordSet.Type.A, ttl, data));
                    case Type.AAAA -> Optional.of(new Entry(data, RecordSet.Type.AAAA, ttl, data));
                    default -> Optional.empty();
                };
        };
    }

    @Override
    public Writing replace(Zone zone, Change change, Contents.Known seen) {
        Heard heard = exchange.ask(update(zone, change, seen));
        return switch (heard) {
            case Heard.Nothing(String why) -> new Writing.Failed(why);
            case Heard.Answer(Message answer) ->
                switch (answer.getRcode()) {
                    case Rcode.NOERROR -> standing(zone, change);
                    case Rcode.YXDOMAIN, Rcode.YXRRSET, Rcode.NXRRSET, Rcode.NXDOMAIN ->
                        new Writing.Conflict(seen.reading(change.name(), change.type()));
                    default ->
                        new Writing.Failed(exchange.faults()
                                .of(answer.getRcode(), zone.name().ascii()));
                };
        };
    }

    /// A server leaves a CNAME record out that would stand beside others, and says nothing of it.
    private Writing standing(Zone zone, Change change) {
        if (change.wanted()
                        .filter(wanted -> wanted.type() == RecordSet.Type.CNAME)
                        .isEmpty()
                || !(look(zone, change.name()) instanceof Contents.Known now)
                || !now.entries().isEmpty()) {
            return new Writing.Written();
        }
        return new Writing.Failed(server + " took the update and left the CNAME record out; remove what else stands at "
                + change.name() + ".");
    }

    private static Message update(Zone zone, Change change, Contents.Known seen) {
        Name name = wire(change.name());
        var update = new Update(wire(zone.name()));
        boolean alias = change.wanted()
                .filter(wanted -> wanted.type() == RecordSet.Type.CNAME)
                .isPresent();
        Optional<Integer> before = change.expected().map(expected -> type(expected.type()));
        // RFC 2136 §2.4.2: the whole set with its very data, which the zone may have split into other strings than
        // we do.
        change.expected()
                .ifPresent(expected -> seen.of(expected.type())
                        .forEach(entry -> update.present(record(name, expected.type(), 0, entry.key()))));
        if (before.isEmpty() && alias) {
            // RFC 2136 §2.4.5.
            update.absent(name);
        } else if (alias) {
            IN_THE_WAY.stream().filter(type -> !before.get().equals(type)).forEach(type -> update.absent(name, type));
        } else if (change.wanted().isPresent()) {
            // RFC 2136 §2.4.3.
            int type = type(change.type());
            if (before.isEmpty() || before.get() != type) {
                update.absent(name, type);
            }
            if (before.isEmpty() || before.get() != Type.CNAME) {
                update.absent(name, Type.CNAME);
            }
        }
        before.ifPresent(type -> update.delete(name, type));
        change.wanted()
                .ifPresent(wanted -> wanted.values()
                        .forEach(value -> update.add(
                                record(name, wanted.type(), wanted.ttl().toSeconds(), data(wanted.type(), value)))));
        return update;
    }

    private static String data(RecordSet.Type type, String value) {
        return switch (type) {
            case TXT -> TxtText.quoted(value);
            case CNAME -> RecordSet.comparable(type, value) + ".";
            case A, AAAA -> value;
        };
    }

    private static Record record(Name name, RecordSet.Type type, long ttl, String data) {
        try {
            return Record.fromString(name, type(type), DClass.IN, ttl, data, Name.root);
        } catch (IOException impossible) {
            throw new IllegalStateException("well-formed data is read", impossible);
        }
    }

    private static int type(RecordSet.Type type) {
        return switch (type) {
            case A -> Type.A;
            case AAAA -> Type.AAAA;
            case CNAME -> Type.CNAME;
            case TXT -> Type.TXT;
        };
    }

    private static Name wire(DomainName name) {
        try {
            return Name.fromString(name.ascii() + ".");
        } catch (TextParseException impossible) {
            throw new IllegalStateException("a domain name is a DNS name", impossible);
        }
    }

    @Override
    public void close() {
        // The dialer is shared.
    }
}
