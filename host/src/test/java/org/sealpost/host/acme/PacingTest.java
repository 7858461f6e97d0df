package org.sealpost.host.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.host.acme.AcmeStandIn.Fault;
import org.sealpost.host.certificate.LedgerEntry;
import org.sealpost.host.certificate.Proof;

/// Many names, limits, and authorities that fail.
class PacingTest {
    private static final Duration HOUR = Duration.ofHours(1);

    @TempDir
    private Path folder;

    private TestClock clock;
    private AcmeStandIn ca;
    private AcmeStandIn second;

    @BeforeEach
    void start() throws Exception {
        clock = new TestClock(Instant.now());
        ca = new AcmeStandIn(clock);
        second = new AcmeStandIn(clock);
    }

    @AfterEach
    void stop() {
        ca.close();
        second.close();
    }

    private static Limit orders(Limit.Counted counted, int most) {
        return new Limit(LedgerEntry.Kind.ORDER, counted, most, HOUR);
    }

    @Test
    void noMoreIsOrderedThanTheAuthorityAllowsAndASmallTenantNeedNotWaitForALargeOne() {
        try (var hosting = new Hosting(
                folder, clock, ca.authority("first").withLimits(List.of(orders(Limit.Counted.ACCOUNT, 6))))) {
            IntStream.range(0, 14)
                    .forEach(i -> hosting.enrol("mta-sts.a" + i + ".example", "large", new Proof.TlsAlpn01()));
            clock.pass(Duration.ofSeconds(1));
            hosting.enrol("mta-sts.b0.example", "small", new Proof.TlsAlpn01());
            hosting.enrol("mta-sts.b1.example", "small", new Proof.TlsAlpn01());
            Instant start = clock.instant();
            hosting.until(Duration.ofMinutes(50), () -> false);
            assertThat(ca.orders()).hasSize(6);
            assertThat(ca.orders().stream().map(order -> order.name))
                    .contains("mta-sts.b0.example", "mta-sts.b1.example");
            hosting.until(Duration.ofMinutes(60), () -> false);
            assertThat(ca.orders()).hasSize(12);
            hosting.until(Duration.ofMinutes(60), () -> false);
            assertThat(ca.orders()).hasSize(16);
            assertThat(clock.instant()).isAfter(start.plus(Duration.ofHours(2)));
        }
    }

    @Test
    void ofOneRegisteredDomainNoMoreIsOrderedThanAllowedWhileOthersGoOn() {
        try (var hosting = new Hosting(
                folder, clock, ca.authority("first").withLimits(List.of(orders(Limit.Counted.REGISTERED_DOMAIN, 2))))) {
            IntStream.range(0, 5).forEach(i -> hosting.enrol("mta-sts-" + i + ".example.com"));
            hosting.enrol("mta-sts.other.example");
            hosting.until(Duration.ofMinutes(50), () -> false);
            assertThat(ca.orders()).hasSize(3);
            assertThat(hosting.certified("mta-sts.other.example")).isTrue();
            hosting.until(Duration.ofMinutes(130), () -> false);
            assertThat(ca.orders()).hasSize(6);
        }
    }

    @Test
    void anAuthorityThatFailsIsLeftAloneAndTheSecondOneIsAsked() {
        for (int i = 0; i < 200; i++) {
            ca.fault(new Fault("/dir", 500, Map.of("Content-Type", "text/plain"), "down"));
        }
        try (var hosting = new Hosting(folder, clock, ca.authority("first"), second.authority("second"))) {
            IntStream.range(0, 8).forEach(i -> hosting.enrol("mta-sts.a" + i + ".example"));
            assertThat(hosting.until(
                            HOUR,
                            () -> IntStream.range(0, 8).allMatch(i -> hosting.certified("mta-sts.a" + i + ".example"))))
                    .isTrue();
            assertThat(second.orders()).hasSize(8);
            assertThat(ca.asked("/dir")).isLessThan(12);
            assertThat(hosting.of("mta-sts.a0.example")
                            .holding()
                            .current()
                            .orElseThrow()
                            .authority())
                    .isEqualTo("second");
        }
    }

    @Test
    void anAuthorityThatIsDownAloneIsAskedLessAndLess() {
        for (int i = 0; i < 500; i++) {
            ca.fault(new Fault("/dir", 500, Map.of("Content-Type", "text/plain"), "down"));
        }
        try (var hosting = new Hosting(folder, clock, ca.authority("first"))) {
            IntStream.range(0, 20).forEach(i -> hosting.enrol("mta-sts.a" + i + ".example"));
            hosting.until(Duration.ofHours(8), () -> false);
            assertThat(ca.asked("/dir")).isBetween(10L, 60L);
        }
    }

    @Test
    void aNameThatFailsThreeTimesWithOneAuthorityGoesToTheNext() {
        ca.validating((_, _, _) -> Optional.of("no"));
        try (var hosting = new Hosting(folder, clock, ca.authority("first"), second.authority("second"))) {
            hosting.enrol("mta-sts.example.com");
            assertThat(hosting.until(Duration.ofDays(2), () -> hosting.certified("mta-sts.example.com")))
                    .isTrue();
            assertThat(ca.orders()).hasSize(3);
            assertThat(second.orders()).hasSize(1);
        }
    }

    @Test
    void whatIsInTheWayIsSaidAndNoOrderIsPlaced() {
        try (var hosting = new Hosting(
                folder,
                clock,
                UnaryOperator.identity(),
                (_, _) -> new Fitness.Unfit(List.of("The CNAME record is missing.")),
                ca.authority("first"))) {
            hosting.enrol("mta-sts.example.com");
            hosting.until(Duration.ofHours(5), () -> false);
            assertThat(ca.asked("/order")).isZero();
            assertThat(hosting.setback("mta-sts.example.com")).contains("The CNAME record is missing.");
            assertThat(hosting.of("mta-sts.example.com").setbacks().inRow()).isZero();
        }
    }
}
