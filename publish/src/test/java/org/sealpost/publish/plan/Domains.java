package org.sealpost.publish.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.StampedId;
import org.sealpost.publish.cache.Event;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.History;

/// Short ways to say what a test is about.
public final class Domains {
    public static final DomainName DOMAIN = DomainName.of("example.org");
    public static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    public static final Duration TTL = Duration.ofMinutes(5);
    public static final RecordSet ADDRESS =
            new RecordSet(DOMAIN.child("mta-sts"), RecordSet.Type.A, Duration.ofHours(1), List.of("192.0.2.1"));

    private Domains() {}

    public static StsPolicy policy(Mode mode, int days, String... mx) {
        return new StsPolicy(
                mode,
                Duration.ofDays(days),
                List.of(mx).stream().map(MxPattern::of).toList(),
                List.of());
    }

    public static Set<DomainName> hosts(String... names) {
        var hosts = new TreeSet<DomainName>();
        for (String name : names) {
            hosts.add(DomainName.of(name));
        }
        return hosts;
    }

    public static Desired absent(String... mx) {
        return new Desired(
                DOMAIN,
                Optional.empty(),
                hosts(mx),
                new Hosting(List.of(ADDRESS), Optional.empty(), TTL),
                Optional.empty());
    }

    public static Desired desired(StsPolicy policy, String... mx) {
        return absent(mx).with(policy);
    }

    /// Nothing stands but MX hosts.
    public static Observed bare(String... mx) {
        var edges = new TreeMap<String, EdgeAnswer>();
        edges.put("one", new EdgeAnswer.Nothing());
        edges.put("two", new EdgeAnswer.Nothing());
        Seen<Optional<RecordSet>> none = new Seen.Known<>(Optional.empty());
        return new Observed(
                none,
                none,
                none,
                new Seen.Known<>(List.of()),
                edges,
                Optional.empty(),
                new Seen.Known<>(new MxSet(hosts(mx), Duration.ofHours(1))),
                none,
                Duration.ofMinutes(30));
    }

    /// This policy stands, with its id and our address.
    public static Observed standing(StsPolicy policy, String... mx) {
        return standingUnder(id(policy), policy, mx);
    }

    public static String id(StsPolicy policy) {
        return StampedId.of(Octets.utf8(policy.render()), NOW.minus(Duration.ofDays(30)))
                .toString();
    }

    public static Observed standingUnder(String id, StsPolicy policy, String... mx) {
        var edges = new TreeMap<String, EdgeAnswer>();
        edges.put("one", serves(policy));
        edges.put("two", serves(policy));
        Observed bare = bare(mx);
        var txt = new RecordSet(DOMAIN.child("_mta-sts"), RecordSet.Type.TXT, TTL, List.of("v=STSv1; id=" + id + ";"));
        return new Observed(
                new Seen.Known<>(Optional.of(txt)),
                bare.alias(),
                bare.delegated(),
                new Seen.Known<>(List.of(ADDRESS)),
                edges,
                Optional.empty(),
                bare.mx(),
                bare.reporting(),
                bare.negative());
    }

    public static EdgeAnswer serves(StsPolicy policy) {
        return new EdgeAnswer.Serves(Octets.utf8(policy.render()), true, NOW.plus(Duration.ofDays(60)));
    }

    /// This policy has stood for a month.
    public static History history(Desired desired, Observed observed) {
        Instant then = NOW.minus(Duration.ofDays(30));
        return History.EMPTY.with(Adoption.events(desired, observed, History.EMPTY, then, true));
    }

    public static History servedBefore(StsPolicy policy, int daysAgo) {
        Fact old = Fact.Policy.of(policy);
        return History.of(List.of(
                Event.settled(NOW.minus(Duration.ofDays(300)), old),
                Event.settled(NOW.minus(Duration.ofDays(daysAgo)), new Fact.NoPolicy())));
    }

    public static Planning plan(Desired desired, Observed observed) {
        return plan(desired, observed, history(desired, observed), Terms.USUAL);
    }

    public static Planning plan(Desired desired, Observed observed, History history, Terms terms) {
        return Planner.plan(new Basis(desired, observed, history, terms, NOW));
    }

    public static Plan planned(Planning planning) {
        if (planning instanceof Planning.Planned(Plan plan)) {
            return plan;
        }
        throw new AssertionError("no plan: " + planning);
    }

    /// One word for each step, such as `serve enforce a.example` or `wait 2026-11-23T12:05:00Z`.
    public static List<String> words(Plan plan) {
        return plan.steps().stream().map(Domains::words).toList();
    }

    private static String words(Step step) {
        return switch (step.action()) {
            case Action.Serve(Fact.Policy policy, boolean ahead) ->
                (ahead ? "serve ahead " : "serve ") + policy.policy().mode().word() + " "
                        + policy.policy().maxAge().toDays() + " "
                        + String.join(
                                ",",
                                policy.policy().mx().stream()
                                        .map(MxPattern::text)
                                        .toList());
            case Action.StopServing _ -> "stop";
            case Action.Write write -> (write.change().wanted().isPresent() ? "write " : "remove ") + write.purpose();
            case Action.PrepareHosts(var hosts) -> "prepare " + hosts;
            case Action.ChangeMx(var _, var to) -> "mx " + to.hosts();
            case Action.Wait _ -> "wait " + step.forecast();
        };
    }
}
