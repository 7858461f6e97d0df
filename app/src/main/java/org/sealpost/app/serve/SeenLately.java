package org.sealpost.app.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.app.reports.ReportsView;

/// What reports told a moment ago: adding up those of a thousand domains takes longer than a page may.
final class SeenLately {
    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int MOST = 50;

    private final InstantSource clock;
    private final Map<ReportScope, Kept> kept = new LinkedHashMap<>();

    private record Kept(Instant at, ReportsView.Seen seen) {}

    SeenLately(InstantSource clock) {
        this.clock = clock;
    }

    /// @param anew adds it up
    ReportsView.Seen of(ReportScope asked, Function<ReportScope, ReportsView.Seen> anew) {
        ReportScope scope = asked.whole();
        Instant now = clock.instant();
        Optional<ReportsView.Seen> lately = lately(scope, now);
        if (lately.isPresent()) {
            return lately.get();
        }
        ReportsView.Seen seen = anew.apply(scope);
        keep(scope, new Kept(now, seen));
        return seen;
    }

    private synchronized Optional<ReportsView.Seen> lately(ReportScope scope, Instant now) {
        kept.values().removeIf(each -> !each.at().plus(FRESH).isAfter(now));
        return Optional.ofNullable(kept.get(scope)).map(Kept::seen);
    }

    private synchronized void keep(ReportScope scope, Kept seen) {
        kept.put(scope, seen);
        while (kept.size() > MOST) {
            kept.remove(kept.keySet().iterator().next());
        }
    }
}
