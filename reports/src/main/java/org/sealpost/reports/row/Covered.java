package org.sealpost.reports.row;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.sealpost.protocol.tlsrpt.TlsReport;

/// The time that a report covers, as days.
///
/// @param day the day of UTC that holds the middle of it; the last one when it is longer than a day and a half
/// @param wholeDays how many days
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-4.1">RFC 8460 §4.1</a>
record Covered(LocalDate day, int wholeDays) {
    private static final Duration LONGEST_DAY = Duration.ofHours(36);

    /// Empty when a report does not say, or ends before it begins.
    static Optional<Covered> of(TlsReport report) {
        if (report.start().isEmpty() || report.end().isEmpty()) {
            return report.start()
                    .or(() -> report.end().map(end -> end.minusNanos(1)))
                    .map(only -> new Covered(dayOf(only), 1));
        }
        Instant start = report.start().get();
        Instant end = report.end().get();
        Duration length = Duration.between(start, end);
        if (length.isNegative()) {
            return Optional.empty();
        }
        if (length.compareTo(LONGEST_DAY) <= 0) {
            return Optional.of(new Covered(dayOf(start.plus(length.dividedBy(2))), 1));
        }
        // The midnight at the end belongs to the day before.
        LocalDate last = dayOf(end.minusNanos(1));
        return Optional.of(new Covered(last, Math.toIntExact(ChronoUnit.DAYS.between(dayOf(start), last)) + 1));
    }

    private static LocalDate dayOf(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
