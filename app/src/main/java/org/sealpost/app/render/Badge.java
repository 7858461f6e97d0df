package org.sealpost.app.render;

import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;

/// A small picture for a page or a README: `MTA-STS` and the outcome.
public final class Badge {
    private static final String NAME = "MTA-STS";
    /// About what a letter of the font takes, in pixels.
    private static final double LETTER = 6.6;

    private static final int MARGIN = 12;

    private Badge() {}

    /// An SVG document.
    public static String svg(Verdict verdict) {
        String word = Words.outcome(verdict.outcome());
        int left = width(NAME);
        int right = width(word);
        String title =
                Html.escape(verdict.domain().ascii() + ": MTA-STS " + word + ", " + Words.day(verdict.observedAt()));
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="20" viewBox="0 0 %1$d 20" role="img" \
                aria-labelledby="t"><title id="t">%2$s</title><clipPath id="r"><rect width="%1$d" height="20" rx="3"/>\
                </clipPath><g clip-path="url(#r)"><path fill="#3d4852" d="M0 0h%3$dv20H0z"/>\
                <path fill="%4$s" d="M%3$d 0h%5$dv20H%3$dz"/></g><g fill="#fff" text-anchor="middle" \
                font-family="Verdana,DejaVu Sans,sans-serif" font-size="11"><text x="%6$d" y="14">%7$s</text>\
                <text x="%8$d" y="14">%9$s</text></g></svg>
                """.formatted(
                left + right, title, left, colour(verdict.outcome()), right, left / 2, NAME, left + right / 2, word);
    }

    private static int width(String words) {
        return (int) Math.ceil(words.length() * LETTER) + MARGIN;
    }

    private static String colour(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "#17693c";
            case WARN -> "#865100";
            case FAIL -> "#ae2019";
            case UNKNOWN -> "#5d4690";
            case NOT_APPLICABLE -> "#56626d";
        };
    }
}
