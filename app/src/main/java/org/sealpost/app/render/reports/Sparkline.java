package org.sealpost.app.render.reports;

import java.time.LocalDate;
import java.util.Map;
import org.sealpost.reports.row.Tally;

/// Some days in the space of a word: grey for sessions, red below for those that failed, a gap where nobody
/// told. The height is logarithmic and the same for all, so that rows can be held against each other.
public final class Sparkline {
    private static final int STEP = 4;
    private static final int BAR = 3;
    private static final int HEIGHT = 22;
    /// As many sessions fill the height.
    private static final double FULL = 4;

    private Sparkline() {}

    public static String svg(LocalDate from, LocalDate to, Map<LocalDate, Tally> tallies) {
        var sessions = new StringBuilder();
        var failed = new StringBuilder();
        int x = 0;
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            Tally tally = tallies.get(day);
            if (tally != null) {
                bar(sessions, x, Math.max(1, height(tally.sessions())));
                bar(failed, x, height(tally.failed()));
            }
            x += STEP;
        }
        Tally total = tallies.values().stream().reduce(Tally.NONE, Tally::plus);
        return "<svg class=\"spark days\" viewBox=\"0 0 " + (x - STEP + BAR) + " " + HEIGHT + "\" role=\"img\""
                + " aria-label=\"" + words(total, tallies.size()) + "\"><path class=\"s\" d=\"" + sessions
                + "\"/><path class=\"f\" d=\"" + failed + "\"/></svg>";
    }

    private static String words(Tally total, int days) {
        return days == 0
                ? "no reports that count"
                : SessionWords.number(total.sessions()) + " sessions, " + SessionWords.number(total.failed())
                        + " failed, reports about " + days + (days == 1 ? " day" : " days");
    }

    private static int height(long number) {
        return number == 0 ? 0 : Math.clamp(Math.round(HEIGHT * Math.log10(1 + (double) number) / FULL), 2, HEIGHT);
    }

    private static void bar(StringBuilder path, int x, int height) {
        if (height > 0) {
            path.append('M').append(x).append(' ').append(HEIGHT).append("v-").append(height);
            path.append('h').append(BAR).append('v').append(height).append('z');
        }
    }
}
