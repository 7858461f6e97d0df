package org.sealpost.host.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.host.acme.AcmeStandIn.Fault;
import org.sealpost.host.certificate.LedgerEntry;
import org.sealpost.host.certificate.Renewal;

/// An authority that says when to renew. RFC 9773.
class AdviceTest {
    private static final String NAME = "mta-sts.example.com";

    @TempDir
    private Path folder;

    private TestClock clock;
    private Instant start;
    private AcmeStandIn ca;
    private Hosting hosting;

    @BeforeEach
    void certify() throws Exception {
        start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        clock = new TestClock(start);
        ca = new AcmeStandIn(clock);
        ca.advise(day(40), day(42), Map.of("Retry-After", "86400"));
        // The one order of the first certificate fills the limit.
        hosting = new Hosting(
                folder,
                clock,
                ca.authority("first")
                        .withLimits(List.of(
                                new Limit(LedgerEntry.Kind.ORDER, Limit.Counted.ACCOUNT, 1, Duration.ofDays(365)))));
        hosting.enrol(NAME);
        assertThat(hosting.until(Duration.ofDays(2), () -> hosting.certified(NAME) && asked() == 1))
                .isTrue();
    }

    @AfterEach
    void stop() {
        hosting.close();
        ca.close();
    }

    private String day(int day) {
        return start.plus(Duration.ofDays(day)).toString();
    }

    private Renewal renewal() {
        return hosting.of(NAME).renewal().orElseThrow();
    }

    private long asked() {
        return ca.asked("/renewal/");
    }

    @Test
    void aMomentInTheWindowIsChosenAndKeptAndTheOrderSaysWhatItReplacesAndCountsAgainstNoLimit() {
        Instant chosen = renewal().at();
        assertThat(chosen).isBetween(start.plus(Duration.ofDays(40)), start.plus(Duration.ofDays(42)));
        assertThat(renewal().askAgain()).isBetween(start.plusSeconds(86400), start.plusSeconds(86500));
        assertThat(hosting.until(Duration.ofDays(60), () -> ca.orders().size() >= 2))
                .isTrue();
        assertThat(clock.instant()).isBetween(chosen, chosen.plusSeconds(60));
        // Once a day.
        assertThat(asked()).isBetween(41L, 45L);
        assertThat(ca.orders().getFirst().replaces).isEmpty();
        assertThat(ca.orders().get(1).replaces)
                .hasValueSatisfying(id -> assertThat(id).contains("."));
    }

    @Test
    void aWindowThatLiesBehindMeansAtOnceAsWhenACertificateWillBeRevoked() {
        ca.advise(day(-3), day(-2), Map.of("Retry-After", "86400"));
        assertThat(hosting.until(Duration.ofDays(2), () -> ca.orders().size() >= 2))
                .isTrue();
        assertThat(clock.instant()).isBefore(start.plusSeconds(86500));
    }

    @Test
    void adviceThatWouldNeverEndIsFollowedTwiceADay() {
        ca.advise(day(-3), day(-2), Map.of("Retry-After", "3600"));
        hosting.until(Duration.ofHours(47), () -> false);
        assertThat(ca.orders().size()).isBetween(3, 5);
    }

    @Test
    void aWindowThatMovedMovesTheMoment() {
        ca.advise(day(20), day(21), Map.of("Retry-After", "3600"));
        assertThat(hosting.until(Duration.ofDays(2), () -> asked() == 2)).isTrue();
        assertThat(renewal().at()).isBetween(start.plus(Duration.ofDays(20)), start.plus(Duration.ofDays(21)));
        assertThat(renewal().window())
                .hasValueSatisfying(window -> assertThat(window.explanation()).isPresent());
    }

    @Test
    void aWindowThatLeavesTooLittleTimeIsNotWaitedFor() {
        ca.advise(day(89), day(400), Map.of("Retry-After", "3600"));
        assertThat(hosting.until(Duration.ofDays(2), () -> asked() == 2)).isTrue();
        assertThat(renewal().at()).isBetween(start.plus(Duration.ofDays(74)), start.plus(Duration.ofDays(76)));
    }

    @Test
    void aWindowThatEndsBeforeItBeginsIsNone() {
        ca.advise(day(30), day(20), Map.of());
        assertThat(hosting.until(Duration.ofDays(2), () -> asked() == 2)).isTrue();
        assertThat(renewal().window()).isEmpty();
        assertThat(renewal().at()).isBetween(start.plus(Duration.ofDays(55)), start.plus(Duration.ofDays(65)));
        assertThat(renewal().askAgain())
                .isBetween(
                        clock.instant().plus(Duration.ofHours(5)),
                        clock.instant().plus(Duration.ofHours(7)));
    }

    @Test
    void adviceThatMakesNoSenseChangesNothing() {
        Instant chosen = renewal().at();
        ca.advise("{\"suggestedWindow\":[]}");
        assertThat(hosting.until(Duration.ofDays(2), () -> asked() == 2)).isTrue();
        assertThat(renewal().at()).isEqualTo(chosen);
    }

    @Test
    void aWaitThatIsTooLongOrTooShortIsBounded() {
        ca.advise(day(40), day(42), Map.of("Retry-After", "0"));
        assertThat(hosting.until(Duration.ofDays(2), () -> asked() == 2)).isTrue();
        assertThat(renewal().askAgain()).isEqualTo(clock.instant().plusSeconds(60));
        ca.advise(day(40), day(42), Map.of("Retry-After", "99999999"));
        assertThat(hosting.until(Duration.ofDays(2), () -> asked() == 3)).isTrue();
        assertThat(renewal().askAgain()).isEqualTo(clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void anOrderThatReplacesWhatWasReplacedBeforeIsPlacedAsAnOrdinaryOne() {
        ca.advise(day(-3), day(-2), Map.of());
        ca.fault(Fault.problem("/order", 409, "alreadyReplaced", Map.of()));
        assertThat(hosting.until(Duration.ofDays(2), () -> ca.orders().size() >= 2))
                .isTrue();
        assertThat(ca.orders().get(1).replaces).isEmpty();
    }
}
