package org.sealpost.lab.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sealpost.lab.dns.ZonePlan.ZoneServers;
import org.xbill.DNS.DClass;
import org.xbill.DNS.NSRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.NameTooLongException;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;

/// The records of one zone, the zones below it, and what RFC 1034 §4.3.2 finds among them; without signatures.
final class Zone {
    static final long TTL = 300;
    private static final Name HOSTMASTER = Name.fromConstantString("hostmaster.dnsprovider.example.");
    private static final int ANY_TYPE = -1;

    private final Name origin;
    private final Signing signing;
    private final boolean nsec3;
    private final ZoneServers servers;
    // Names without a record of their own, but with names below them, are here with an empty map.
    private final NavigableMap<Name, Map<Integer, RRset>> names = new TreeMap<>();
    private final Map<Name, Zone> children = new TreeMap<>();
    private final Map<Name, Map<Integer, DnsFault>> faults = new TreeMap<>();

    Zone(Name origin, Signing signing, boolean nsec3, ZoneServers servers) {
        this.origin = origin;
        this.signing = signing;
        this.nsec3 = nsec3;
        this.servers = servers;
        Name primary = servers.published().stream().findFirst().map(Tree::name).orElse(Name.root);
        add(new SOARecord(origin, DClass.IN, TTL, primary, HOSTMASTER, servers.serial(), 3600, 600, 86_400, TTL));
        servers.published().forEach(server -> add(new NSRecord(origin, DClass.IN, TTL, Tree.name(server))));
    }

    /// What is found for a question.
    sealed interface Found {
        /// @param wildcard the owner that the answer was made from, when that is a wildcard
        record Answer(RRset records, Optional<Name> wildcard) implements Found {}

        record Alias(RRset records, Optional<Name> wildcard) implements Found {}

        record NoData(Optional<Name> wildcard) implements Found {}

        record NoName(Name closestEncloser) implements Found {}
    }

    void add(Record rr) {
        if (!rr.getName().subdomain(origin)) {
            throw new IllegalArgumentException(rr.getName() + " is not in the zone " + origin);
        }
        names.computeIfAbsent(rr.getName(), name -> new TreeMap<>())
                .computeIfAbsent(rr.getType(), type -> new RRset())
                .addRR(rr);
        addParents(rr.getName());
    }

    /// All but SOA, the NS records of the origin, and those of delegations.
    List<Record> records() {
        List<Record> all = new ArrayList<>();
        names.forEach((name, types) -> types.forEach((type, records) -> {
            boolean ofTree =
                    type == Type.SOA || (type == Type.NS && (name.equals(origin) || children.containsKey(name)));
            if (!ofTree) {
                all.addAll(records.rrs(false));
            }
        }));
        return all;
    }

    /// The same zone with other records, as [#records] gives them.
    Zone with(List<Record> records) {
        var next = new Zone(origin, signing, nsec3, servers.next());
        records.forEach(next::add);
        next.delegateAsIn(this);
        next.faults.putAll(faults);
        return next;
    }

    void delegate(Zone child) {
        children.put(child.origin, child);
        child.servers.delegated().forEach(server -> add(new NSRecord(child.origin, DClass.IN, TTL, Tree.name(server))));
    }

    /// Delegates the same zones as `other`.
    void delegateAsIn(Zone other) {
        other.children.values().forEach(this::delegate);
    }

    /// The NS records that hand a name over to a zone below this one, when it stands at or below such a cut.
    Optional<RRset> cut(Name name, int type) {
        for (int skipped = 0; skipped < name.labels(); skipped++) {
            Name at = new Name(name, skipped);
            if (at.equals(origin)) {
                return Optional.empty();
            }
            if (children.containsKey(at) && !(skipped == 0 && type == Type.DS)) {
                return Optional.ofNullable(types(at).get(Type.NS));
            }
        }
        return Optional.empty();
    }

    ZoneServers servers() {
        return servers;
    }

    void fault(Name name, Optional<Integer> type, DnsFault fault) {
        faults.computeIfAbsent(name, n -> new TreeMap<>()).put(type.orElse(ANY_TYPE), fault);
    }

    Optional<DnsFault> fault(Name name, int type) {
        Map<Integer, DnsFault> here = faults.getOrDefault(name, Map.of());
        return Optional.ofNullable(here.getOrDefault(type, here.get(ANY_TYPE)));
    }

    Found find(Name name, int type) {
        Map<Integer, RRset> here = names.get(name);
        if (here != null) {
            return in(here, type, Optional.empty());
        }
        Name encloser = closestEncloser(name);
        Name wildcard = below("*", encloser);
        Map<Integer, RRset> wild = names.get(wildcard);
        return wild == null ? new Found.NoName(encloser) : in(wild, type, Optional.of(wildcard));
    }

    private static Found in(Map<Integer, RRset> here, int type, Optional<Name> wildcard) {
        RRset records = here.get(type);
        if (records != null) {
            return new Found.Answer(records, wildcard);
        }
        RRset alias = here.get(Type.CNAME);
        return alias == null ? new Found.NoData(wildcard) : new Found.Alias(alias, wildcard);
    }

    /// The longest existing name that `name` is below.
    Name closestEncloser(Name name) {
        Name encloser = name;
        while (!names.containsKey(encloser)) {
            encloser = new Name(encloser, 1);
        }
        return encloser;
    }

    RRset soa() {
        return Optional.ofNullable(types(origin).get(Type.SOA)).orElseThrow();
    }

    /// Every name, empty ones too, in canonical order.
    NavigableMap<Name, Map<Integer, RRset>> names() {
        return names;
    }

    /// The types that a denial must list at `name`, those of the proof itself not among them.
    SortedSet<Integer> typesAt(Name name) {
        SortedSet<Integer> types = new TreeSet<>(types(name).keySet());
        Zone child = children.get(name);
        if (child != null && child.signing.hasDs()) {
            types.add(Type.DS);
        }
        if (name.equals(origin)) {
            types.add(Type.DNSKEY);
        }
        return types;
    }

    Set<Name> childNames() {
        return children.keySet();
    }

    Optional<Zone> child(Name name) {
        return Optional.ofNullable(children.get(name));
    }

    Name origin() {
        return origin;
    }

    Signing signing() {
        return signing;
    }

    boolean nsec3() {
        return nsec3;
    }

    static Name below(String label, Name parent) {
        try {
            return Name.concatenate(Name.fromConstantString(label), parent);
        } catch (NameTooLongException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private Map<Integer, RRset> types(Name name) {
        return names.getOrDefault(name, Map.of());
    }

    private void addParents(Name name) {
        Name parent = name;
        while (!parent.equals(origin)) {
            parent = new Name(parent, 1);
            names.computeIfAbsent(parent, n -> new TreeMap<>());
        }
    }
}
