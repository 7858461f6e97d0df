package org.sealpost.publish.plan;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.protocol.RfcRef;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.Subject;
import org.sealpost.publish.dns.Change;

/// Everything that must stand before a policy changes: the record that asks for reports, the address of the policy
/// host, the way to the TXT record.
record HostChange(Draft draft, Present present) {
    private static final RfcRef DELEGATION = RfcRef.of(8461, "8.2");

    void prepare(StsPolicy policy) {
        reporting();
        if (!present.addressRight()) {
            address(policy);
        }
        if (!present.aliasRight() && present.desired().hosting().delegate().isPresent()) {
            alias();
        }
    }

    /// First of all, so that the first failure is already reported.
    private void reporting() {
        Desired desired = present.desired();
        Optional<RecordSet> there = present.reporting();
        Optional<List<String>> family = there.map(set -> set.values().stream()
                .filter(value -> value.startsWith("v=TLSRPTv1"))
                .toList());
        if (desired.reporting().isEmpty() || family.equals(desired.reporting().map(List::of))) {
            return;
        }
        Duration ttl = desired.hosting().ttl();
        Optional<RecordSet> wanted =
                Draft.family(desired.reportingName(), there, desired.reporting(), "v=TLSRPTv1", ttl);
        draft.mark(Transition.REPORTING);
        draft.write(
                Action.Purpose.REPORTING,
                new Change(desired.reportingName(), there, wanted),
                RecordSet.Type.TXT,
                new Fact.Reporting(wanted.map(RecordSet::values).orElse(List.of()), ttl),
                RfcRef.of(8460, "3"),
                Risk.GREEN);
    }

    private void address(StsPolicy policy) {
        Optional<Fact.Policy> old = present.elsewhere();
        if (old.isPresent()) {
            Fact.Policy same = old.get();
            if (present.foreign(same.policy())) {
                // RFC 8461 §10.3: what someone planted is not carried on.
                draft.mark(Transition.RECOVER);
                same = Fact.Policy.of(policy);
            } else {
                draft.mark(Transition.MOVE_HOST);
            }
            if (!present.everyEdge(same)) {
                // RFC 8461 §8.2: the new host serves the same octets before anyone is led to it.
                draft.serveAhead(same, DELEGATION);
            }
        }
        move();
        // Who was told that there is no such host, or another, may say so until then.
        draft.await(new Until.Forgotten(Subject.HOST, Duration.ZERO), RfcRef.of(8461, "3.3"));
        if (old.isPresent()) {
            if (!present.everyEdge(old.get()) || present.foreign(old.get().policy())) {
                settled(policy, old.get());
            }
            draft.caveat(new Caveat.OldHost(draft.caches().at()));
        }
    }

    /// Once nobody is led elsewhere any more, our edges are all there are.
    private void settled(StsPolicy policy, Fact.Policy old) {
        Fact.Policy served = present.foreign(old.policy()) ? Fact.Policy.of(policy) : old;
        draft.serve(served, List.of(), DELEGATION, Risk.GREEN);
    }

    private void move() {
        List<RecordSet> there = present.address();
        List<RecordSet> wanted = present.desired().hosting().address();
        Duration ttl =
                wanted.stream().map(RecordSet::ttl).max(Duration::compareTo).orElse(Duration.ZERO);
        // One name holds a CNAME or addresses: the two must never be asked to stand together.
        boolean swap = cname(there) != cname(wanted) && there.size() == 1 && wanted.size() == 1;
        if (swap) {
            write(Optional.of(there.getFirst()), Optional.of(wanted.getFirst()), wanted, ttl);
            return;
        }
        Set<RecordSet.Type> types = EnumSet.allOf(RecordSet.Type.class);
        List<RecordSet> standing = there;
        // What goes makes room before what comes.
        for (boolean removing : List.of(true, false)) {
            for (RecordSet.Type type : types) {
                Optional<RecordSet> old = of(there, type);
                Optional<RecordSet> fresh = of(wanted, type);
                if (old.equals(fresh) || fresh.isEmpty() != removing) {
                    continue;
                }
                standing = Stream.concat(standing.stream().filter(set -> set.type() != type), fresh.stream())
                        .toList();
                write(old, fresh, Hosting.sorted(standing), ttl);
            }
        }
    }

    private void write(Optional<RecordSet> old, Optional<RecordSet> fresh, List<RecordSet> standing, Duration ttl) {
        Duration kept = standing.isEmpty() ? present.observed().negative() : ttl;
        draft.write(
                Action.Purpose.HOST,
                new Change(present.desired().hostName(), old, fresh),
                fresh.or(() -> old).map(RecordSet::type).orElse(RecordSet.Type.A),
                new Fact.Host(standing, kept),
                RfcRef.of(8461, "3.3"),
                present.address().isEmpty() ? Risk.GREEN : Risk.AMBER);
    }

    private static Optional<RecordSet> of(List<RecordSet> records, RecordSet.Type type) {
        return records.stream().filter(set -> set.type() == type).findFirst();
    }

    private static boolean cname(List<RecordSet> records) {
        return of(records, RecordSet.Type.CNAME).isPresent();
    }

    /// RFC 8461 §8.2: a CNAME record leads to the TXT record. A moment without the record harms nobody who holds a
    /// policy (§5.1), but the TXT record stands at its new place first all the same.
    private void alias() {
        Desired desired = present.desired();
        Duration ttl = desired.hosting().ttl();
        Optional<Fact> seen = present.id();
        Fact visible;
        Optional<RecordSet> ahead = present.txt();
        if (seen.isPresent() && seen.get() instanceof Fact.Id id) {
            Optional<RecordSet> wanted = Draft.family(
                    desired.idName(), ahead, present.record().map(record -> record.render()), "v=STSv1", ttl);
            if (!ahead.equals(wanted)) {
                draft.write(
                        Action.Purpose.ID_AHEAD,
                        new Change(desired.idName(), ahead, wanted),
                        RecordSet.Type.TXT,
                        id,
                        DELEGATION,
                        Risk.GREEN);
            }
            ahead = wanted;
            visible = new Fact.Id(id.id(), desired.hosting().idKept());
        } else {
            visible = ahead.flatMap(Present::record)
                    .<Fact>map(
                            record -> new Fact.Id(record.id(), desired.hosting().idKept()))
                    .orElse(new Fact.NoId(present.observed().negative()));
        }
        draft.mark(Transition.MOVE_HOST);
        Optional<RecordSet> there = present.alias().or(present::direct);
        var cname = new RecordSet(
                desired.recordName(),
                RecordSet.Type.CNAME,
                ttl,
                List.of(desired.idName().ascii()));
        draft.write(
                Action.Purpose.ALIAS,
                new Change(desired.recordName(), there, Optional.of(cname)),
                RecordSet.Type.CNAME,
                visible,
                DELEGATION,
                Risk.AMBER);
        draft.lead(ahead);
    }
}
