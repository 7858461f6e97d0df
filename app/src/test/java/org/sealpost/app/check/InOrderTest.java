package org.sealpost.app.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InOrderTest {
    @Test
    void resultsComeInTheOrderOfTheThingsWhateverIsReadyFirst() {
        var secondIsDone = new CountDownLatch(1);
        List<String> results = new ArrayList<>();
        InOrder.run(
                List.of("first", "second"),
                2,
                thing -> {
                    if (thing.equals("first")) {
                        await(secondIsDone);
                    } else {
                        secondIsDone.countDown();
                    }
                    return thing;
                },
                results::add);
        assertThat(results).containsExactly("first", "second");
    }

    @Test
    void aResultIsHandedOnBeforeTheNextIsReady() {
        var firstWasHandedOn = new CountDownLatch(1);
        InOrder.run(
                List.of("first", "second"),
                2,
                thing -> {
                    if (thing.equals("second")) {
                        await(firstWasHandedOn);
                    }
                    return thing;
                },
                result -> firstWasHandedOn.countDown());
        assertThat(firstWasHandedOn.getCount()).isZero();
    }

    @Test
    void noMoreThanTheLimitAreWorkedOnAtOnce() {
        var places = new Semaphore(3);
        var tooMany = new AtomicBoolean();
        InOrder.run(
                IntStream.range(0, 200).boxed().toList(),
                3,
                thing -> {
                    if (places.tryAcquire()) {
                        places.release();
                    } else {
                        tooMany.set(true);
                    }
                    return thing;
                },
                result -> {});
        assertThat(tooMany).isFalse();
    }

    @Test
    void aFaultInOneEndsAll() {
        assertThatThrownBy(() -> InOrder.run(List.of(1, 0), 1, thing -> 1 / thing, result -> {}))
                .hasRootCauseInstanceOf(ArithmeticException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
