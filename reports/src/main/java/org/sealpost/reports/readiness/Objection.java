package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.sealpost.reports.failure.FailureMeaning;
import org.sealpost.reports.failure.Side;

/// What a rule has to say.
///
/// @param side who can do something about it
/// @param fix what to do
/// @param evidence what it rests on, at the most [#MOST] of them
/// @param earliest before that date it does not pass; empty when waiting does not help
public record Objection(
        RuleCode rule,
        Side side,
        String explanation,
        String fix,
        List<Exhibit> evidence,
        Optional<LocalDate> earliest) {
    public static final int MOST = 20;

    public Objection {
        evidence = evidence.stream().limit(MOST).toList();
    }

    static Objection of(RuleCode rule, List<? extends Exhibit> evidence) {
        return new Objection(
                rule, rule.side(), rule.explanation(), rule.fix(), List.copyOf(evidence), Optional.empty());
    }

    static Objection of(RuleCode rule, Exhibit evidence) {
        return of(rule, List.of(evidence));
    }

    /// What the failure itself means says more than the rule does.
    static Objection of(RuleCode rule, FailureMeaning meaning, List<? extends Exhibit> evidence) {
        return new Objection(
                rule, meaning.side(), meaning.explanation(), meaning.fix(), List.copyOf(evidence), Optional.empty());
    }

    Objection from(LocalDate date) {
        return new Objection(rule, side, explanation, fix, evidence, Optional.of(date));
    }
}
