package org.sealpost.fleet.watch.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Fixture;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertState;
import org.sealpost.fleet.watch.alert.Life;
import org.sealpost.fleet.watch.alert.Steadiness;
import org.sealpost.fleet.watch.alert.Word;

/// Random weather over a month, told by a channel with quiet hours through which nothing breaks.
class QuietPropertyTest {
    private static final QuietHours NIGHT = new QuietHours("Asia/Kathmandu", 21 * 60 + 30, 6 * 60 + 15, Set.of());
    private static final ChannelRule QUIET =
            new ChannelRule("ops", "t", Set.of(), Level.NOTICE, Optional.of(NIGHT), false, true);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void nothingIsToldInQuietHoursAndEverythingThatStandsIsToldAfterwards(long seed) {
        var random = new Random(seed);
        List<Cause> causes = List.of("a", "b", "c").stream()
                .map(host -> new Cause(Fixture.DOMAIN, Fixture.CAUSE.what(), host + ".example.org"))
                .toList();
        Map<Cause, Boolean> broken = new HashMap<>();
        Map<Cause, Word> last = new HashMap<>();
        List<Instant> sent = new ArrayList<>();
        List<Alert> alerts = List.of();
        Instant now = Instant.parse("2026-11-01T00:00:00Z");
        for (int i = 0; i < 30 * 24 * 6; i++) {
            now = now.plus(Duration.ofMinutes(10));
            var seen = new ArrayList<Symptom>();
            for (Cause cause : causes) {
                if (random.nextInt(60) == 0) {
                    broken.merge(cause, true, (before, _) -> !before);
                }
                if (broken.getOrDefault(cause, false)) {
                    seen.add(Fixture.symptom(cause, List.of(Level.values()).get(random.nextInt(3))));
                }
            }
            alerts = Life.after(Fixture.look(now, seen, Set.of()), alerts, Steadiness.USUAL)
                    .live();
            Round round = Round.of(
                    List.of(QUIET),
                    alerts.stream()
                            .map(each -> new Standing(Fixture.WATCHED, each))
                            .toList(),
                    List.of(),
                    Map.of("ops", sent),
                    now);
            alerts = round.decided().stream().map(Round.Decided::alert).toList();
            for (Round.Outgoing each : round.outgoing()) {
                assertThat(NIGHT.until(now)).isEmpty();
                sent.add(now);
                each.message().items().forEach(item -> {
                    Cause cause = new Cause(Fixture.DOMAIN, item.what(), item.subject());
                    Word before = last.put(cause, item.word());
                    if (item.word() != Word.WORSE) {
                        assertThat(item.word()).isNotEqualTo(before);
                    }
                });
            }
            for (Round.Decided each : round.decided()) {
                boolean untold = each.alert().state() instanceof AlertState.Open
                        && each.alert()
                                .told("ops")
                                .filter(told -> told.word() != Word.RECOVERED)
                                .isEmpty();
                if (untold) {
                    assertThat(each.again())
                            .hasValueSatisfying(again -> assertThat(again).isAfter(Instant.EPOCH));
                }
            }
        }
        assertThat(sent).isNotEmpty();
    }
}
