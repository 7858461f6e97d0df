package org.sealpost.publish.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Thousands of random lives of a domain, planned and carried out by the real code.
class SimulationTest {
    private static final int LIVES = 10_000;

    @Test
    void noInvariantBreaksInTenThousandLives() {
        var plans = new LongAdder();
        var broken = new ConcurrentSkipListMap<Long, Set<String>>();
        LongStream.range(0, LIVES).parallel().forEach(seed -> {
            var life = new Life(seed, Planted.NOTHING, 15);
            Set<String> found = life.live(2);
            plans.add(life.plans());
            if (!found.isEmpty()) {
                broken.put(seed, found);
            }
        });
        assertThat(broken).isEmpty();
        assertThat(plans.sum()).isGreaterThan(2L * LIVES);
    }

    @Test
    void aCrashAtAnyMomentIsOutlived() {
        for (long seed = 1; seed <= 2; seed++) {
            long same = seed;
            var whole = new Life(same, Planted.NOTHING, 0);
            assertThat(whole.live(3)).isEmpty();
            assertThat(whole.moments()).isGreaterThan(100);
            var broken = new ConcurrentSkipListMap<Integer, Set<String>>();
            IntStream.rangeClosed(1, whole.moments()).parallel().forEach(moment -> {
                Set<String> found =
                        new Life(same, Planted.NOTHING, 0).killedAt(moment).live(3);
                if (!found.isEmpty()) {
                    broken.put(moment, found);
                }
            });
            assertThat(broken).as("killed in life %d", seed).isEmpty();
        }
    }

    @Test
    void waitingOnlyForTheTtlIsFound() {
        assertThat(found(Planted.WAIT_ONLY_TTL)).contains("I3 a policy that may be enforced covers no host");
    }

    @Test
    void waitingOnlyForADayIsFound() {
        assertThat(found(Planted.WAIT_ONLY_A_DAY)).contains("I3 a policy that may be enforced covers no host");
    }

    @Test
    void anIdBeforeItsBodyIsFound() {
        assertThat(found(Planted.ID_BEFORE_BODY)).contains("I1 an id before its body");
    }

    @Test
    void anEdgeThatIsStaleIsFound() {
        assertThat(found(Planted.STALE_EDGE)).contains("I1 an id before its body");
    }

    private static Set<String> found(Planted planted) {
        var found = new TreeSet<String>();
        for (long seed = 0; seed < 150; seed++) {
            found.addAll(new Life(seed, planted, 0).live(5));
        }
        return found;
    }
}
