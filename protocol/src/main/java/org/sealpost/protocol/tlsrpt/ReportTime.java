package org.sealpost.protocol.tlsrpt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date and time of RFC 3339 §5.6, or one without its zone, which some write.
///
/// @param zoned whether it had a zone; else it is read as UTC
record ReportTime(Instant instant, boolean zoned) {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})[Tt ](\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,20}))?([Zz]|[+-]\\d{2}:\\d{2})?");

    private static final String USUAL = "0000-00-00T00:00:00Z";

    static Optional<ReportTime> parse(String text) {
        return isUsual(text) ? usual(text) : any(text);
    }

    /// Whether it has the form of nearly all, with or without its zone, and so needs no pattern.
    private static boolean isUsual(String text) {
        if (text.length() != USUAL.length() && text.length() != USUAL.length() - 1) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char usual = USUAL.charAt(i);
            if (usual == '0' ? c < '0' || c > '9' : c != usual) {
                return false;
            }
        }
        return text.charAt(17) < '6';
    }

    private static Optional<ReportTime> usual(String text) {
        try {
            long day = LocalDate.of(100 * two(text, 0) + two(text, 2), two(text, 5), two(text, 8))
                    .toEpochDay();
            int hour = ChronoField.HOUR_OF_DAY.checkValidIntValue(two(text, 11));
            int minute = ChronoField.MINUTE_OF_HOUR.checkValidIntValue(two(text, 14));
            Instant instant = Instant.ofEpochSecond(86_400L * day + 3_600L * hour + 60L * minute + two(text, 17));
            return Optional.of(new ReportTime(instant, text.length() == USUAL.length()));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static int two(String text, int at) {
        return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
    }

    private static Optional<ReportTime> any(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > 60 || !form.matches()) {
            return Optional.empty();
        }
        try {
            // RFC 3339 §5.7: a leap second is second 60.
            int second = Integer.parseInt(form.group(6));
            boolean leap = second == 60;
            LocalDateTime local = LocalDateTime.of(
                    Integer.parseInt(form.group(1)),
                    Integer.parseInt(form.group(2)),
                    Integer.parseInt(form.group(3)),
                    Integer.parseInt(form.group(4)),
                    Integer.parseInt(form.group(5)),
                    leap ? 59 : second,
                    nanoseconds(form.group(7)));
            String zone = form.group(8);
            ZoneOffset offset = zone == null || zone.equalsIgnoreCase("Z") ? ZoneOffset.UTC : ZoneOffset.of(zone);
            return Optional.of(new ReportTime(local.plusSeconds(leap ? 1 : 0).toInstant(offset), zone != null));
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    private static int nanoseconds(String fraction) {
        return fraction == null ? 0 : Integer.parseInt((fraction + "000000000").substring(0, 9));
    }
}
