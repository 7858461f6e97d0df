package org.sealpost.fleet.watch.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Fixture;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.Life;
import org.sealpost.fleet.watch.alert.Steadiness;
import org.sealpost.fleet.watch.alert.Word;
import org.sealpost.fleet.watch.look.Look;
import org.sealpost.fleet.watch.notice.Round.Decided;
import org.sealpost.protocol.name.DomainName;

class RoundTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final ChannelRule ALL = ChannelRule.usual("ops", "t");
    private static final Optional<QuietHours> NIGHT = Optional.of(new QuietHours("UTC", 22 * 60, 7 * 60, Set.of()));

    private final List<Message> messages = new ArrayList<>();
    private List<Maintenance> maintenance = List.of();
    private List<Alert> alerts = List.of();
    private Instant now = NOON;

    private void look(Level... seen) {
        look(seen.length == 0 ? List.of() : List.of(seen[0]));
    }

    private void look(List<Level> seen) {
        Look look = Fixture.look(
                now,
                seen.stream()
                        .map(level -> Fixture.symptom(Fixture.CAUSE, level))
                        .toList(),
                Set.of());
        alerts = Life.after(look, alerts, Steadiness.USUAL).live();
    }

    private List<Decided> tell(ChannelRule... channels) {
        Round round = Round.of(
                List.of(channels),
                alerts.stream()
                        .map(alert -> new Standing(Fixture.WATCHED, alert))
                        .toList(),
                maintenance,
                Map.of(),
                now);
        alerts = round.decided().stream().map(Decided::alert).toList();
        round.outgoing().forEach(each -> messages.add(each.message()));
        return round.decided();
    }

    private void passes(Duration time) {
        now = now.plus(time);
    }

    private List<Word> words() {
        return messages.stream()
                .map(message -> message.items().getFirst().word())
                .toList();
    }

    @Test
    void anAlertIsToldOnceAndOnceWhenItIsOver() {
        look(Level.WARNING);
        tell(ALL);
        assertThat(messages).isEmpty();
        look(Level.WARNING);
        for (int i = 0; i < 5; i++) {
            tell(ALL);
            look(Level.WARNING);
            passes(Duration.ofHours(5));
        }
        assertThat(words()).containsExactly(Word.OPENED);
        look();
        look();
        tell(ALL);
        tell(ALL);
        assertThat(words()).containsExactly(Word.OPENED, Word.RECOVERED);
    }

    @Test
    void itIsToldOnceMoreWhenItGetsWorse() {
        look(Level.WARNING);
        look(Level.WARNING);
        tell(ALL);
        look(Level.PAGE);
        tell(ALL);
        tell(ALL);
        look(Level.WARNING);
        tell(ALL);
        assertThat(words()).containsExactly(Word.OPENED, Word.WORSE);
    }

    @Test
    void whoHasItInHandIsToldNoMore() {
        look(Level.WARNING);
        look(Level.WARNING);
        alerts = alerts.stream()
                .map(each -> each.acknowledged(now, "eva", "").orElseThrow())
                .toList();
        tell(ALL);
        assertThat(messages).isEmpty();
    }

    @Test
    void whatIsLessGraveIsNotTold() {
        look(Level.NOTICE);
        look(Level.NOTICE);
        tell(ALL);
        assertThat(messages).isEmpty();
        look();
        look();
        tell(ALL);
        assertThat(messages).isEmpty();
    }

    @Test
    void whatStandsAfterTheQuietHoursIsToldThen() {
        now = Instant.parse("2026-11-22T23:00:00Z");
        var quiet = new ChannelRule("ops", "t", Set.of(), Level.WARNING, NIGHT, true, true);
        look(Level.WARNING);
        look(Level.WARNING);
        assertThat(tell(quiet).getFirst().again()).contains(Instant.parse("2026-11-23T07:00:00Z"));
        assertThat(messages).isEmpty();
        now = Instant.parse("2026-11-23T07:00:00Z");
        tell(quiet);
        assertThat(words()).containsExactly(Word.OPENED);
    }

    @Test
    void whatCameAndWentInQuietHoursIsNeverTold() {
        now = Instant.parse("2026-11-22T23:00:00Z");
        var quiet = new ChannelRule("ops", "t", Set.of(), Level.WARNING, NIGHT, true, true);
        look(Level.WARNING);
        look(Level.WARNING);
        tell(quiet);
        look();
        look();
        now = Instant.parse("2026-11-23T07:00:00Z");
        tell(quiet);
        assertThat(messages).isEmpty();
    }

    @Test
    void aPageBreaksThroughWhereThatIsWanted() {
        now = Instant.parse("2026-11-22T23:00:00Z");
        look(Level.PAGE);
        look(Level.PAGE);
        tell(new ChannelRule("deaf", "t", Set.of(), Level.WARNING, NIGHT, false, true));
        assertThat(messages).isEmpty();
        tell(new ChannelRule("ops", "t", Set.of(), Level.WARNING, NIGHT, true, true));
        assertThat(words()).containsExactly(Word.OPENED);
    }

    @Test
    void nobodyIsToldDuringMaintenance() {
        Instant end = NOON.plus(Duration.ofHours(2));
        maintenance = List.of(
                new Maintenance("m", "t", new Maintenance.Scope.One(Fixture.DOMAIN), NOON, end, "eva", "new servers"));
        look(Level.PAGE);
        look(Level.PAGE);
        assertThat(tell(ALL).getFirst().again()).contains(end);
        assertThat(messages).isEmpty();
        now = end;
        tell(ALL);
        assertThat(words()).containsExactly(Word.OPENED);
    }

    @Test
    void theMaintenanceOfAnotherTenantIsNone() {
        maintenance = List.of(
                new Maintenance("m", "other", new Maintenance.Scope.All(), NOON, NOON.plusSeconds(9999), "eva", ""));
        look(Level.PAGE);
        look(Level.PAGE);
        tell(ALL, ChannelRule.usual("theirs", "other"));
        assertThat(words()).containsExactly(Word.OPENED);
    }

    /// It opens and recovers every hour for two days.
    @Test
    void whatComesAndGoesIsToldSeldom() {
        for (int hour = 0; hour < 48; hour++) {
            for (int look = 0; look < 6; look++) {
                look(hour % 2 == 0 ? List.of(Level.WARNING) : List.of());
                tell(ALL);
                passes(Duration.ofMinutes(10));
            }
        }
        assertThat(messages).hasSizeBetween(2, 4);
        for (int look = 0; look < 200; look++) {
            look(List.of(Level.WARNING));
            tell(ALL);
            passes(Duration.ofMinutes(10));
        }
        assertThat(words().getLast()).isEqualTo(Word.OPENED);
        assertThat(messages).hasSizeLessThan(6);
    }

    private static List<Standing> outage(int domains) {
        return IntStream.range(0, domains)
                .mapToObj(i -> {
                    DomainName domain = DomainName.of("d" + i + ".example");
                    var cause = new Cause(domain, "smtp.certificate.expired", "mx.provider.example");
                    var look = List.of(Fixture.symptom(cause, Level.PAGE));
                    List<Alert> first = Life.after(Fixture.look(NOON, look, Set.of()), List.of(), Steadiness.USUAL)
                            .live();
                    return new Standing(
                            WatchedDomain.of(domain, "t"),
                            Life.after(Fixture.look(NOON, look, Set.of()), first, Steadiness.USUAL)
                                    .live()
                                    .getFirst());
                })
                .toList();
    }

    @Test
    void theOutageOfAProviderIsOneMessage() {
        Round round = Round.of(List.of(ALL), outage(500), List.of(), Map.of(), NOON);

        assertThat(round.outgoing()).hasSize(1);
        Message message = round.outgoing().getFirst().message();
        assertThat(message.items())
                .singleElement()
                .satisfies(item -> assertThat(item.domains()).hasSize(500));
        assertThat(round.decided()).allMatch(each -> each.alert().told("ops").isPresent());
        assertThat(round.events()).hasSize(500);
    }

    @Test
    void aChannelThatWasToldMuchIsToldTheRestTogether() {
        List<Instant> sent =
                IntStream.range(0, 10).mapToObj(i -> NOON.minusSeconds(60)).toList();
        Round held = Round.of(List.of(ALL), outage(3), List.of(), Map.of("ops", sent), NOON);

        assertThat(held.outgoing()).isEmpty();
        assertThat(held.decided()).allMatch(each -> each.again().equals(Optional.of(NOON.plusSeconds(240))));
        Round later = Round.of(List.of(ALL), outage(3), List.of(), Map.of("ops", sent), NOON.plusSeconds(240));
        assertThat(later.outgoing()).hasSize(3);
    }
}
