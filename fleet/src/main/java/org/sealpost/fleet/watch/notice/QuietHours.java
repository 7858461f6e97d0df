package org.sealpost.fleet.watch.notice;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Hours in which a channel is silent, by the clock on the wall.
///
/// @param zone whose clock, such as `Europe/Vienna`
/// @param from minutes after midnight
/// @param to the same; not later than `from`: of the next day
/// @param days on which they begin; empty: every day
public record QuietHours(String zone, int from, int to, Set<DayOfWeek> days) {
    private static final int DAY = 24 * 60;

    public QuietHours {
        days = Set.copyOf(days);
        if (from < 0 || from >= DAY || to < 0 || to >= DAY) {
            throw new IllegalArgumentException("minutes of a day: " + from + ", " + to);
        }
        // An unknown zone is to be refused now, not at night.
        var _ = ZoneId.of(zone);
    }

    public static QuietHours of(ZoneId zone, LocalTime from, LocalTime to, Set<DayOfWeek> days) {
        return new QuietHours(zone.getId(), from.toSecondOfDay() / 60, to.toSecondOfDay() / 60, days);
    }

    /// When they are over, when it is quiet at this instant.
    public Optional<Instant> until(Instant now) {
        LocalDate today = now.atZone(ZoneId.of(zone)).toLocalDate();
        return List.of(today, today.minusDays(1)).stream()
                .filter(day -> days.isEmpty() || days.contains(day.getDayOfWeek()))
                .filter(day -> !at(day, from).isAfter(now))
                .map(day -> at(to <= from ? day.plusDays(1) : day, to))
                .filter(now::isBefore)
                .findFirst();
    }

    private Instant at(LocalDate day, int minute) {
        return ZonedDateTime.of(day, LocalTime.ofSecondOfDay(minute * 60L), ZoneId.of(zone))
                .toInstant();
    }
}
