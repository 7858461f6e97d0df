package org.sealpost.lab.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sealpost.lab.dns.ZonePlan.ZoneServers;
import org.sealpost.protocol.name.DomainName;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Every zone from the root down, each delegated and, unless its plan says otherwise, signed. The zones of one label
/// are made as needed; `test` is denied with NSEC3, the others with NSEC.
public final class Tree {
    private final Map<Name, SignedZone> zones = new TreeMap<>();
    private final InstantSource clock;

    /// @throws IllegalArgumentException when a plan's records cannot be read
    public static Tree of(Collection<ZonePlan> plans, InstantSource clock) {
        Map<Name, Zone> zones = new TreeMap<>();
        zones.put(Name.root, new Zone(Name.root, Signing.SIGNED, false, ZoneServers.OF_REGISTRY));
        for (ZonePlan plan : plans) {
            Name origin = name(plan.origin().ascii());
            Name top = new Name(origin, origin.labels() - 2);
            zones.computeIfAbsent(
                    top,
                    name -> new Zone(name, Signing.SIGNED, name.toString().equals("test."), ZoneServers.OF_REGISTRY));
            if (zones.put(origin, zone(plan, origin)) != null) {
                throw new IllegalArgumentException("two zones " + origin);
            }
        }
        zones.values().stream()
                .filter(zone -> !zone.origin().equals(Name.root))
                .forEach(zone -> parent(zones, zone.origin()).delegate(zone));
        return new Tree(zones.values(), clock);
    }

    private Tree(Collection<Zone> all, InstantSource clock) {
        this.clock = clock;
        all.forEach(zone -> zones.put(zone.origin(), new SignedZone(zone, new Signer(zone, clock), this)));
    }

    /// The trust anchor: the root's DS, as a line of a zone file.
    public String trustAnchor() {
        return zone(Name.root).ds().first() + "\n";
    }

    /// The zone that answers a question.
    SignedZone authority(Name name, int type) {
        Name at = type == Type.DS && !name.equals(Name.root) ? new Name(name, 1) : name;
        while (!zones.containsKey(at)) {
            at = new Name(at, 1);
        }
        return zone(at);
    }

    SignedZone zone(Name origin) {
        return Optional.ofNullable(zones.get(origin)).orElseThrow();
    }

    /// What a name server has: the zones that name it or are delegated to it, and `own` as its plan says.
    Served served(String server, ZonePlan own, NameServerPlan plan) {
        Name target = name(server);
        Map<Name, SignedZone> result = new TreeMap<>();
        zones.forEach((origin, zone) -> {
            ZoneServers servers = zone.zone().servers();
            if (Stream.concat(servers.published().stream(), servers.delegated().stream())
                    .map(Tree::name)
                    .anyMatch(target::equals)) {
                result.put(origin, zone);
            }
        });
        Name origin = name(own.origin().ascii());
        result.put(origin, plan.hasOwnZone() ? overlay(own.with(plan), origin) : zone(origin));
        return new Served(this, result);
    }

    /// Everything below the root and the zones of one label, as their primary server has it.
    Served primary() {
        Map<Name, SignedZone> result = new TreeMap<>(zones);
        result.keySet().removeIf(origin -> origin.labels() <= 2);
        return new Served(this, result);
    }

    /// Puts these RRsets into their zone, in place of those of the same owner and type.
    ///
    /// @throws IllegalArgumentException when there is no such zone, or the text cannot be read
    public void put(DomainName zone, String text) {
        Name origin = name(zone.ascii());
        List<Record> put = records(text, origin);
        writable(origin).update(all -> {
            List<Record> next = new ArrayList<>(all);
            next.removeIf(each -> put.stream().anyMatch(other -> sameSet(each, other)));
            next.addAll(put);
            return next;
        });
    }

    /// Takes an RRset out of its zone, such as `_mta-sts TXT`.
    public void remove(DomainName zone, String set) {
        Name origin = name(zone.ascii());
        String[] words = set.split(" ", 2);
        Name owner = words[0].equals("@") ? origin : Zone.below(words[0], origin);
        int type = type(words[1]);
        writable(origin)
                .update(all -> all.stream()
                        .filter(each -> !each.getName().equals(owner) || each.getType() != type)
                        .toList());
    }

    private SignedZone writable(Name origin) {
        return Optional.ofNullable(zones.get(origin))
                .orElseThrow(() -> new IllegalArgumentException("there is no zone " + origin));
    }

    private static boolean sameSet(Record one, Record other) {
        return one.getName().equals(other.getName()) && one.getType() == other.getType();
    }

    private SignedZone overlay(ZonePlan plan, Name origin) {
        Zone zone = zone(plan, origin);
        zone.delegateAsIn(zone(origin).zone());
        return new SignedZone(zone, new Signer(zone, clock), this);
    }

    private static Zone parent(Map<Name, Zone> zones, Name origin) {
        Name at = new Name(origin, 1);
        while (true) {
            Zone zone = zones.get(at);
            if (zone != null) {
                return zone;
            }
            at = new Name(at, 1);
        }
    }

    private static Zone zone(ZonePlan plan, Name origin) {
        var zone = new Zone(origin, plan.signing(), plan.nsec3(), plan.servers());
        records(plan.records(), origin).forEach(zone::add);
        plan.faults().forEach((question, fault) -> {
            String[] words = question.split(" ", 2);
            Name name = words[0].equals("@") ? origin : Zone.below(words[0], origin);
            boolean everyType = words.length < 2 || words[1].equals("*");
            zone.fault(name, everyType ? Optional.empty() : Optional.of(type(words[1])), fault);
        });
        return zone;
    }

    /// The records of a zone-file text.
    ///
    /// @throws IllegalArgumentException when it cannot be read
    static List<Record> records(String text, Name origin) {
        var in = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        try (var master = new Master(in, origin, Zone.TTL)) {
            master.disableIncludes(true);
            List<Record> records = new ArrayList<>();
            Record next;
            while ((next = master.nextRecord()) != null) {
                records.add(next);
            }
            return records;
        } catch (IOException e) {
            throw new IllegalArgumentException("the zone " + origin + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static int type(String mnemonic) {
        int type = Type.value(mnemonic, true);
        if (type < 0) {
            throw new IllegalArgumentException("'" + mnemonic + "' is no record type");
        }
        return type;
    }

    static Name name(String ascii) {
        try {
            return Name.fromString(ascii, Name.root);
        } catch (TextParseException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
