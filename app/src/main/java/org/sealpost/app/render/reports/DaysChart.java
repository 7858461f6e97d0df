package org.sealpost.app.render.reports;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.sealpost.reports.row.Tally;

/// Sessions day by day as a picture, the failed ones below on a scale of their own. Numbers and dates are
/// all that is in it; the same numbers stand in a table beside it.
public final class DaysChart {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final int WIDTH = 960;
    private static final int LEFT = 64;
    private static final int TOP = 26;
    private static final int SESSIONS = 110;
    private static final int FAILED_TOP = TOP + SESSIONS + 30;
    private static final int FAILED = 70;
    private static final int HEIGHT = FAILED_TOP + FAILED + 26;
    private static final int LABELS = 12;

    private final LocalDate from;
    private final List<LocalDate> days;
    private final Map<LocalDate, Tally> tallies;
    private final StringBuilder svg = new StringBuilder();

    private DaysChart(LocalDate from, LocalDate to, Map<LocalDate, Tally> tallies) {
        this.from = from;
        this.days = from.datesUntil(to.plusDays(1)).toList();
        this.tallies = tallies;
    }

    /// @param id makes the names of its parts differ from those of others in the page
    public static String svg(String id, LocalDate from, LocalDate to, Map<LocalDate, Tally> tallies) {
        return new DaysChart(from, to, tallies).draw(id);
    }

    /// Such as `20 Nov`.
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    private String draw(String id) {
        long most = days.stream().mapToLong(day -> of(day).sessions()).max().orElse(0);
        long worst = days.stream().mapToLong(day -> of(day).failed()).max().orElse(0);
        svg.append("<svg viewBox=\"0 0 " + WIDTH + " " + HEIGHT + "\" role=\"img\" aria-labelledby=\"" + id + "-t " + id
                + "-d\"><title id=\"" + id + "-t\">Sessions and failures a day, " + day(from) + " to "
                + day(days.getLast()) + "</title><desc id=\"" + id + "-d\">" + words(most, worst) + "</desc>");
        panel("Sessions", TOP, SESSIONS, most);
        panel("Failed", FAILED_TOP, FAILED, worst);
        double step = (double) (WIDTH - LEFT) / days.size();
        double width = Math.max(1, step * 0.72);
        int every = (days.size() + LABELS - 1) / LABELS;
        for (int i = 0; i < days.size(); i++) {
            LocalDate day = days.get(i);
            double x = LEFT + i * step + (step - width) / 2;
            if (tallies.containsKey(day)) {
                bar("s", x, width, TOP + SESSIONS, SESSIONS, of(day).sessions(), most);
                bar("f", x, width, FAILED_TOP + FAILED, FAILED, of(day).failed(), worst);
            }
            if ((days.size() - 1 - i) % every == 0) {
                svg.append("<text class=\"m\" text-anchor=\"" + (i == days.size() - 1 ? "end" : "middle") + "\" x=\""
                        + at(i == days.size() - 1 ? WIDTH : LEFT + (i + 0.5) * step) + "\" y=\""
                        + (HEIGHT - 8) + "\">" + day(day) + "</text>");
            }
        }
        return svg.append("</svg>").toString();
    }

    private void panel(String name, int top, int height, long most) {
        int bottom = top + height;
        svg.append("<text class=\"b\" x=\"0\" y=\"" + (top - 12) + "\">" + name + "</text>");
        if (most > 0) {
            svg.append("<path class=\"axis\" d=\"M" + LEFT + " " + top + "H" + WIDTH + "\"/><text class=\"m\""
                    + " text-anchor=\"end\" x=\"" + (LEFT - 8) + "\" y=\"" + (top + 4) + "\">"
                    + SessionWords.number(most) + "</text>");
        }
        svg.append("<path class=\"axis0\" d=\"M" + LEFT + " " + bottom + "H" + WIDTH + "\"/><text class=\"m\""
                + " text-anchor=\"end\" x=\"" + (LEFT - 8) + "\" y=\"" + (bottom + 4) + "\">0</text>");
    }

    private void bar(String kind, double x, double width, int bottom, int room, long number, long most) {
        if (number == 0) {
            return;
        }
        // What happened is seen, however little it is beside the rest.
        double height = Math.max(2, room * ((double) number / most));
        svg.append("<rect class=\"" + kind + "\" x=\"" + at(x) + "\" y=\"" + at(bottom - height) + "\" width=\""
                + at(width) + "\" height=\"" + at(height) + "\"/>");
    }

    private String words(long most, long worst) {
        if (tallies.isEmpty()) {
            return "No report counts in these days.";
        }
        String told = "Reports about " + tallies.size() + " of " + days.size() + " days. At most "
                + SessionWords.number(most) + " sessions a day";
        return told
                + named(most, Tally::sessions)
                + (worst == 0
                        ? ". None failed."
                        : ". At most " + SessionWords.number(worst) + " failed" + named(worst, Tally::failed) + ".");
    }

    private String named(long number, ToLongFunction<Tally> what) {
        Optional<LocalDate> first =
                days.stream().filter(day -> what.applyAsLong(of(day)) == number).findFirst();
        return first.map(day -> ", on " + day(day)).orElse("");
    }

    private Tally of(LocalDate day) {
        return tallies.getOrDefault(day, Tally.NONE);
    }

    private static String at(double place) {
        return String.format(Locale.ROOT, "%.1f", place);
    }
}
