package org.sealpost.app.render.reports;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.readiness.Exhibit;
import org.sealpost.reports.readiness.Forecast;
import org.sealpost.reports.row.Failure;

/// The words for what an answer rests on.
public final class ExhibitWords {
    private static final int TEXT = 160;
    private static final int NAMES = 3;

    private ExhibitWords() {}

    public static String words(Exhibit exhibit) {
        return switch (exhibit) {
            case Exhibit.Reported(var row, var failure, var _, long sessions) ->
                row.day() + ", " + Shown.excerpt(row.reporter().name(), TEXT) + ": "
                        + failure.map(ExhibitWords::failure).orElse("failures without a word of why") + ", "
                        + SessionWords.number(sessions) + (sessions == 1 ? " session" : " sessions");
            case Exhibit.Probed(var day, String subject, var look) ->
                day + ", our look: " + Shown.excerpt(subject, TEXT) + " "
                        + look.colour().name().toLowerCase(Locale.ROOT)
                        + look.code().map(code -> " (" + code + ")").orElse("");
            case Exhibit.OfDay(var day, var state) ->
                day + ": " + Words.word(state).replace('-', ' ');
            case Exhibit.Changed(var at, String what) -> Words.instant(at) + ": " + Shown.excerpt(what, TEXT);
            case Exhibit.Measured(String what, String value, String asked) ->
                what + ": " + Shown.excerpt(value, TEXT) + ", asked for " + asked;
            case Exhibit.Named(String name) -> Shown.excerpt(name, TEXT);
        };
    }

    private static String failure(Failure failure) {
        return failure.type()
                        .map(ResultType::word)
                        .map(word -> Shown.excerpt(word, TEXT))
                        .orElse("a failure without a type")
                + failure.mx().map(mx -> " at " + Shown.excerpt(mx, TEXT)).orElse("")
                + failure.reason()
                        .map(reason -> " (" + Shown.excerpt(reason, TEXT) + ")")
                        .orElse("");
    }

    /// Who would be refused where, and how often.
    public static String refusal(Forecast.Refusal refusal) {
        String who = names(refusal.senders().stream().map(Reporter::name).toList());
        return number(refusal.mean()) + " sessions a day of " + who + " at "
                + text(refusal.mx(), "a host that is not named") + ", for "
                + text(refusal.resultType(), "no stated reason")
                + refusal.reason()
                        .map(reason -> " (" + Shown.excerpt(reason, TEXT) + ")")
                        .orElse("") + "; "
                + refusal.least() + " to " + refusal.most() + " on one day"
                + (refusal.sendingAddresses().isEmpty()
                        ? ""
                        : ", from "
                                + refusal.sendingAddresses().stream()
                                        .limit(NAMES)
                                        .map(address -> Shown.excerpt(address, TEXT))
                                        .collect(Collectors.joining(", ")));
    }

    /// The first of them, and how many more there are.
    static String names(List<String> names) {
        int more = names.size() - NAMES;
        return names.stream()
                        .limit(NAMES)
                        .map(name -> Shown.excerpt(name, TEXT))
                        .collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static String text(Optional<String> text, String otherwise) {
        return text.map(present -> Shown.excerpt(present, TEXT)).orElse(otherwise);
    }

    private static String number(double mean) {
        return mean >= 10 ? SessionWords.number(Math.round(mean)) : String.format(Locale.ROOT, "%.1f", mean);
    }
}
