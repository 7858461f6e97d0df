package org.sealpost.check;

import java.util.List;
import java.util.Optional;
import org.sealpost.observe.facts.DomainFacts;

/// From facts to a verdict, by every rule there is.
public final class Judge {
    private Judge() {}

    /// The verdict over `facts`, judged at the instant they carry.
    public static Verdict judge(DomainFacts facts) {
        return new Verdict(
                facts.domain(),
                facts.observedAt(),
                Outcome.UNKNOWN,
                Optional.empty(),
                List.of(),
                new Effect.CannotTell(),
                new Effect.CannotTell(),
                List.of());
    }

    /// Every code there is, in the order of areas; the catalogue behind `explain`.
    public static List<FindingCode> codes() {
        return List.of();
    }
}
