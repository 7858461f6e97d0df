package org.sealpost.reports.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// The clean run is long enough.
final class RunRule implements Rule {
    static boolean holds(Run run, Thresholds thresholds) {
        return missing(run, thresholds) <= 0;
    }

    private static int missing(Run run, Thresholds thresholds) {
        return Math.max(
                thresholds.whole(Threshold.RUN_DAYS) - run.length(),
                thresholds.whole(Threshold.CLEAN_DAYS) - run.clean());
    }

    @Override
    public Stream<Objection> judge(Picture picture) {
        Run run = picture.run();
        int missing = missing(run, picture.thresholds());
        return missing <= 0
                ? Stream.empty()
                : Stream.of(Objection.of(RuleCode.RUN, evidence(picture, run))
                        .from(picture.days().after(missing)));
    }

    private static List<Exhibit> evidence(Picture picture, Run run) {
        var evidence = new ArrayList<Exhibit>();
        evidence.add(new Exhibit.Measured(
                "days in the run",
                Integer.toString(run.length()),
                Integer.toString(picture.whole(Threshold.RUN_DAYS))));
        evidence.add(new Exhibit.Measured(
                "clean days in the run",
                Integer.toString(run.clean()),
                Integer.toString(picture.whole(Threshold.CLEAN_DAYS))));
        picture.book().reversed().stream()
                .filter(day -> day.state() == DayState.DIRTY)
                .findFirst()
                .ifPresent(day -> evidence.add(new Exhibit.OfDay(day.day(), day.state())));
        picture.restarts()
                .last()
                .ifPresent(restart -> evidence.add(new Exhibit.Changed(
                        Days.start(restart.from()), restart.cause().subject())));
        return evidence;
    }
}
