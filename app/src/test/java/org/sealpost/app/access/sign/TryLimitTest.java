package org.sealpost.app.access.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TryLimitTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final TryLimit FIVE = new TryLimit(5, Duration.ofMinutes(10));

    /// What is kept after so many tries at one instant.
    private static Instant after(int tries) {
        Instant back = Instant.EPOCH;
        for (int i = 0; i < tries; i++) {
            assertThat(FIVE.wait(back, NOW)).as("try %d", i + 1).isEmpty();
            back = FIVE.taken(back, NOW);
        }
        return back;
    }

    @Test
    void soManyAreGrantedAndThenOneAfterTheOther() {
        Instant back = after(5);
        assertThat(FIVE.wait(back, NOW)).contains(Duration.ofMinutes(2));
        assertThat(FIVE.wait(back, NOW.plusSeconds(119))).contains(Duration.ofSeconds(1));
        Instant later = NOW.plus(Duration.ofMinutes(2));
        assertThat(FIVE.wait(back, later)).isEmpty();
        assertThat(FIVE.wait(FIVE.taken(back, later), later)).contains(Duration.ofMinutes(2));
        assertThat(FIVE.out(back, NOW.plus(Duration.ofMinutes(10)))).isZero();
    }

    @Test
    void itIsToldHowManyAreOut() {
        assertThat(FIVE.out(Instant.EPOCH, NOW)).isZero();
        Instant back = after(3);
        assertThat(FIVE.out(back, NOW)).isEqualTo(3);
        assertThat(FIVE.out(back, NOW.plusSeconds(1))).isEqualTo(3);
        assertThat(FIVE.out(back, NOW.plus(Duration.ofMinutes(2)))).isEqualTo(2);
    }

    @Test
    void oneThatWasNoFailureComesBackAndNoMoreThanThereWere() {
        assertThat(FIVE.givenBack(after(3))).isEqualTo(after(2));
        Instant none = FIVE.givenBack(FIVE.givenBack(after(1)));
        assertThat(FIVE.out(none, NOW)).isZero();
        assertThat(FIVE.taken(none, NOW)).isEqualTo(after(1));
    }

    @Test
    void aClockThatWasAheadKeepsNobodyOutForLongerThanAllTake() {
        Instant wrong = NOW.plus(Duration.ofDays(400));
        assertThat(FIVE.wait(wrong, NOW)).contains(Duration.ofMinutes(2));
        assertThat(FIVE.out(wrong, NOW)).isEqualTo(5);
        assertThat(FIVE.possible(wrong, NOW)).isEqualTo(NOW.plus(Duration.ofMinutes(10)));
    }
}
