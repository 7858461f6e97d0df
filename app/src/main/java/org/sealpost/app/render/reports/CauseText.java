package org.sealpost.app.render.reports;

import org.sealpost.app.render.Sheet;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Tone;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.failure.Effect;
import org.sealpost.reports.failure.Side;
import org.sealpost.reports.store.Cause;
import org.sealpost.reports.summary.CauseLine;

/// A cause of failures for people: what it is, what it means, who mends it.
final class CauseText {
    private static final int TEXT = 160;

    private CauseText() {}

    static void add(Sheet sheet, CauseLine line) {
        Tone tone = tone(line.meaning().effect());
        sheet.entry(2, tone, tone.mark(), 4, Tone.PLAIN, what(line));
        sheet.paragraph(6, Tone.PLAIN, line.meaning().explanation());
        sheet.paragraph(
                6,
                Tone.PLAIN,
                "On the side of " + side(line.meaning().side()) + ": "
                        + line.meaning().fix());
    }

    private static String what(CauseLine line) {
        Cause cause = line.cause();
        var words = new StringBuilder(cause.type()
                .map(ResultType::word)
                .map(word -> Shown.excerpt(word, TEXT))
                .orElse("a failure without a type"));
        cause.mx().ifPresent(mx -> words.append(" at ").append(Shown.excerpt(mx, TEXT)));
        cause.receivingIp()
                .ifPresent(
                        ip -> words.append(" (").append(Shown.excerpt(ip, TEXT)).append(')'));
        words.append(": ")
                .append(SessionWords.number(cause.sessions()))
                .append(cause.sessions() == 1 ? " session" : " sessions")
                .append(", told by ")
                .append(Shown.excerpt(cause.reporter().name(), TEXT))
                .append(" (")
                .append(SessionWords.standing(line.standing()))
                .append(")");
        words.append(
                cause.first().equals(cause.last())
                        ? " on " + cause.first()
                        : ", " + cause.first() + " to " + cause.last());
        cause.reason().ifPresent(reason -> words.append("; reason: ").append(Shown.excerpt(reason, TEXT)));
        return words.toString();
    }

    static Tone tone(Effect effect) {
        return switch (effect) {
            case BLOCK, OURS -> Tone.FAIL;
            case UNKNOWN -> Tone.UNKNOWN;
            case TOLERATE, FETCH, WARN -> Tone.WARN;
        };
    }

    static String side(Side side) {
        return switch (side) {
            case MAIL_SERVER -> "whoever runs the mail server";
            case POLICY -> "whoever writes the policy";
            case POLICY_HOST -> "whoever runs the policy host";
            case ZONE -> "whoever edits the DNS zone";
            case REPORTING -> "whoever takes in the reports";
            case NETWORK -> "the network between the two";
            case SENDER -> "the sender";
            case PERSON -> "a person who decides";
            case UNKNOWN -> "nobody known";
        };
    }
}
