package org.sealpost.app.render;

import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;

/// How something stands, as people see it: a mark, and a colour where there is one. The mark and a word always say
/// it without the colour.
public enum Tone {
    PASS("✓", "32"),
    WARN("!", "33"),
    FAIL("✗", "31"),
    UNKNOWN("?", "35"),
    NOT_APPLICABLE("–", "2"),
    NOTICE("i", "36"),
    /// Words that carry the eye.
    STRONG("", "1"),
    /// Words that may be passed over.
    QUIET("", "2"),
    PLAIN("", "");

    private final String mark;
    private final String graphics;

    Tone(String mark, String graphics) {
        this.mark = mark;
        this.graphics = graphics;
    }

    /// One column wide; empty for the tones that are no status.
    public String mark() {
        return mark;
    }

    /// The parameters of the terminal's SGR sequence (ECMA-48 8.3.117); empty for none.
    String graphics() {
        return graphics;
    }

    static Tone of(Outcome outcome) {
        return switch (outcome) {
            case PASS -> PASS;
            case WARN -> WARN;
            case FAIL -> FAIL;
            case UNKNOWN -> UNKNOWN;
            case NOT_APPLICABLE -> NOT_APPLICABLE;
        };
    }

    static Tone of(Severity severity) {
        return switch (severity) {
            case ERROR -> FAIL;
            case UNKNOWN -> UNKNOWN;
            case WARNING -> WARN;
            case NOTICE -> NOTICE;
        };
    }
}
