package org.sealpost.reports.readiness;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.decision.Counted;

/// Whether a domain may enforce, and all that the answer rests on.
///
/// @param readiness the answer
/// @param objections all that the rules say, the gravest first, also what the answer does not name
/// @param days each day up to today
/// @param run the days that decide
/// @param restart the last change of servers, when one is known
/// @param reporters those that count first, then others with the most sessions
/// @param otherReporters how many there are that do not count
/// @param toProbe what to look at because somebody whose word does not count complains of it
/// @param ledger to be kept: what counts now never counts less
public record Assessment(
        DomainName domain,
        Instant now,
        Readiness readiness,
        List<Objection> objections,
        List<Day> days,
        Run run,
        Optional<Restart> restart,
        LowVolume lowVolume,
        List<ReporterLine> reporters,
        int otherReporters,
        Coverage coverage,
        Forecast forecast,
        List<ToProbe> toProbe,
        List<Counted> ledger) {
    public Assessment {
        objections = List.copyOf(objections);
        days = List.copyOf(days);
        reporters = List.copyOf(reporters);
        toProbe = List.copyOf(toProbe);
        ledger = List.copyOf(ledger);
    }

    /// What is worth knowing and decides nothing.
    public List<Objection> notes() {
        return of(RuleCode.Weight.NOTES);
    }

    List<Objection> of(RuleCode.Weight weight) {
        return objections.stream()
                .filter(each -> each.rule().weight() == weight)
                .toList();
    }
}
