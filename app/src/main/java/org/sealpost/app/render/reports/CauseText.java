package org.sealpost.app.render.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sealpost.app.render.Sheet;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Tone;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.failure.Effect;
import org.sealpost.reports.failure.FailureMeaning;
import org.sealpost.reports.failure.Side;
import org.sealpost.reports.store.Cause;
import org.sealpost.reports.store.FailureKind;
import org.sealpost.reports.summary.CauseLine;

/// A cause of failures for people: what it is, what it means, who mends it.
public final class CauseText {
    private static final int TEXT = 160;
    private static final int NAMES = 3;

    private CauseText() {}

    /// What several reporters tell alike, together; most sessions first.
    public static List<List<CauseLine>> grouped(List<CauseLine> lines) {
        Map<FailureKind, List<CauseLine>> groups = new LinkedHashMap<>();
        lines.forEach(line -> groups.computeIfAbsent(line.cause().kind(), _ -> new ArrayList<>())
                .add(line));
        return groups.values().stream()
                .sorted(Comparator.comparingLong(CauseText::sessions).reversed())
                .toList();
    }

    /// @param told the same cause, by each of its reporters
    static void add(Sheet sheet, List<CauseLine> told) {
        FailureMeaning meaning = told.getFirst().meaning();
        Tone tone = tone(meaning.effect());
        sheet.entry(2, tone, tone.mark(), 4, Tone.PLAIN, what(told));
        sheet.paragraph(6, Tone.PLAIN, meaning.explanation());
        sheet.paragraph(6, Tone.PLAIN, "On the side of " + side(meaning.side()) + ": " + meaning.fix());
    }

    private static long sessions(List<CauseLine> told) {
        return told.stream().mapToLong(line -> line.cause().sessions()).sum();
    }

    private static String what(List<CauseLine> told) {
        Cause cause = told.getFirst().cause();
        var words = new StringBuilder(cause.type()
                .map(ResultType::word)
                .map(word -> Shown.excerpt(word, TEXT))
                .orElse("a failure without a type"));
        cause.mx().ifPresent(mx -> words.append(" at ").append(Shown.excerpt(mx, TEXT)));
        cause.receivingIp()
                .ifPresent(
                        ip -> words.append(" (").append(Shown.excerpt(ip, TEXT)).append(')'));
        long sessions = sessions(told);
        words.append(": ")
                .append(SessionWords.number(sessions))
                .append(sessions == 1 ? " session" : " sessions")
                .append(", told by ")
                .append(told.stream().limit(NAMES).map(CauseText::reporter).collect(Collectors.joining(", ")));
        if (told.size() > NAMES) {
            words.append(" and ").append(told.size() - NAMES).append(" more");
        }
        words.append(days(told));
        cause.reason().ifPresent(reason -> words.append("; reason: ").append(Shown.excerpt(reason, TEXT)));
        return words.toString();
    }

    private static String reporter(CauseLine line) {
        return Shown.excerpt(line.cause().reporter().name(), TEXT) + " (" + SessionWords.standing(line.standing())
                + ")";
    }

    private static String days(List<CauseLine> told) {
        LocalDate first = told.stream()
                .map(line -> line.cause().first())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate last = told.stream()
                .map(line -> line.cause().last())
                .max(LocalDate::compareTo)
                .orElseThrow();
        return first.equals(last) ? " on " + first : ", " + first + " to " + last;
    }

    static Tone tone(Effect effect) {
        return switch (effect) {
            case BLOCK, OURS -> Tone.FAIL;
            case UNKNOWN -> Tone.UNKNOWN;
            case TOLERATE, FETCH, WARN -> Tone.WARN;
        };
    }

    public static String side(Side side) {
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
