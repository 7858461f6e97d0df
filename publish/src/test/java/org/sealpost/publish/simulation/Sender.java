package org.sealpost.publish.simulation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.cache.Fact;

/// A sender of mail with its cache. It asks any resolver, so it may see what was new and then what was old.
final class Sender {
    /// How it treats its cache.
    enum Kind {
        /// Looks at the id before each mail, and again before it gives one up. RFC 8461 §5.1.
        LAWFUL,
        /// Looks only when what it holds has ended.
        CARELESS,
        /// Looks once a day.
        DAILY,
        /// Has never heard of the domain.
        FIRST
    }

    private record Held(String id, StsPolicy policy, long until) {}

    private final Kind kind;
    private final World world;
    private final RandomGenerator random;
    private Optional<Held> held = Optional.empty();
    private long looked = Long.MIN_VALUE / 2;

    Sender(Kind kind, World world, RandomGenerator random) {
        this.kind = kind;
        this.world = world;
        this.random = random;
    }

    /// Tries to deliver one mail now. False: given up, though a host is in order.
    boolean delivers() {
        if (kind == Kind.FIRST) {
            held = Optional.empty();
        }
        held = held.filter(copy -> copy.until() > world.now);
        boolean look = switch (kind) {
            case LAWFUL, FIRST -> true;
            case CARELESS -> held.isEmpty();
            case DAILY -> held.isEmpty() || world.now - looked >= 86_400;
        };
        if (look) {
            look();
        }
        List<Set<DomainName>> sets = world.resolvableMx();
        Set<DomainName> hosts = sets.get(random.nextInt(sets.size()));
        if (reaches(hosts)) {
            return true;
        }
        if (kind == Kind.CARELESS) {
            return false;
        }
        look();
        return reaches(hosts);
    }

    private boolean reaches(Set<DomainName> hosts) {
        boolean enforced = held.isPresent() && held.get().policy().mode() == Mode.ENFORCE;
        return hosts.stream().anyMatch(host -> !enforced || (held.get().policy().covers(host) && world.isReady(host)));
    }

    private void look() {
        looked = world.now;
        Optional<String> id = id();
        if (id.isEmpty() || held.map(Held::id).equals(id)) {
            return;
        }
        fetch().ifPresent(policy -> held = Optional.of(
                new Held(id.get(), policy, world.now + policy.maxAge().toSeconds())));
    }

    private Optional<String> id() {
        List<Optional<RecordSet>> aliases = world.resolvable(World.RECORD, RecordSet.Type.CNAME);
        Optional<RecordSet> alias = aliases.get(random.nextInt(aliases.size()));
        DomainName at = alias.map(set -> DomainName.of(set.values().getFirst())).orElse(World.RECORD);
        List<Optional<RecordSet>> records = world.resolvable(at, RecordSet.Type.TXT);
        return records.get(random.nextInt(records.size()))
                .map(set -> set.values().getFirst());
    }

    private Optional<StsPolicy> fetch() {
        List<Optional<RecordSet>> addresses = world.resolvable(World.HOST, RecordSet.Type.A);
        Optional<RecordSet> address = addresses.get(random.nextInt(addresses.size()));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        if (address.get().values().contains("203.0.113.9")) {
            return world.old.flatMap(body -> StsPolicy.parse(body).value());
        }
        int edge = random.nextInt(world.edges.size());
        return world.edges.get(edge).at(world.now).policy().map(Fact.Policy::policy);
    }
}
