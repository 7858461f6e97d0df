package org.sealpost.publish.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Thousands of random lives of a domain, planned and carried out by the real code.
class SimulationTest {
    private static final int LIVES = 10_000;

    @Test
    void noInvariantBreaksInTenThousandLives() {
        Map<Long, Set<String>> broken = new LinkedHashMap<>();
        int plans = 0;
        for (long seed = 0; seed < LIVES && broken.size() < 5; seed++) {
            var life = new Life(seed, Planted.NOTHING, 15);
            Set<String> found = life.live(3);
            plans += life.plans();
            if (!found.isEmpty()) {
                broken.put(seed, found);
            }
        }
        assertThat(broken).isEmpty();
        assertThat(plans).isGreaterThan(2 * LIVES);
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
        for (long seed = 0; seed < 300; seed++) {
            found.addAll(new Life(seed, planted, 0).live(5));
        }
        return found;
    }
}
