package org.sealpost.reports.readiness;

import java.util.stream.Stream;

/// Several reporters that count have brought evidence in the run.
final class SpreadRule implements Rule {
    static boolean holds(Run run, Thresholds thresholds) {
        return run.byReporter().size() >= thresholds.whole(Threshold.REPORTERS);
    }

    @Override
    public Stream<Objection> judge(Picture picture) {
        return holds(picture.run(), picture.thresholds())
                ? Stream.empty()
                : Stream.of(Objection.of(
                                RuleCode.REPORTER_SPREAD,
                                new Exhibit.Measured(
                                        "reporters that count",
                                        Integer.toString(
                                                picture.run().byReporter().size()),
                                        Integer.toString(picture.whole(Threshold.REPORTERS))))
                        .from(picture.days().after(1)));
    }
}
