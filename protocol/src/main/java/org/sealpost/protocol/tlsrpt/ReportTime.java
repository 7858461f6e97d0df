package org.sealpost.protocol.tlsrpt;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A date and time of RFC 3339 §5.6, or one without its zone, which some write.
///
/// @param zoned whether it had a zone; else it is read as UTC
record ReportTime(Instant instant, boolean zoned) {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})[Tt ](\\d{2}):(\\d{2}):(\\d{2})(?:\\.(\\d{1,20}))?([Zz]|[+-]\\d{2}:\\d{2})?");

    static Optional<ReportTime> parse(String text) {
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
