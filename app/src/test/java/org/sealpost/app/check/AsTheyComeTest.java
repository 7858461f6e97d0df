package org.sealpost.app.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AsTheyComeTest {
    @Test
    void whatIsReadyFirstComesFirst() {
        var secondWasHandedOn = new CountDownLatch(1);
        List<String> results = new ArrayList<>();
        AsTheyCome.run(
                List.of("first", "second"),
                2,
                thing -> {
                    if (thing.equals("first")) {
                        await(secondWasHandedOn);
                    }
                    return thing;
                },
                result -> {
                    results.add(result);
                    secondWasHandedOn.countDown();
                });
        assertThat(results).containsExactly("second", "first");
    }

    @Test
    void everyThingHasItsResultAndFewAreInMemory() {
        var inMemory = new AtomicInteger();
        var most = new AtomicInteger();
        List<Integer> results = new ArrayList<>();
        List<Integer> things = IntStream.range(0, 500).boxed().toList();
        AsTheyCome.run(
                things,
                4,
                thing -> {
                    most.accumulateAndGet(inMemory.incrementAndGet(), Math::max);
                    return thing;
                },
                result -> {
                    results.add(result);
                    inMemory.decrementAndGet();
                });
        assertThat(results).containsExactlyInAnyOrderElementsOf(things);
        assertThat(most.get()).isLessThanOrEqualTo(4);
    }

    @Test
    void aFaultInOneEndsAll() {
        assertThatThrownBy(() -> AsTheyCome.run(List.of(1, 0), 1, thing -> 1 / thing, result -> {}))
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
