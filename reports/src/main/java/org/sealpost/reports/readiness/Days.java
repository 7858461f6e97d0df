package org.sealpost.reports.readiness;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// Which days are over. All are days of UTC.
///
/// @param closed the last day whose reports have had their time
record Days(LocalDate today, LocalDate closed, Duration grace) {
    static Days at(Instant now, Duration grace) {
        return new Days(of(now), of(now.minus(grace)).minusDays(1), grace);
    }

    static LocalDate of(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    boolean isClosed(LocalDate day) {
        return !day.isAfter(closed);
    }

    /// When a day is closed.
    Instant closing(LocalDate day) {
        return start(day.plusDays(1)).plus(grace);
    }

    /// The date on which so many more days are closed than now.
    LocalDate after(long more) {
        return of(closing(closed.plusDays(Math.max(1, more))));
    }
}
