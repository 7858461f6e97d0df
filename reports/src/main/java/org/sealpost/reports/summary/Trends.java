package org.sealpost.reports.summary;

import java.util.List;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.summary.Summary.Trend;

/// Tells whether failures have become more.
final class Trends {
    /// Fewer sessions than this say nothing about a share.
    private static final long ENOUGH = 50;
    /// A share that is so many times that of before is another one.
    private static final double FACTOR = 3;
    /// One failure where there was none is no trend yet.
    private static final long SOME = 3;

    private Trends() {}

    /// @param weeks the oldest first
    static Trend of(List<Tally> weeks) {
        if (weeks.size() < 2) {
            return Trend.UNCLEAR;
        }
        Tally now = weeks.getLast();
        Tally before = weeks.subList(0, weeks.size() - 1).stream().reduce(Tally.NONE, Tally::plus);
        if (now.sessions() < ENOUGH || before.sessions() < ENOUGH) {
            return Trend.UNCLEAR;
        }
        double share = share(now);
        double usual = share(before);
        if (now.failed() >= SOME && share > FACTOR * usual) {
            return Trend.RISING;
        }
        return before.failed() >= SOME && usual > FACTOR * share ? Trend.FALLING : Trend.STEADY;
    }

    private static double share(Tally tally) {
        return (double) tally.failed() / tally.sessions();
    }
}
