package org.sealpost.fleet.watch.look;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.check.Reading;
import org.sealpost.check.Verdict;
import org.sealpost.check.grade.Grade;
import org.sealpost.check.grade.Letter;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.protocol.mtasts.Mode;

/// What is kept of a domain between looks beside its alerts.
///
/// @param mode of the last policy that was seen: an outage does not make a fault less grave
/// @param recordsUnseen since when DNS or the policy could not be told
/// @param serversUnseen since when the mail servers could not be told
/// @param stage as it was seen last
/// @param grade of the last look at everything that could tell one
public record Memory(
        Optional<Mode> mode,
        Optional<Instant> recordsUnseen,
        Optional<Instant> serversUnseen,
        Optional<Stage> stage,
        Optional<Letter> grade) {
    public static final Memory NONE = new Memory(Optional.empty(), Optional.empty(), Optional.empty());

    /// Of a domain whose stage and grade were never seen.
    public Memory(Optional<Mode> mode, Optional<Instant> recordsUnseen, Optional<Instant> serversUnseen) {
        this(mode, recordsUnseen, serversUnseen, Optional.empty(), Optional.empty());
    }

    /// After one more look.
    ///
    /// @param seen the mode of the policy, when one was seen
    public Memory after(DomainFacts facts, Verdict verdict, Optional<Mode> seen) {
        return new Memory(
                seen.or(() -> mode),
                since(Scope.RECORDS, recordsUnseen, facts, verdict),
                since(Scope.SERVERS, serversUnseen, facts, verdict),
                Stage.of(Reading.of(facts)).or(() -> stage),
                grade(facts, verdict));
    }

    /// Without the mail servers there is no grade.
    private Optional<Letter> grade(DomainFacts facts, Verdict verdict) {
        if (!Scope.SERVERS.lookedAt(facts.vantage().without())) {
            return grade;
        }
        return switch (Grade.of(verdict)) {
            case Grade.Graded(Letter letter, var _) -> Optional.of(letter);
            case Grade.NotApplicable() -> Optional.empty();
            case Grade.CannotTell() -> grade;
        };
    }

    Optional<Instant> since(Scope scope) {
        return switch (scope) {
            case RECORDS -> recordsUnseen;
            case SERVERS -> serversUnseen;
        };
    }

    private static Optional<Instant> since(Scope scope, Optional<Instant> before, DomainFacts facts, Verdict verdict) {
        if (!scope.lookedAt(facts.vantage().without())) {
            return before;
        }
        return scope.isUnseen(verdict) || isMissing(facts)
                ? Optional.of(before.orElse(facts.observedAt()))
                : Optional.empty();
    }

    /// Whether DNS says that there is no such domain. It may be gone, or the zone broken for an hour: no fault of
    /// it
    /// is mended by that.
    static boolean isMissing(DomainFacts facts) {
        return facts.mail().mx() instanceof Lookup.Absent<?> absent && !absent.nameExists();
    }
}
