package org.sealpost.fleet.watch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Fixture;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.fleet.watch.look.Look;

class LifeTest {
    private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

    private final List<AlertEvent> events = new ArrayList<>();
    private List<Alert> live = List.of();
    private Instant now = START;

    @ParameterizedTest(name = "{0}: {3}")
    @CsvFileSource(resources = "lives.tsv", delimiter = '\t')
    void anAlertLives(String looks, String happened, String state, String why) {
        for (String each : looks.split(" ", -1)) {
            String letter = each.replaceFirst("\\(.*\\)", "");
            now = now.plus(
                    Duration.ofHours(each.length() == 1 ? 1 : Integer.parseInt(each.substring(1, each.indexOf(')')))));
            if (letter.equals("K")) {
                live = live.stream()
                        .map(alert -> alert.acknowledged(now, "eva", "").orElseThrow())
                        .toList();
                events.add(
                        new AlertEvent(live.getFirst().id(), Fixture.CAUSE, now, new Change.Acknowledged("eva", "")));
            } else {
                look(letter);
            }
        }

        String told = events.stream().map(event -> word(event.change())).collect(Collectors.joining(" "));
        assertThat(told.isEmpty() ? "none" : told).as(why).isEqualTo(happened);
        assertThat(live.isEmpty() ? "none" : word(live.getFirst().state())).isEqualTo(state);
    }

    private static String word(Object value) {
        return value.getClass()
                .getSimpleName()
                .replaceAll("([a-z])([A-Z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }

    private Life.Progress look(String letter) {
        Look look = switch (letter) {
            case "S" -> Fixture.look(now, List.of(Fixture.symptom(Fixture.CAUSE, Level.WARNING)), Set.of());
            case "P" -> Fixture.look(now, List.of(Fixture.symptom(Fixture.CAUSE, Level.PAGE)), Set.of());
            case "A" -> Fixture.look(now, List.of(), Set.of());
            case "U" -> Fixture.look(now, List.of(), Set.of(Fixture.CAUSE));
            default -> throw new IllegalArgumentException(letter);
        };
        Life.Progress progress = Life.after(look, live, Steadiness.USUAL);
        live = progress.live();
        events.addAll(progress.events());
        return progress;
    }

    @Test
    void aLookThatContradictsIsFollowedByAnotherSoon() {
        assertThat(look("S").undecided()).isTrue();
        assertThat(look("S").undecided()).isFalse();
        assertThat(look("U").undecided()).isFalse();
        assertThat(look("A").undecided()).isTrue();
        assertThat(look("U").undecided()).isFalse();
        assertThat(look("A").undecided()).isFalse();
        assertThat(look("S").undecided()).isTrue();
    }

    @Test
    void onlyWhatStandsIsTakenInHand() {
        look("S");
        assertThat(live.getFirst().acknowledged(now, "eva", "")).isEmpty();
        look("S");
        Alert inHand = live.getFirst().acknowledged(now, "eva", "").orElseThrow();
        assertThat(inHand.acknowledged(now, "adam", "")).isEmpty();
    }

    @Test
    void everyCauseHasAnAlertOfItsOwn() {
        var other = new Cause(Fixture.DOMAIN, Fixture.CAUSE.what(), "mx3.example.org");
        List<Symptom> both = List.of(Fixture.symptom(Fixture.CAUSE, Level.PAGE), Fixture.symptom(other, Level.PAGE));
        live = Life.after(Fixture.look(now, both, Set.of()), List.of(), Steadiness.USUAL)
                .live();
        live = Life.after(Fixture.look(now.plusSeconds(60), both, Set.of()), live, Steadiness.USUAL)
                .live();

        assertThat(live).extracting(Alert::cause).containsExactly(Fixture.CAUSE, other);
        assertThat(live).extracting(Alert::id).doesNotHaveDuplicates();
        assertThat(live).allMatch(alert -> alert.state().stands());
    }
}
