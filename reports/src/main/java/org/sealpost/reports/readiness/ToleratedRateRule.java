package org.sealpost.reports.readiness;

import java.util.stream.Stream;

/// Failures that pass by themselves stay within the bound for losses. Before there are enough sessions to show that
/// bound at all, as many are allowed as it would allow then.
final class ToleratedRateRule implements Rule {
    static boolean holds(Run run, Thresholds thresholds) {
        return run.tolerated() <= allowed(run, thresholds);
    }

    private static long allowed(Run run, Thresholds thresholds) {
        double bound = thresholds.share(Threshold.LOSS_BOUND);
        long enough = ClopperPearson.trialsFor(bound, 0, thresholds.share(Threshold.CONFIDENCE));
        return (long) (bound * Math.max(enough, run.told() + run.blocked() + run.tolerated()));
    }

    @Override
    public Stream<Objection> judge(Picture picture) {
        return holds(picture.run(), picture.thresholds())
                ? Stream.empty()
                : Stream.of(Objection.of(
                        RuleCode.TOLERATED_RATE,
                        new Exhibit.Measured(
                                "tolerated failures in the run",
                                Long.toString(picture.run().tolerated()),
                                "at most " + allowed(picture.run(), picture.thresholds()))));
    }
}
