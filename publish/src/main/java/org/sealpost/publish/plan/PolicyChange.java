package org.sealpost.publish.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sealpost.protocol.RfcRef;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.StampedId;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.Subject;

/// The policy, its id and the MX hosts: widen, wait, change the hosts, drain, narrow. RFC 8461 §8.1.
record PolicyChange(Draft draft, Present present, Terms terms) {
    private static final RfcRef UPDATES = RfcRef.of(8461, "8.1");

    void write(StsPolicy wanted) {
        List<StsPolicy> served = present.policies();
        Set<DomainName> from = present.mx().map(MxSet::hosts).orElse(Set.of());
        Set<DomainName> to = present.desired().mx();
        emergency(from);
        if (from.equals(to)) {
            narrow(Fact.Policy.of(wanted), served);
        } else {
            StsPolicy wide = widened(wanted, served);
            move(Fact.Policy.of(wide), from, to, served);
            narrow(Fact.Policy.of(wanted), List.of(wide));
        }
        if (draft.steps().isEmpty()) {
            return;
        }
        draft.await(new Until.Forgotten(Subject.ID, Duration.ZERO), UPDATES);
        if (draft.caches().rollbackEnds().isAfter(draft.caches().at())) {
            draft.caveat(new Caveat.OldPolicies(draft.caches().rollbackEnds()));
        }
    }

    private void emergency(Set<DomainName> hosts) {
        boolean stopped = present.served().stream()
                .anyMatch(fact -> fact instanceof Fact.Policy served
                        && served.policy().mode() == Mode.ENFORCE
                        && !hosts.isEmpty()
                        && hosts.stream().noneMatch(served.policy()::covers));
        if (stopped) {
            draft.mark(Transition.EMERGENCY);
        }
    }

    /// The patterns of all: nothing that was allowed is forbidden while the hosts change.
    private static StsPolicy widened(StsPolicy wanted, List<StsPolicy> served) {
        var patterns = new LinkedHashSet<>(wanted.mx());
        served.stream().flatMap(policy -> policy.mx().stream()).forEach(patterns::add);
        return patterns.size() == wanted.mx().size()
                ? wanted
                : new StsPolicy(wanted.mode(), wanted.maxAge(), List.copyOf(patterns), wanted.extensions());
    }

    private void move(Fact.Policy wide, Set<DomainName> from, Set<DomainName> to, List<StsPolicy> served) {
        Set<DomainName> added = without(to, from);
        Set<DomainName> stay = without(to, added);
        draft.mark(
                added.isEmpty()
                        ? Transition.REMOVE_MX
                        : stay.isEmpty() && !from.isEmpty() ? Transition.REPLACE_MX : Transition.ADD_MX);
        if (!added.isEmpty()) {
            draft.prepare(added);
        }
        edit(wide, served, List.of());
        boolean soft = !terms.strict()
                && draft.caches().policies(Mode.ENFORCE).stream()
                        .allMatch(policy -> stay.stream().anyMatch(policy::covers));
        if (!added.isEmpty()) {
            // RFC 8461 §8.1: at least until the old id has left the caches of resolvers.
            draft.await(new Until.Forgotten(Subject.ID, Duration.ZERO), UPDATES);
            if (soft && wide.policy().mode() == Mode.ENFORCE) {
                draft.await(new Until.Refreshed(terms.refresh()), RfcRef.of(8461, "3.3"));
            }
        }
        var covered = new Until.Covered(to, !soft);
        draft.await(covered, RfcRef.of(8461, "5.1"));
        Duration ttl = present.mx().map(MxSet::ttl).orElse(Duration.ZERO);
        draft.changeMx(
                new Fact.Mx(from, ttl),
                new Fact.Mx(to, ttl),
                List.of(new Check.HostsReady(to), new Check.Reached(covered)));
        if (!without(from, to).isEmpty()) {
            draft.await(new Until.Forgotten(Subject.MX, terms.retry()), RfcRef.of(8461, "4.1"));
        }
    }

    /// To the policy that is wanted, which may cover less than what was served.
    private void narrow(Fact.Policy wanted, List<StsPolicy> served) {
        var checks = new ArrayList<Check>();
        if (wanted.policy().mode() == Mode.ENFORCE) {
            boolean drained = draft.caches().mxSets().stream()
                    .allMatch(hosts -> hosts.stream().allMatch(wanted.policy()::covers));
            if (!drained) {
                draft.await(new Until.Forgotten(Subject.MX, terms.retry()), RfcRef.of(8461, "4.1"));
            }
            checks.add(new Check.CoversAll(wanted.policy()));
        }
        edit(wanted, served, checks);
    }

    /// RFC 8461 §8.1: the body everywhere, seen there, and then the id.
    private void edit(Fact.Policy wanted, List<StsPolicy> served, List<Check> checks) {
        boolean changed = draft.servesOther(wanted);
        if (changed) {
            var before = new ArrayList<>(checks);
            Risk risk = Strictness.mark(wanted.policy(), served, present.promised(wanted.body()), draft, before);
            draft.serve(wanted, before, UPDATES, risk);
        }
        if (changed
                || !draft.recordSound()
                || draft.id().map(id -> wrong(id, wanted, draft)).orElse(true)) {
            if (!changed) {
                draft.mark(Transition.REFETCH);
            }
            draft.await(new Until.Forgotten(Subject.HOST, Duration.ZERO), RfcRef.of(8461, "3.3"));
            if (draft.id().isEmpty()) {
                draft.await(new Until.Forgotten(Subject.REPORTING, Duration.ZERO), RfcRef.of(8460, "3"));
            }
            draft.publishId(wanted);
        }
    }

    /// Whether this id may lead a sender to believe that another body is current.
    static boolean wrong(PolicyId id, Fact.Policy policy, Draft draft) {
        Optional<StampedId> stamped = StampedId.read(id);
        return (stamped.isPresent() && !stamped.get().names(policy.body()))
                || !draft.history().bodyOf(id).map(policy.body()::equals).orElse(true)
                || draft.history().mixed(id, policy.body());
    }

    private static Set<DomainName> without(Collection<DomainName> all, Collection<DomainName> some) {
        var rest = new TreeSet<>(all);
        rest.removeAll(some);
        return rest;
    }
}
