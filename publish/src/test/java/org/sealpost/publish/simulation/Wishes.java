package org.sealpost.publish.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Hosting;
import org.sealpost.publish.plan.Ladder;

/// What an owner may come to want.
final class Wishes {
    private static final List<Duration> AGES = Ladder.RUNGS.subList(0, 4);

    private final RandomGenerator random;

    Wishes(RandomGenerator random) {
        this.random = random;
    }

    Set<DomainName> someHosts() {
        var hosts = new TreeSet<DomainName>();
        do {
            hosts.add(DomainName.of("mx" + random.nextInt(3) + ".p" + random.nextInt(3) + ".example"));
        } while (random.nextInt(3) > 0);
        return hosts;
    }

    /// A host alone, or with all its neighbours.
    List<MxPattern> patterns(Collection<DomainName> hosts) {
        var patterns = new LinkedHashSet<MxPattern>();
        for (DomainName host : hosts) {
            patterns.add(
                    MxPattern.of(random.nextInt(4) == 0 ? "*." + host.parent().orElseThrow() : host.ascii()));
        }
        return List.copyOf(patterns);
    }

    StsPolicy policy(Mode mode, Duration maxAge, Collection<DomainName> hosts) {
        return new StsPolicy(mode, maxAge, patterns(hosts), List.of());
    }

    static Desired first(Set<DomainName> hosts, Duration ttl) {
        var address =
                new RecordSet(World.HOST, RecordSet.Type.A, Duration.ofHours(1), List.of("192.0.2.1", "192.0.2.2"));
        return new Desired(
                World.DOMAIN,
                Optional.empty(),
                hosts,
                new Hosting(List.of(address), Optional.empty(), ttl),
                Optional.of("v=TLSRPTv1; rua=mailto:tls@example.org"));
    }

    /// The next thing after what was wanted last.
    Desired after(Desired last) {
        if (last.policy().isEmpty()) {
            return last.with(policy(Mode.TESTING, age(), last.mx()));
        }
        StsPolicy policy = last.policy().get();
        int choice = random.nextInt(10);
        if (choice < 4) {
            return hosts(last, policy);
        }
        if (choice == 4) {
            return random.nextInt(2) == 0 ? last.retired() : delegated(last);
        }
        if (policy.mode() == Mode.TESTING) {
            return choice < 8
                    ? last.with(new StsPolicy(Mode.ENFORCE, Ladder.FIRST, policy.mx(), List.of()))
                    : last.with(new StsPolicy(Mode.TESTING, age(), policy.mx(), List.of()));
        }
        if (choice < 8) {
            return last.with(new StsPolicy(policy.mode(), Ladder.above(policy.maxAge()), policy.mx(), List.of()));
        }
        return choice == 8
                ? last.with(new StsPolicy(policy.mode(), Ladder.FIRST, policy.mx(), List.of()))
                : last.with(new StsPolicy(Mode.TESTING, policy.maxAge(), policy.mx(), List.of()));
    }

    private Duration age() {
        return AGES.get(random.nextInt(AGES.size()));
    }

    private Desired hosts(Desired last, StsPolicy policy) {
        Set<DomainName> hosts = new TreeSet<>(someHosts());
        if (random.nextBoolean()) {
            var kept = new ArrayList<>(last.mx());
            hosts.add(kept.get(random.nextInt(kept.size())));
        }
        boolean back = policy.mode() == Mode.ENFORCE && random.nextInt(5) == 0;
        Mode mode = back ? Mode.TESTING : policy.mode();
        return new Desired(
                last.domain(),
                Optional.of(policy(mode, policy.maxAge(), hosts)),
                hosts,
                last.hosting(),
                last.reporting());
    }

    private static Desired delegated(Desired last) {
        Hosting hosting = last.hosting();
        Optional<DomainName> place = hosting.delegate().isPresent()
                ? Optional.empty()
                : Optional.of(DomainName.of("_mta-sts.k3f9.host.example"));
        return last.at(new Hosting(hosting.address(), place, hosting.ttl()));
    }
}
