package org.sealpost.publish.apply;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.cache.Caches;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.cache.Subject;
import org.sealpost.publish.plan.Check;
import org.sealpost.publish.plan.EdgeAnswer;
import org.sealpost.publish.plan.MxSet;
import org.sealpost.publish.plan.Seen;
import org.sealpost.publish.rollout.GateDecision;

/// Looks whether checks hold, now and afresh. What cannot be told does not hold.
final class Inspection {
    private final Reach reach;
    private final Journal journal;
    private final DomainName domain;
    private final Instant now;
    private final List<String> missing = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private Optional<Instant> earliest = Optional.empty();

    Inspection(Reach reach, Journal journal, DomainName domain, Instant now) {
        this.reach = reach;
        this.journal = journal;
        this.domain = domain;
        this.now = now;
    }

    /// What does not hold, one sentence each.
    List<String> missing() {
        return List.copyOf(missing);
    }

    /// How the checks came to hold, where that is worth keeping.
    String label() {
        return String.join("; ", labels);
    }

    Optional<Instant> earliest() {
        return earliest;
    }

    /// Looks at all of them; true if every one holds.
    boolean holds(List<Check> checks) {
        checks.forEach(this::look);
        return missing.isEmpty();
    }

    private void look(Check check) {
        switch (check) {
            case Check.EdgesServe(Octets body) -> edgesServe(body);
            case Check.EdgesServeNothing _ ->
                reach.edges().look(domain).forEach((edge, answer) -> {
                    if (!(answer instanceof EdgeAnswer.Nothing)) {
                        missing.add(edge + " still answers, or cannot be asked");
                    }
                });
            case Check.Authoritative(DomainName name, RecordSet.Type type, Optional<RecordSet> records) ->
                authoritative(name, type, records);
            case Check.MxIs(Set<DomainName> hosts) -> mxIs(hosts);
            case Check.HostsReady(Set<DomainName> hosts) -> hosts.forEach(this::ready);
            case Check.CoversAll covers -> covers(covers);
            case Check.Reached reached -> reached(reached);
            case Check.Gone(Subject subject) -> gone(subject);
            case Check.GateOpen(Check.Purpose purpose) -> gate(purpose);
        }
    }

    private void edgesServe(Octets body) {
        var edges = reach.edges().look(domain);
        if (edges.isEmpty()) {
            missing.add("no edge of the policy host is known");
        }
        edges.forEach((edge, answer) -> {
            switch (answer) {
                case EdgeAnswer.Serves serves -> {
                    if (!serves.body().equals(body)) {
                        missing.add(edge + " serves something else");
                    } else if (!serves.sound(now)) {
                        missing.add(edge + " serves it with a certificate that ends, or not as text/plain");
                    }
                }
                case EdgeAnswer.Nothing _ -> missing.add(edge + " serves nothing");
                case EdgeAnswer.Silent(String why) -> missing.add(edge + " cannot be asked: " + why);
            }
        });
    }

    private void authoritative(DomainName name, RecordSet.Type type, Optional<RecordSet> records) {
        // After a change of type, what is looked for of the other type is its absence.
        Optional<RecordSet> expected = records.filter(set -> set.type() == type);
        List<Seen<Optional<RecordSet>>> answers = reach.servers().ask(name, type);
        boolean all = !answers.isEmpty()
                && answers.stream()
                        .allMatch(answer -> answer instanceof Seen.Known<Optional<RecordSet>>(Optional<RecordSet> set)
                                && same(set, expected));
        if (!all) {
            missing.add("not every authoritative server of " + name + " has the " + type + " records yet");
        }
    }

    /// The same values, in any order.
    static boolean same(Optional<RecordSet> one, Optional<RecordSet> other) {
        return one.map(set -> Set.copyOf(set.values())).equals(other.map(set -> Set.copyOf(set.values())));
    }

    private void mxIs(Set<DomainName> hosts) {
        List<Seen<MxSet>> answers = reach.servers().mx(domain);
        boolean all = !answers.isEmpty()
                && answers.stream()
                        .allMatch(answer -> answer instanceof Seen.Known<MxSet>(MxSet set)
                                && set.hosts().equals(hosts));
        if (!all) {
            missing.add("not every authoritative server of " + domain + " names exactly these MX hosts: " + hosts);
        }
    }

    private void ready(DomainName host) {
        switch (reach.hosts().probe(host)) {
            case READY -> {}
            case NOT_READY -> missing.add(host + " has no STARTTLS with a certificate that matches and is trusted");
            case UNKNOWN -> missing.add(host + " cannot be asked");
        }
    }

    private Caches caches() {
        return new Caches(journal.history(domain), now);
    }

    private void covers(Check.CoversAll covers) {
        for (Set<DomainName> hosts : caches().mxSets()) {
            for (DomainName host : hosts) {
                if (!covers.policy().covers(host)) {
                    missing.add("a resolver may still give " + host + ", which the policy does not cover");
                }
            }
        }
    }

    private void reached(Check.Reached reached) {
        Instant date = reached.until().date(caches());
        if (date.isAfter(now)) {
            missing.add("caches may hold what was before until " + date);
            earliest = Optional.of(date);
        }
    }

    private void gone(Subject subject) {
        boolean there = journal.history(domain).stood().stream()
                .anyMatch(each ->
                        each.fact().subject() == subject && !(each.fact() instanceof Fact.NoId) && each.usable(now));
        if (there) {
            missing.add("a resolver may still give the record");
        }
    }

    private void gate(Check.Purpose purpose) {
        History history = journal.history(domain);
        switch (GateDecision.of(reach.gate().ask(domain, purpose), journal.confirmations(domain), history)) {
            case GateDecision.Pass(String label) -> labels.add(label);
            case GateDecision.Stop(List<String> reasons, Optional<Instant> date) -> {
                missing.addAll(reasons);
                earliest = date.or(() -> earliest);
            }
        }
    }
}
