package org.sealpost.host.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.host.Identity;
import org.sealpost.host.acme.AcmeStandIn.Fault;
import org.sealpost.host.certificate.CertificateStore;
import org.sealpost.host.certificate.EcKeys;
import org.sealpost.host.certificate.IssuedCertificate;
import org.sealpost.host.certificate.OpenOrder;
import org.sealpost.host.certificate.Phase;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.Subject;
import org.sealpost.protocol.name.DomainName;

/// One name and one authority, which behaves in many ways.
class OrderTest {
    private static final String NAME = "mta-sts.example.com";
    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    private Path folder;

    private TestClock clock;
    private AcmeStandIn ca;
    private Hosting hosting;

    @BeforeEach
    void start() throws Exception {
        clock = new TestClock(Instant.now());
        ca = new AcmeStandIn(clock);
        hosting = new Hosting(folder, clock, ca.authority("first"));
    }

    @AfterEach
    void stop() {
        hosting.close();
        ca.close();
    }

    @Test
    void aNameIsProvedByACertificateOfItsOwnAndThenHasOneOfTheAuthority() {
        ca.validating((name, type, authorization) -> {
            Optional<Identity> shown = hosting.served.challenge(DomainName.of(name));
            return shown.isPresent() && isChallenge(shown.get().chain().getFirst(), authorization)
                    ? Optional.empty()
                    : Optional.of("no challenge certificate");
        });
        hosting.enrol(NAME);
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
        Identity served = hosting.served.of(DomainName.of(NAME)).orElseThrow();
        assertThat(served.chain().getFirst().getPublicKey().getAlgorithm()).isEqualTo("EC");
        assertThat(served.key().getAlgorithm()).isEqualTo("EC");
        assertThat(hosting.served.challenge(DomainName.of(NAME))).isEmpty();
        assertThat(ca.orders()).hasSize(1);
    }

    private static boolean isChallenge(X509Certificate certificate, String authorization) {
        byte[] extension = certificate.getExtensionValue("1.3.6.1.5.5.7.1.31");
        byte[] digest = sha256(authorization);
        // Two octet strings around the digest.
        return extension != null
                && extension.length == 36
                && Arrays.equals(Arrays.copyOfRange(extension, 4, 36), digest)
                && certificate.getCriticalExtensionOIDs().contains("1.3.6.1.5.5.7.1.31");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void aNameIsProvedOverHttp() {
        ca.validating((name, type, authorization) -> {
            String token = authorization.substring(0, authorization.indexOf('.'));
            return hosting.served.of(DomainName.of(name), token).equals(Optional.of(authorization))
                    ? Optional.empty()
                    : Optional.of("no text");
        });
        hosting.enrol(NAME, "tenant", new Proof.Http01());
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
        assertThat(hosting.served.of(DomainName.of(NAME), "token-0")).isEmpty();
    }

    @Test
    void aNameIsProvedByARecordWhichGoesAwayAfterwards() {
        DomainName at = DomainName.of("abcdefghijklmnop.acme.host.test");
        ca.validating((name, type, authorization) -> {
            String text = Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(authorization));
            return text.equals(hosting.records.get(at)) ? Optional.empty() : Optional.of("no record");
        });
        hosting.enrol(NAME, "tenant", new Proof.Dns01(at));
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
        assertThat(hosting.records).isEmpty();
    }

    @Test
    void aRecordThatNotEveryServerShowsIsWaitedForAndThenGivenUp() {
        hosting.placed = new ChallengeRecords.Writing.Coming();
        hosting.enrol(NAME, "tenant", new Proof.Dns01(DomainName.of("slug.acme.host.example")));
        assertThat(hosting.until(
                        Duration.ofHours(1), () -> hosting.of(NAME).setbacks().inRow() == 1))
                .isTrue();
        assertThat(hosting.setback(NAME).orElseThrow()).contains("Not every server of the zone shows the TXT record");
        assertThat(hosting.records).isEmpty();
        hosting.placed = new ChallengeRecords.Writing.Visible();
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
    }

    @Test
    void aNonceThatIsRefusedIsReplaced() {
        ca.badNonces(5);
        hosting.enrol(NAME);
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
        assertThat(ca.orders()).hasSize(1);
    }

    @Test
    void aLimitIsHonouredForAsLongAsTheAuthoritySays() {
        ca.fault(Fault.problem("/order", 429, "rateLimited", Map.of("Retry-After", "5000")));
        Instant start = clock.instant();
        hosting.enrol(NAME);
        hosting.rounds.run();
        assertThat(hosting.of(NAME).due()).isEqualTo(start.plusSeconds(5000));
        assertThat(hosting.setback(NAME))
                .hasValueSatisfying(why -> assertThat(why).contains("rateLimited"));
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
        assertThat(ca.asked("/order")).isGreaterThan(1);
        assertThat(clock.instant()).isBetween(start.plusSeconds(5000), start.plusSeconds(5100));
    }

    @Test
    void aLimitWithoutAProblemDocumentIsHonouredToo() {
        ca.fault(new Fault("/order", 503, Map.of("Retry-After", "777", "Content-Type", "text/html"), "<html>"));
        Instant start = clock.instant();
        hosting.enrol(NAME);
        hosting.rounds.run();
        assertThat(hosting.of(NAME).due()).isEqualTo(start.plusSeconds(777));
    }

    @Test
    void aProofThatFailsWaitsLongerEachTime() {
        ca.validating((_, _, _) -> Optional.of("not here"));
        hosting.enrol(NAME);
        Duration last = Duration.ZERO;
        for (int i = 1; i <= 12; i++) {
            int count = i;
            assertThat(hosting.until(
                            Duration.ofDays(9),
                            () -> hosting.of(NAME).setbacks().inRow() == count))
                    .isTrue();
            Duration wait = Duration.between(clock.instant(), hosting.of(NAME).due());
            assertThat(wait).isBetween(Duration.ofSeconds(270), Duration.ofHours(24));
            assertThat(wait).isGreaterThan(last.multipliedBy(8).dividedBy(10));
            last = wait;
        }
        assertThat(last).isGreaterThan(Duration.ofHours(21));
        assertThat(hosting.setback(NAME))
                .hasValueSatisfying(why -> assertThat(why).contains("not here").contains("first"));
        assertThat(ca.orders()).hasSize(12);
    }

    @Test
    void anOrderThatIsNeverBroughtToAnEndIsGivenUp() {
        ca.stuck(true);
        hosting.enrol(NAME);
        assertThat(hosting.until(DAY, () -> hosting.of(NAME).setbacks().inRow() == 1))
                .isTrue();
        assertThat(ca.asked("/orders/0")).isLessThan(300);
        ca.stuck(false);
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
        assertThat(ca.orders()).hasSize(2);
    }

    @Test
    void anOrderThatTheAuthorityForgotIsPlacedAgain() {
        ca.stuck(true);
        hosting.enrol(NAME);
        assertThat(hosting.until(DAY, () -> ca.asked("/finalize") == 1)).isTrue();
        ca.stuck(false);
        ca.fault(Fault.problem("/orders/0", 404, "malformed", Map.of()));
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
        assertThat(ca.orders()).hasSize(2);
    }

    @Test
    void anAccountThatTheAuthorityForgotIsMadeAgainWithTheSameKey() {
        hosting.enrol(NAME);
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
        var key = hosting.store.account("first").orElseThrow().key();
        ca.forgetAccounts();
        hosting.enrol("mta-sts.example.net");
        assertThat(hosting.until(DAY, () -> hosting.certified("mta-sts.example.net")))
                .isTrue();
        assertThat(hosting.store.account("first").orElseThrow().key()).isEqualTo(key);
    }

    static Stream<String> nonsense() {
        return Stream.of(
                "",
                "{",
                "[]",
                "null",
                "{\"status\":7}",
                "{\"status\":\"valid\"}",
                "{\"status\":\"ready\"}",
                "{\"status\":\"pending\",\"authorizations\":[\"file:///etc/passwd\"]}",
                "{\"status\":\"valid\",\"certificate\":\"not an address\"}",
                "[".repeat(100_000),
                "{\"a\":".repeat(20_000),
                "{\"status\":\"" + "x".repeat(3_000_000) + "\"}");
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void anAnswerThatMakesNoSenseStopsNothing(String body) {
        ca.fault(new Fault("/orders/", 200, Map.of(), body));
        hosting.enrol(NAME);
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
        assertThat(ca.orders().size()).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dir", "/nonce", "/account", "/order", "/authz", "/challenge", "/finalize", "/cert"})
    void aFaultAnywhereIsSurvived(String path) {
        ca.fault(new Fault(path, 500, Map.of("Content-Type", "text/html"), "<html>out of order"));
        ca.fault(new Fault(path, 200, Map.of("Content-Encoding", "gzip"), "\u001f\u008b"));
        hosting.enrol(NAME);
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
    }

    @Test
    void aCertificateForAnotherKeyIsNotTaken() {
        ca.otherKey(true);
        hosting.enrol(NAME);
        assertThat(hosting.until(DAY, () -> hosting.of(NAME).setbacks().inRow() == 1))
                .isTrue();
        assertThat(hosting.of(NAME).holding().current()).isEmpty();
        assertThat(hosting.setback(NAME))
                .hasValueSatisfying(why -> assertThat(why).contains("another key"));
    }

    @Test
    void itIsRenewedWhenTwoThirdsHavePassedAndTheOneBeforeIsKeptUntilTheNewOneWasSeen() {
        hosting.enrol(NAME);
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
        IssuedCertificate first = hosting.of(NAME).holding().current().orElseThrow();
        hosting.names.served(DomainName.of(NAME), first.fingerprint());
        assertThat(hosting.until(Duration.ofDays(80), () -> ca.orders().size() == 2 && hosting.certified(NAME)))
                .isTrue();
        assertThat(clock.instant())
                .isBetween(
                        first.notBefore().plus(Duration.ofDays(55)),
                        first.notBefore().plus(Duration.ofDays(65)));
        IssuedCertificate second = hosting.of(NAME).holding().current().orElseThrow();
        assertThat(second.key()).isNotEqualTo(first.key());
        assertThat(hosting.of(NAME).holding().previous()).contains(first);
        hosting.names.served(DomainName.of(NAME), first.fingerprint());
        assertThat(hosting.of(NAME).holding().previous()).contains(first);
        hosting.names.served(DomainName.of(NAME), second.fingerprint());
        assertThat(hosting.of(NAME).holding().previous()).isEmpty();
    }

    @Test
    void aNewCertificateThatDoesNotWorkMakesRoomForTheOneBefore() {
        hosting.enrol(NAME);
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
        IssuedCertificate first = hosting.of(NAME).holding().current().orElseThrow();
        hosting.names.served(DomainName.of(NAME), first.fingerprint());
        assertThat(hosting.until(Duration.ofDays(80), () -> ca.orders().size() == 2 && hosting.certified(NAME)))
                .isTrue();
        IssuedCertificate second = hosting.of(NAME).holding().current().orElseThrow();
        hosting.names.refused(DomainName.of(NAME), second.fingerprint(), "the chain is not trusted");
        assertThat(hosting.of(NAME).holding().current()).contains(first);
        assertThat(hosting.until(DAY, () -> ca.orders().size() == 3 && hosting.certified(NAME)))
                .isTrue();
    }

    @Test
    void aNameThatIsWithdrawnIsNeitherServedNorRenewed() {
        hosting.enrol(NAME);
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
        hosting.names.withdraw(DomainName.of(NAME));
        hosting.served.refresh();
        assertThat(hosting.served.of(DomainName.of(NAME))).isEmpty();
        hosting.until(Duration.ofDays(100), () -> false);
        assertThat(ca.orders()).hasSize(1);
        assertThat(hosting.of(NAME).phase()).isInstanceOf(Phase.Withdrawn.class);
    }

    @Test
    void aKeyThatDoesNotOpenIsInTheWayOfItsNameAlone() {
        ca.stuck(true);
        hosting.enrol(NAME);
        assertThat(hosting.until(DAY, () -> ca.asked("/finalize") == 1)).isTrue();
        CertificateStore.Stored stored = hosting.store.of(DomainName.of(NAME)).orElseThrow();
        OpenOrder order = ((Phase.Ordered) stored.name().phase()).order();
        var foreign = new OpenOrder(
                order.authority(),
                order.location(),
                hosting.seal.seal("another name", EcKeys.make()),
                order.placed(),
                order.challenge());
        assertThat(hosting.store.replace(stored, stored.name().with(new Phase.Ordered(foreign))))
                .isPresent();
        ca.stuck(false);
        hosting.enrol("mta-sts.example.net");
        assertThat(hosting.until(DAY, () -> hosting.certified("mta-sts.example.net")))
                .isTrue();
        ca.orders().getFirst().status = "valid";
        assertThat(hosting.until(
                        DAY,
                        () -> hosting.setback(NAME)
                                .filter(why -> why.contains("for another name"))
                                .isPresent()))
                .isTrue();
    }

    @Test
    void whatOthersSayOfANameMeanwhileIsKeptAndDelaysNothing() {
        var known = hosting.enrol(NAME).subject();
        ca.validating((_, _, _) -> {
            hosting.names.enrol(new Subject(known.name(), "new tenant", known.registered(), known.proof()));
            return Optional.empty();
        });
        Instant start = clock.instant();
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
        assertThat(clock.instant()).isBefore(start.plusSeconds(30));
        assertThat(hosting.of(NAME).subject().tenant()).isEqualTo("new tenant");
        assertThat(ca.orders()).hasSize(1);
    }

    @Test
    void noKeyStandsInTheStoreInClear() throws Exception {
        hosting.enrol(NAME);
        assertThat(hosting.until(DAY, () -> hosting.certified(NAME))).isTrue();
        byte[] key = hosting.served.of(DomainName.of(NAME)).orElseThrow().key().getEncoded();
        // The number itself is in the last octets but a few of the form.
        String secret = new String(Arrays.copyOfRange(key, key.length - 32, key.length), StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                for (String line : Files.readAllLines(file)) {
                    String value = line.substring(line.indexOf(' ') + 1);
                    assertThat(decoded(value)).doesNotContain(secret);
                }
            }
        }
        assertThat(hosting.of(NAME).toString())
                .doesNotContain(Base64.getEncoder().encodeToString(key));
    }

    private static String decoded(String value) {
        try {
            return new String(Base64.getDecoder().decode(value), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException other) {
            return value;
        }
    }
}
