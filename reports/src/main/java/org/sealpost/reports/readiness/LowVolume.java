package org.sealpost.reports.readiness;

import java.util.Optional;
import org.sealpost.reports.decision.Confirmation;

/// How far a domain with little mail has come: it cannot prove the bound in reasonable time, so it waits longer, and a
/// person who has seen how large the loss can be takes the rest of the risk.
///
/// @param days from the first to the last day of the run, of `daysAsked`
/// @param complete whether only a person is missing
/// @param confirmedBy the name of that person, when there is one
/// @param upperBound what the person takes
public record LowVolume(
        int days,
        int daysAsked,
        int reporterDays,
        int reporterDaysAsked,
        boolean complete,
        Optional<String> confirmedBy,
        double upperBound) {
    static boolean complete(Run run, Thresholds thresholds) {
        return run.span() >= thresholds.whole(Threshold.LOW_VOLUME_DAYS)
                && run.reporterDays() >= thresholds.whole(Threshold.LOW_VOLUME_REPORTER_DAYS);
    }

    /// A confirmation given before the run is about something else.
    static boolean answered(Run run, Confirmation confirmation) {
        return run.first().isPresent()
                && !confirmation.at().isBefore(Days.start(run.first().get()));
    }
}
