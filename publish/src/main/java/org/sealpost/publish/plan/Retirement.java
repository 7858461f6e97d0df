package org.sealpost.publish.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.RfcRef;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.Subject;
import org.sealpost.publish.dns.Change;

/// MTA-STS is taken away. RFC 8461 §8.3: first `none`, for as long as any older policy may be kept; then the record;
/// the policy host last, or senders report failed fetches (§6).
record Retirement(Draft draft, Present present) {
    private static final RfcRef REMOVING = RfcRef.of(8461, "8.3");

    /// What is served while it is under way.
    static final Fact.Policy NONE = Fact.Policy.of(new StsPolicy(Mode.NONE, Duration.ofDays(1), List.of(), List.of()));

    void write() {
        boolean visible = draft.hasRecord();
        boolean serving = !present.everyEdge(new Fact.NoPolicy());
        if (!visible && !serving) {
            return;
        }
        draft.mark(Transition.RETIRE);
        boolean reached = serving || present.addressRight();
        if (reached) {
            noneFirst(visible);
        }
        draft.await(new Until.Retired(), REMOVING);
        var retired = new Check.Reached(new Until.Retired());
        if (visible) {
            draft.removeId(reached ? List.of(retired, new Check.EdgesServe(NONE.body())) : List.of(retired));
        }
        draft.await(new Until.Forgotten(Subject.ID, Duration.ZERO), REMOVING);
        if (reached) {
            draft.stopServing(List.of(retired, new Check.Gone(Subject.ID)));
        }
        address();
    }

    private void noneFirst(boolean visible) {
        boolean served = present.everyEdge(NONE);
        if (!served) {
            draft.mark(Transition.TO_NONE);
            draft.serve(NONE, List.of(), REMOVING, Risk.RED);
        }
        if (visible
                && (!served
                        || draft.id()
                                .map(id -> PolicyChange.wrong(id, NONE, draft))
                                .orElse(true))) {
            draft.publishId(NONE);
        }
    }

    /// The address is ours to take away only if it is what was approved.
    private void address() {
        if (present.address().isEmpty() || !present.addressRight()) {
            return;
        }
        List<RecordSet> standing = present.address();
        for (RecordSet set : present.address()) {
            standing = standing.stream().filter(each -> !each.equals(set)).toList();
            draft.write(
                    Action.Purpose.HOST,
                    new Change(set.name(), Optional.of(set), Optional.empty()),
                    set.type(),
                    new Fact.Host(
                            standing, standing.isEmpty() ? present.observed().negative() : set.ttl()),
                    REMOVING,
                    Risk.GREEN);
        }
    }
}
