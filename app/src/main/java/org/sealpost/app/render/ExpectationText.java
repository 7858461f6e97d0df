package org.sealpost.app.render;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sealpost.check.expect.Expectation;
import org.sealpost.check.expect.Expectation.Held;
import org.sealpost.check.expect.Expectation.Match;

/// How each place that was asked stands to what was meant.
public final class ExpectationText {
    private static final int LEAST = 20;
    private static final int MOST = 44;

    private final Paint paint;

    public ExpectationText(Paint paint) {
        this.paint = paint;
    }

    /// A section below a verdict; empty when nothing was expected.
    public String render(List<Held> held) {
        if (held.isEmpty()) {
            return "";
        }
        var sheet = new Sheet(paint).paragraph(0, Tone.STRONG, "What was meant: " + count(held));
        int column = held.stream()
                .mapToInt(each -> Columns.of(Shown.text(each.where())) + 6)
                .map(width -> Math.clamp(width, LEAST, MOST))
                .max()
                .orElse(LEAST);
        held.forEach(each -> {
            Tone tone = tone(each.match());
            sheet.entry(
                    2, tone, tone.mark() + " " + Shown.text(each.where()), column, Tone.PLAIN, Shown.text(each.seen()));
        });
        return "\n" + sheet;
    }

    /// On one line: how many are as meant, and who says otherwise; unescaped.
    public static String brief(List<Held> held) {
        List<Held> others = new ArrayList<>(held.stream()
                .filter(each -> each.match() == Match.OTHER || each.match() == Match.NO_ANSWER)
                .sorted(Comparator.comparing(Held::match))
                .toList());
        if (others.isEmpty()) {
            return count(held);
        }
        Held first = others.getFirst();
        return count(held) + "; " + first.where() + (first.match() == Match.OTHER ? " still says " : ": ")
                + first.seen() + (others.size() > 1 ? "; and " + (others.size() - 1) + " more" : "");
    }

    static void write(JsonText json, List<Held> held) {
        json.flag("met", Expectation.met(held));
        json.list(
                "places",
                held,
                each -> json.object(() -> {
                    json.word("subject", each.subject());
                    json.string("where", each.where());
                    json.string("seen", each.seen());
                    json.word("match", each.match());
                }));
    }

    private static String count(List<Held> held) {
        long met = held.stream().filter(each -> each.match() == Match.AS_MEANT).count();
        return (met == held.size() ? "all " + met : met + " of " + held.size()) + " as meant";
    }

    private static Tone tone(Match match) {
        return switch (match) {
            case AS_MEANT -> Tone.PASS;
            case OTHER -> Tone.FAIL;
            case NO_ANSWER -> Tone.UNKNOWN;
            case NOT_ASKED -> Tone.NOT_APPLICABLE;
        };
    }
}
