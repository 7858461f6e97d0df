package org.sealpost.app.render;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.check.Aspect;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;

/// The marks of pages and of the HTML report: a shape of its own for each status, so that none needs its colour.
public final class HtmlMarks {
    /// Drawn once in a page; the marks refer to them.
    public static final String SPRITE = """
            <svg class="sprite" aria-hidden="true" focusable="false">
            <symbol id="m-pass" viewBox="0 0 16 16"><circle cx="8" cy="8" r="7.2" fill="currentColor"/>\
            <path class="ink" d="M4.7 8.4 7 10.7l4.4-5"/></symbol>
            <symbol id="m-warn" viewBox="0 0 16 16"><path fill="currentColor" stroke="currentColor" \
            stroke-linejoin="round" d="M8 1.2 15.4 14.4H.6z"/><path class="ink" d="M8 6v3.6M8 12.1v.1"/></symbol>
            <symbol id="m-fail" viewBox="0 0 16 16"><path fill="currentColor" \
            d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z"/><path class="ink" d="m5.4 5.4 5.2 5.2m0-5.2-5.2 5.2"/></symbol>
            <symbol id="m-unknown" viewBox="0 0 16 16"><path class="line" stroke-dasharray="2.6 1.7" \
            d="M8 .9 15.1 8 8 15.1.9 8z"/><path class="line" \
            d="M6.2 6.5c0-2.3 3.6-2.2 3.6-.1C9.8 7.8 8 7.9 8 9.2M8 11.3v.1"/></symbol>
            <symbol id="m-na" viewBox="0 0 16 16"><circle class="line" cx="8" cy="8" r="6.8"/>\
            <path class="line" d="M5 8h6"/></symbol>
            <symbol id="m-note" viewBox="0 0 16 16"><circle class="line" cx="8" cy="8" r="6.8"/>\
            <path class="line" d="M8 7.4v4M8 4.8v.1"/></symbol>
            <symbol id="m-todo" viewBox="0 0 16 16"><circle class="line" cx="8" cy="8" r="6.8"/></symbol>
            <symbol id="m-wait" viewBox="0 0 16 16"><circle class="line" cx="8" cy="8" r="6.8"/>\
            <path class="line" d="M8 4.3V8l2.5 1.7"/></symbol>
            </svg>
            """;

    public static final String LOGO = """
            <svg viewBox="0 0 28 28" aria-hidden="true"><path d="M3 7.5h22v13.2a1.8 1.8 0 0 1-1.8 1.8H4.8A1.8 1.8 0 0 1 \
            3 20.7z" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/><path \
            d="M3.4 8 14 16l10.6-8" fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round"/>\
            <circle cx="14" cy="15.5" r="4.4" fill="currentColor"/></svg>""";

    private static final Set<String> ACRONYMS =
            Set.of("mta-sts", "mx", "tls", "tls-rpt", "dane", "dns", "spf", "dkim", "dmarc");

    private HtmlMarks() {}

    /// The class that sets the colours of a status.
    static String tone(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "pass";
            case WARN -> "warn";
            case FAIL -> "fail";
            case UNKNOWN -> "unknown";
            case NOT_APPLICABLE -> "na";
        };
    }

    static String tone(Severity severity) {
        return switch (severity) {
            case ERROR -> "fail";
            case UNKNOWN -> "unknown";
            case WARNING -> "warn";
            case NOTICE -> "note";
        };
    }

    static String tone(Tone tone) {
        return switch (tone) {
            case PASS -> "pass";
            case WARN -> "warn";
            case FAIL -> "fail";
            case UNKNOWN -> "unknown";
            case NOT_APPLICABLE -> "na";
            case NOTICE, STRONG, QUIET, PLAIN -> "note";
        };
    }

    static String mark(String tone) {
        return "<svg class=\"mark " + tone + "\" aria-hidden=\"true\"><use href=\"#m-" + tone + "\"/></svg>";
    }

    /// Mark and word.
    static String status(Outcome outcome) {
        String tone = tone(outcome);
        return "<span class=\"status " + tone + "\">" + mark(tone) + Html.escape(sentence(Words.outcome(outcome)))
                + "</span>";
    }

    /// The name of an aspect as a heading, such as `MX against policy`.
    static String name(Aspect aspect) {
        String words = Arrays.stream(aspect.title().split(" ", -1))
                .map(word -> ACRONYMS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
                .collect(Collectors.joining(" "));
        return sentence(words);
    }

    static String sentence(String clause) {
        return clause.isEmpty() ? clause : Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
    }
}
