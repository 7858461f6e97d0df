package org.sealpost.fleet.watch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Fixture;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.fleet.watch.look.Glance;
import org.sealpost.fleet.watch.look.Look;

/// Whatever is seen in whatever order.
class LifePropertyTest {
    private static final int LOOKS = 3_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void noAlertIsLostAndNoneIsThereTwice(long seed) {
        var random = new Random(seed);
        List<Cause> causes = List.of("a", "b", "c", "d").stream()
                .map(host -> new Cause(Fixture.DOMAIN, Fixture.CAUSE.what(), host + ".example.org"))
                .toList();
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        List<Alert> live = List.of();
        Map<Cause, List<Glance>> known = new HashMap<>();
        for (int i = 0; i < LOOKS; i++) {
            now = now.plus(Duration.ofMinutes(1 + random.nextInt(90)));
            var seen = new ArrayList<Symptom>();
            Set<Cause> unknown = new HashSet<>();
            for (Cause cause : causes) {
                switch (random.nextInt(5)) {
                    case 0, 1 ->
                        seen.add(Fixture.symptom(cause, List.of(Level.values()).get(random.nextInt(3))));
                    case 2 -> unknown.add(cause);
                    default -> {}
                }
            }
            Look look = Fixture.look(now, seen, unknown);
            List<Alert> before = live;
            Life.Progress progress = Life.after(look, live, Steadiness.USUAL);
            live = progress.live();

            assertThat(live).extracting(Alert::cause).doesNotHaveDuplicates();
            assertThat(live.size() + progress.ended().size()).isGreaterThanOrEqualTo(before.size());
            for (Cause cause : causes) {
                Glance glance = look.glance(cause);
                if (glance == Glance.UNKNOWN) {
                    assertThat(state(live, cause)).isIn(state(before, cause), stateUnlessOver(before, cause, now));
                }
                List<Glance> last = known.computeIfAbsent(cause, _ -> new ArrayList<>());
                if (glance != Glance.UNKNOWN) {
                    last.add(glance);
                }
                if (last.size() >= 2
                        && last.subList(last.size() - 2, last.size()).stream().allMatch(each -> each == Glance.SEEN)) {
                    assertThat(standing(live, cause)).isTrue();
                }
                if (last.size() >= 2
                        && last.subList(last.size() - 2, last.size()).stream()
                                .allMatch(each -> each == Glance.ABSENT)) {
                    assertThat(standing(live, cause)).isFalse();
                }
            }
        }
    }

    private static boolean standing(List<Alert> live, Cause cause) {
        return live.stream()
                .anyMatch(each -> each.cause().equals(cause) && each.state().stands());
    }

    private static List<AlertState> state(List<Alert> live, Cause cause) {
        return live.stream()
                .filter(each -> each.cause().equals(cause))
                .map(Alert::state)
                .toList();
    }

    private static List<AlertState> stateUnlessOver(List<Alert> live, Cause cause, Instant now) {
        return state(live, cause).stream()
                .filter(state -> !(state instanceof AlertState.Recovered(Instant _, Instant at))
                        || at.plus(Steadiness.USUAL.window()).isAfter(now))
                .toList();
    }
}
