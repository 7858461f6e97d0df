package org.sealpost.fleet.watch.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTest {
    private static final QuietHours NIGHT =
            QuietHours.of(ZoneId.of("Europe/Vienna"), LocalTime.of(22, 0), LocalTime.of(7, 0), Set.of());

    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            2026-11-22T20:59:59Z,
            2026-11-22T21:00:00Z, 2026-11-23T06:00:00Z
            2026-11-23T02:00:00Z, 2026-11-23T06:00:00Z
            2026-11-23T06:00:00Z,
            2026-06-22T20:00:00Z, 2026-06-23T05:00:00Z
            2026-03-29T00:30:00Z, 2026-03-29T05:00:00Z
            2026-10-25T00:30:00Z, 2026-10-25T06:00:00Z
            """)
    void theyFollowTheClockOnTheWall(Instant now, Instant until) {
        assertThat(NIGHT.until(now).orElse(null)).isEqualTo(until);
    }

    @Test
    void daysAreThoseOnWhichTheyBegin() {
        QuietHours weekend =
                QuietHours.of(ZoneId.of("UTC"), LocalTime.of(18, 0), LocalTime.of(8, 0), Set.of(DayOfWeek.FRIDAY));

        assertThat(weekend.until(Instant.parse("2026-11-20T17:00:00Z"))).isEmpty();
        assertThat(weekend.until(Instant.parse("2026-11-20T19:00:00Z")))
                .contains(Instant.parse("2026-11-21T08:00:00Z"));
        assertThat(weekend.until(Instant.parse("2026-11-21T07:00:00Z")))
                .contains(Instant.parse("2026-11-21T08:00:00Z"));
        assertThat(weekend.until(Instant.parse("2026-11-21T19:00:00Z"))).isEmpty();
    }

    @Test
    void aZoneThatIsNoneIsRefused() {
        assertThatThrownBy(() -> new QuietHours("Europe/Nowhere", 0, 1, Set.of()))
                .isInstanceOf(DateTimeException.class);
    }
}
