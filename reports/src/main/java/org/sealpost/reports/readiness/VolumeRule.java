package org.sealpost.reports.readiness;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// So many sessions went well that losses are below the bound; or, with little mail, a person answers for the rest.
final class VolumeRule implements Rule {
    static boolean holds(Run run, Thresholds thresholds) {
        return run.upperBound() <= thresholds.share(Threshold.LOSS_BOUND);
    }

    @Override
    public Stream<Objection> judge(Picture picture) {
        Run run = picture.run();
        if (holds(run, picture.thresholds())) {
            return Stream.empty();
        }
        if (!LowVolume.complete(run, picture.thresholds())) {
            LocalDate slow = fewReports(picture);
            LocalDate fast = manySessions(picture);
            return Stream.of(Objection.of(RuleCode.VOLUME, evidence(picture)).from(slow.isBefore(fast) ? slow : fast));
        }
        return picture.confirmation()
                        .filter(each -> LowVolume.answered(run, each))
                        .isPresent()
                ? Stream.empty()
                : Stream.of(Objection.of(RuleCode.CONFIRMATION, evidence(picture))
                        .from(picture.days().today()));
    }

    private static List<Exhibit> evidence(Picture picture) {
        Run run = picture.run();
        return List.of(
                new Exhibit.Measured(
                        "sessions that count", Long.toString(run.evidence()), Long.toString(needed(picture))),
                new Exhibit.Measured(
                        "upper bound of losses",
                        String.format(Locale.ROOT, "%.3g", run.upperBound()),
                        Threshold.text(picture.thresholds().share(Threshold.LOSS_BOUND))),
                new Exhibit.Measured(
                        "days from the first of the run",
                        Integer.toString(run.span()),
                        Integer.toString(picture.whole(Threshold.LOW_VOLUME_DAYS))),
                new Exhibit.Measured(
                        "days of single reporters",
                        Integer.toString(run.reporterDays()),
                        Integer.toString(picture.whole(Threshold.LOW_VOLUME_REPORTER_DAYS))));
    }

    private static long needed(Picture picture) {
        Thresholds thresholds = picture.thresholds();
        long blocked = picture.run().blocked();
        return ClopperPearson.trialsFor(
                        thresholds.share(Threshold.LOSS_BOUND), blocked, thresholds.share(Threshold.CONFIDENCE))
                - blocked;
    }

    /// When there are enough sessions if it goes on as in the run.
    private static LocalDate manySessions(Picture picture) {
        Run run = picture.run();
        if (run.evidence() == 0) {
            return picture.days().after(1);
        }
        double missing = (double) needed(picture) - run.evidence();
        double days = Math.ceil(missing * run.length() / run.evidence());
        return picture.days().after((long) Math.min(days, 3650));
    }

    /// When the path for little mail is at its end, with one report a day of each reporter there is.
    private static LocalDate fewReports(Picture picture) {
        Run run = picture.run();
        int reporters = Math.max(1, run.byReporter().size());
        int reports = picture.whole(Threshold.LOW_VOLUME_REPORTER_DAYS) - run.reporterDays();
        int byReports = Math.ceilDiv(Math.max(0, reports), reporters);
        return picture.days().after(Math.max(picture.whole(Threshold.LOW_VOLUME_DAYS) - run.span(), byReports));
    }
}
