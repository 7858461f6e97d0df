package org.sealpost.app.access.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Duration WINDOW = Duration.ofMinutes(10);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final Attempts attempts = new Attempts(5, WINDOW, 3, now::get);

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    private boolean take(String key) {
        return attempts.take(key).isEmpty();
    }

    @Test
    void soManyAreGrantedAndThenOneAfterTheOther() {
        for (int i = 0; i < 5; i++) {
            assertThat(take("a")).isTrue();
        }
        assertThat(attempts.take("a")).contains(Duration.ofMinutes(2));
        pass(Duration.ofMinutes(2));
        assertThat(take("a")).isTrue();
        assertThat(take("a")).isFalse();
        pass(WINDOW);
        assertThat(attempts.taken("a")).isZero();
    }

    @Test
    void keysAreCountedApart() {
        for (int i = 0; i < 5; i++) {
            assertThat(take("a")).isTrue();
        }
        assertThat(take("a")).isFalse();
        assertThat(take("b")).isTrue();
    }

    @Test
    void oneThatWasNoFailureComesBackAndNoMoreThanThereWere() {
        assertThat(take("a")).isTrue();
        assertThat(take("a")).isTrue();
        attempts.giveBack("a");
        assertThat(attempts.taken("a")).isEqualTo(1);
        attempts.giveBack("a");
        attempts.giveBack("a");
        assertThat(attempts.taken("a")).isZero();
        assertThat(take("a")).isTrue();
        attempts.forget("a");
        assertThat(attempts.taken("a")).isZero();
    }

    @Test
    void newcomersInACrowdShareOneAllowanceAndThoseWhoWereThereKeepTheirs() {
        for (String known : new String[] {"a", "b", "c"}) {
            assertThat(take(known)).isTrue();
        }
        for (int i = 0; i < 5; i++) {
            assertThat(take("crowd " + i)).isTrue();
        }
        assertThat(take("one more")).isFalse();
        assertThat(take("a")).isTrue();
        // Those who are silent make room.
        pass(WINDOW);
        assertThat(take("one more")).isTrue();
        assertThat(attempts.taken("one more")).isEqualTo(1);
    }
}
