package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.sealpost.protocol.name.DomainName;

/// Finds the run that decides. Any end of the clean run may do: otherwise one more clean report on a dirty day could
/// mend that day, bring its failures into the run and so take away what was reached without them.
final class RunSearch {
    private final Thresholds thresholds;
    private final Ledger ledger;
    private final LocalDate closed;
    private final Predicate<Run> answered;

    private final SortedMap<DomainName, Long> byReporter = new TreeMap<>();
    private int length;
    private int clean;
    private int reporterDays;
    private long told;
    private long blocked;
    private long tolerated;

    /// @param answered whether a person has taken the risk of little mail for this run
    RunSearch(Thresholds thresholds, Ledger ledger, LocalDate closed, Predicate<Run> answered) {
        this.thresholds = thresholds;
        this.ledger = ledger;
        this.closed = closed;
        this.answered = answered;
    }

    /// The longest end of the run that suffices, or else the whole of it.
    ///
    /// @param days the closed days of the run, in their order
    Run decisive(List<Day> days) {
        Run whole = run(Optional.empty());
        Optional<Run> enough = Optional.empty();
        for (Day day : days.reversed()) {
            if (day.state().advances()) {
                add(day);
                whole = run(Optional.of(day.day()));
                if (suffices(whole)) {
                    enough = Optional.of(whole);
                }
            }
        }
        return enough.orElse(whole);
    }

    private void add(Day day) {
        length++;
        clean += day.state() == DayState.CLEAN ? 1 : 0;
        blocked += day.blockedHigh();
        tolerated += day.tolerated();
        ledger.on(day.day()).forEach((reporter, sessions) -> {
            byReporter.merge(reporter, sessions, Long::sum);
            told += sessions;
            reporterDays++;
        });
    }

    private Run run(Optional<LocalDate> first) {
        long evidence = Run.dominated(byReporter, thresholds.whole(Threshold.DOMINANCE));
        return new Run(
                first,
                length,
                clean,
                first.map(day -> (int) ChronoUnit.DAYS.between(day, closed) + 1).orElse(0),
                told,
                evidence,
                blocked,
                tolerated,
                bound(evidence, blocked),
                reporterDays,
                byReporter);
    }

    private double bound(long evidence, long failed) {
        return evidence == 0
                ? 1
                : ClopperPearson.upper(evidence + failed, failed, thresholds.share(Threshold.CONFIDENCE));
    }

    private boolean suffices(Run run) {
        return RunRule.holds(run, thresholds)
                && SpreadRule.holds(run, thresholds)
                && ToleratedRateRule.holds(run, thresholds)
                && (VolumeRule.holds(run, thresholds) || (LowVolume.complete(run, thresholds) && answered.test(run)));
    }
}
