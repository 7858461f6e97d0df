package org.sealpost.publish.plan;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;

/// What a change of policy means beside those that are served now.
final class Strictness {
    private Strictness() {}

    /// Marks the kinds of change on the draft, adds the checks they need, and says how much they can hurt.
    ///
    /// @param promised whether the visible id names this policy already: to serve it again needs no evidence
    static Risk mark(StsPolicy wanted, List<StsPolicy> served, boolean promised, Draft draft, List<Check> checks) {
        if (served.isEmpty()) {
            draft.mark(Transition.FIRST_PUBLISH);
            return wanted.mode() == Mode.ENFORCE ? Risk.RED : Risk.GREEN;
        }
        draft.mark(Transition.EDIT);
        boolean enforced = served.stream().allMatch(policy -> policy.mode() == Mode.ENFORCE);
        boolean enforcing = wanted.mode() == Mode.ENFORCE;
        Risk risk = Risk.AMBER;
        if (enforcing && !enforced && !promised) {
            draft.mark(Transition.TO_ENFORCE);
            checks.add(new Check.GateOpen(Check.Purpose.ENFORCE));
            risk = Risk.RED;
        }
        if (wanted.mode() == Mode.TESTING && served.stream().anyMatch(policy -> policy.mode() == Mode.ENFORCE)) {
            draft.mark(Transition.ROLL_BACK);
        }
        if (wanted.mode() == Mode.NONE && served.stream().anyMatch(policy -> policy.mode() != Mode.NONE)) {
            draft.mark(Transition.TO_NONE);
            risk = Risk.RED;
        }
        List<Duration> ages = served.stream()
                .filter(policy -> policy.mode() == wanted.mode())
                .map(StsPolicy::maxAge)
                .toList();
        if (ages.stream().anyMatch(age -> age.compareTo(wanted.maxAge()) < 0)) {
            draft.mark(Transition.RAISE_MAX_AGE);
            if (enforcing && enforced && !promised) {
                checks.add(new Check.GateOpen(Check.Purpose.RAISE));
                risk = Risk.RED;
            }
        }
        if (ages.stream().anyMatch(age -> age.compareTo(wanted.maxAge()) > 0)) {
            draft.mark(Transition.LOWER_MAX_AGE);
        }
        var dropped = new HashSet<MxPattern>();
        served.forEach(policy -> dropped.addAll(policy.mx()));
        wanted.mx().forEach(dropped::remove);
        return enforcing && !dropped.isEmpty() ? Risk.RED : risk;
    }
}
