package org.sealpost.app.render;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.sealpost.check.Fixer;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;
import org.sealpost.protocol.name.DomainName;

/// The words for values that appear everywhere.
public final class Words {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Words() {}

    static String outcome(Outcome outcome) {
        return switch (outcome) {
            case PASS -> "pass";
            case WARN -> "warn";
            case FAIL -> "fail";
            case UNKNOWN -> "unknown";
            case NOT_APPLICABLE -> "not applicable";
        };
    }

    static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case UNKNOWN -> "unknown";
            case WARNING -> "warning";
            case NOTICE -> "notice";
        };
    }

    static String who(Fixer fixer) {
        return switch (fixer) {
            case DNS -> "whoever edits the DNS zone";
            case POLICY_HOST -> "whoever runs the policy host";
            case MAIL_SERVER -> "whoever runs the mail server";
            case CERTIFICATE_AUTHORITY -> "whoever obtains the certificate";
            case SENDER -> "the side that looks or sends";
        };
    }

    /// To the second, such as `2026-11-21T20:45:12Z`.
    public static String instant(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    public static String day(Instant instant) {
        return DAY.format(instant);
    }

    /// Such as `45 ms` or `1.8 s`.
    public static String duration(Duration duration) {
        long millis = duration.toMillis();
        return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
    }

    public static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    /// The name for people, with the name on the wire beside it when they differ.
    public static String domain(DomainName name) {
        String unicode = Shown.text(name.unicode());
        return unicode.equals(name.ascii()) ? unicode : unicode + " (" + name.ascii() + ")";
    }

    /// At most `limit` names, and how many more there are.
    static String names(List<DomainName> names, int limit) {
        String shown = String.join(
                ", ", names.stream().limit(limit).map(DomainName::ascii).toList());
        return names.size() <= limit ? shown : shown + " and " + (names.size() - limit) + " more";
    }

    /// An enum constant as a word for programs, such as `not-applicable`.
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
