package org.sealpost.publish.plan;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sealpost.protocol.name.DomainName;

/// Steps in a safe order, each with what must hold before and after it.
///
/// @param transitions what kinds of change it makes
/// @param steps at least one
/// @param rollbackEnds if `enforce` were given up the moment the plan is done: until when some lawful sender would
///     still enforce
public record Plan(
        PlanId id,
        Basis basis,
        Set<Transition> transitions,
        List<Step> steps,
        Instant rollbackEnds,
        List<Caveat> caveats) {
    public Plan {
        transitions = transitions.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(transitions));
        steps = List.copyOf(steps);
        caveats = List.copyOf(caveats);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a plan without a step");
        }
    }

    /// A plan of these steps; its id follows from them.
    public static Plan of(
            Basis basis, Set<Transition> transitions, List<Step> steps, Instant rollbackEnds, List<Caveat> caveats) {
        return new Plan(Fingerprint.of(basis, steps), basis, transitions, steps, rollbackEnds, caveats);
    }

    public DomainName domain() {
        return basis.desired().domain();
    }

    /// The greatest of its steps.
    public Risk risk() {
        return steps.stream().map(Step::risk).max(Risk::compareTo).orElse(Risk.GREEN);
    }

    /// When it is done if every step but the waits takes no time.
    public Instant finishes() {
        return steps.getLast().forecast();
    }
}
