package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ReaderTurnsTest {
    private final ReaderTurns turns = new ReaderTurns(1, Duration.ofMillis(20));

    @Test
    void whoFindsNoPlaceIsToldToComeAgainAndFindsOneLater() throws Exception {
        var reading = new CountDownLatch(1);
        var enough = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = threads.submit(() -> turns.next(() -> {
                reading.countDown();
                return waited(enough) ? "read" : "broken off";
            }));
            reading.await();
            assertThatThrownBy(() -> turns.next(() -> "never"))
                    .isInstanceOf(StoreBusy.class)
                    .hasMessage("too many read it at once");
            enough.countDown();
            assertThat(first.get()).isEqualTo("read");
        }
        assertThat(turns.<String>next(() -> "now")).isEqualTo("now");
    }

    private static boolean waited(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Else two who hold a place each, and want another, would wait for each other.
    @Test
    void whoReadsOrWritesAlreadyWaitsForNoPlace() {
        var others = new ReaderTurns(0, Duration.ofMillis(20));
        assertThat(turns.<String>next(() -> turns.next(() -> others.next(() -> "within"))))
                .isEqualTo("within");
        assertThat(ReaderTurns.<String>within(() -> others.next(() -> "while writing")))
                .isEqualTo("while writing");
        assertThatThrownBy(() -> others.next(() -> "alone")).isInstanceOf(StoreBusy.class);
    }

    @Test
    void whatFailsGivesItsPlaceBack() {
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> turns.next(() -> {
                        throw new IllegalStateException("broken");
                    }))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(turns.<String>next(() -> "now")).isEqualTo("now");
    }
}
