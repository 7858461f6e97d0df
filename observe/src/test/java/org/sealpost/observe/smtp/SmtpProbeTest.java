package org.sealpost.observe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.observe.facts.CertificateFault;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.facts.SmtpReply;
import org.sealpost.observe.facts.SmtpStage;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.facts.TranscriptLine;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.observe.peer.Bench;
import org.sealpost.observe.peer.CertificatePlan;
import org.sealpost.observe.peer.Peer;
import org.sealpost.observe.peer.TlsPeer;
import org.sealpost.protocol.name.DomainName;

class SmtpProbeTest {
    private static final DomainName MX = DomainName.of("mx.example.org");
    private static final TlsPeer GOOD = TlsPeer.of(
            CertificatePlan.server("CN=mx.example.org", "mx.example.org").by(Bench.ROOT));
    private static final String BANNER = "220 mx.example.org ESMTP\r\n";
    private static final String EHLO = "250-mx.example.org\r\n250-PIPELINING\r\n250 STARTTLS\r\n";
    private static final String GO = "220 go ahead\r\n(more)";
    private static final String AGAIN = "250-mx.example.org\r\n250 SIZE 1000\r\n";

    /// What outlives a probe, because a goodbye is said after it.
    private final List<AutoCloseable> left = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : left) {
            one.close();
        }
    }

    @ParameterizedTest(name = "octet by octet: {0}")
    @ValueSource(booleans = {false, true})
    void aServerWithStartTlsIsSecured(boolean octetByOctet) throws Exception {
        var mail = new MailPeer(GOOD, octetByOctet, List.of(BANNER, EHLO, GO, MailPeer.TLS, AGAIN));
        SmtpAttempt attempt = probe(mail);
        assertThat(attempt.outcome()).isInstanceOfSatisfying(SmtpOutcome.Secured.class, secured -> {
            assertThat(secured.ehlo().lines()).containsExactly("mx.example.org", "PIPELINING", "STARTTLS");
            assertThat(secured.tls().valid()).isTrue();
            assertThat(secured.afterTls().orElseThrow().lines()).containsExactly("mx.example.org", "SIZE 1000");
            assertThat(secured.injected()).isEmpty();
        });
        assertThat(mail.sawQuit()).isTrue();
        assertThat(mail.commands())
                .containsExactly("EHLO probe.example.net", "STARTTLS", "EHLO probe.example.net", "QUIT");
        assertThat(attempt.transcript())
                .extracting(TranscriptLine::text)
                .containsExactly(
                        "(connected)",
                        "220 mx.example.org ESMTP",
                        "EHLO probe.example.net",
                        "250-mx.example.org",
                        "250-PIPELINING",
                        "250 STARTTLS",
                        "STARTTLS",
                        "220 go ahead",
                        "(TLS handshake: TLSv1.3, TLS_AES_256_GCM_SHA384)",
                        "EHLO probe.example.net",
                        "250-mx.example.org",
                        "250 SIZE 1000",
                        "QUIT");
    }

    @Test
    void aGreetingOfSeveralLinesWithBareLfIsAGreeting() throws Exception {
        assertThat(outcome("220-hello\n220 mx\n", "250-mx\n250-starttls\n250 SIZE\n", GO, MailPeer.TLS, AGAIN))
                .isInstanceOf(SmtpOutcome.Secured.class);
    }

    @Test
    void aCertificateWithFaultsIsSecuredAllTheSame() throws Exception {
        TlsPeer tls = TlsPeer.of(CertificatePlan.server("CN=mx.example.org")
                .valid("2025-01-01T00:00:00Z", "2025-04-01T00:00:00Z")
                .selfSigned());
        var mail = new MailPeer(tls, false, List.of(BANNER, EHLO, GO, MailPeer.TLS, AGAIN));
        assertThat(probe(mail).outcome())
                .isInstanceOfSatisfying(
                        SmtpOutcome.Secured.class,
                        secured -> assertThat(secured.tls().faults())
                                .containsExactlyInAnyOrder(
                                        CertificateFault.EXPIRED,
                                        CertificateFault.SELF_SIGNED,
                                        CertificateFault.COMMON_NAME_ONLY));
    }

    @Test
    void plaintextBehindTheReplyToStartTlsIsSeenAndDropped() throws Exception {
        assertThat(outcome(BANNER, EHLO, "220 go ahead\r\n250 injected\r\n(more)", MailPeer.TLS, AGAIN))
                .isInstanceOfSatisfying(SmtpOutcome.Secured.class, secured -> {
                    assertThat(secured.injected()).contains("250 injected\r\n");
                    assertThat(secured.afterTls().orElseThrow().lines()).contains("SIZE 1000");
                });
    }

    @Test
    void aServerThatIsSilentAfterTlsIsSecured() throws Exception {
        var mail = new MailPeer(GOOD, false, List.of(BANNER, EHLO, GO, MailPeer.TLS, ""));
        assertThat(probe(mail, Duration.ofMillis(1500)).outcome())
                .isInstanceOfSatisfying(
                        SmtpOutcome.Secured.class,
                        secured -> assertThat(secured.afterTls()).isEmpty());
    }

    @Test
    void aServerWithoutStartTlsIsSaidToOfferNone() throws Exception {
        var mail = new MailPeer(GOOD, false, List.of(BANNER, "250-mx\r\n250 X-STARTTLS\r\n"));
        assertThat(probe(mail).outcome())
                .isEqualTo(new SmtpOutcome.NotOffered(new SmtpReply(250, List.of("mx", "X-STARTTLS"))));
        assertThat(mail.sawQuit()).isTrue();
    }

    @Test
    void theNameStartTlsInTheGreetingLineIsNoOffer() throws Exception {
        assertThat(outcome(BANNER, "250 STARTTLS\r\n")).isInstanceOf(SmtpOutcome.NotOffered.class);
    }

    @Test
    void aServerThatKnowsOnlyHeloOffersNoStartTls() throws Exception {
        var mail = new MailPeer(GOOD, false, List.of(BANNER, "502 what?\r\n", "250 mx\r\n"));
        assertThat(probe(mail).outcome()).isEqualTo(new SmtpOutcome.NotOffered(new SmtpReply(502, List.of("what?"))));
        assertThat(mail.sawQuit()).isTrue();
        assertThat(mail.commands()).containsExactly("EHLO probe.example.net", "HELO probe.example.net", "QUIT");
    }

    @Test
    void aServerThatKnowsNeitherTurnsUsAway() throws Exception {
        assertThat(outcome(BANNER, "502 what?\r\n", "502 what?\r\n"))
                .isEqualTo(new SmtpOutcome.TurnedAway(SmtpStage.EHLO, new SmtpReply(502, List.of("what?"))));
    }

    @Test
    void startTlsOfferedAndRefusedIsItsOwnOutcome() throws Exception {
        assertThat(outcome(BANNER, EHLO, "454 TLS not available\r\n"))
                .isInstanceOfSatisfying(
                        SmtpOutcome.StartTlsRefused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(454));
    }

    @Test
    void serviceNotAvailableIsNeverARefusalOfTls() throws Exception {
        assertThat(outcome(BANNER, EHLO, "421 too busy\r\n"))
                .isEqualTo(new SmtpOutcome.TurnedAway(SmtpStage.STARTTLS, new SmtpReply(421, List.of("too busy"))));
        assertThat(outcome(BANNER, "421 too busy\r\n"))
                .isEqualTo(new SmtpOutcome.TurnedAway(SmtpStage.EHLO, new SmtpReply(421, List.of("too busy"))));
        assertThat(outcome("421 too busy\r\n"))
                .isEqualTo(new SmtpOutcome.TurnedAway(SmtpStage.BANNER, new SmtpReply(421, List.of("too busy"))));
    }

    @Test
    void greylistingAndBlockListsTurnUsAway() throws Exception {
        assertThat(outcome(BANNER, "450 4.7.1 greylisted\r\n")).isInstanceOf(SmtpOutcome.TurnedAway.class);
        assertThat(outcome("554 5.7.1 listed\r\n")).isInstanceOf(SmtpOutcome.TurnedAway.class);
        assertThat(outcome(BANNER, "501 bad name\r\n")).isInstanceOf(SmtpOutcome.TurnedAway.class);
    }

    @Test
    void aHandshakeThatFailsIsATlsFailure() throws Exception {
        assertThat(outcome(BANNER, EHLO, "220 go ahead\r\n(more)", MailPeer.CLOSE))
                .isInstanceOfSatisfying(
                        SmtpOutcome.TlsFailed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(TlsFault.CLOSED));
    }

    @Test
    void aServerThatDemandsAClientCertificateIsATlsFailure() throws Exception {
        var mail =
                new MailPeer(GOOD.demandingClientCertificate(), false, List.of(BANNER, EHLO, GO, MailPeer.TLS, AGAIN));
        assertThat(probe(mail).outcome())
                .isInstanceOfSatisfying(
                        SmtpOutcome.TlsFailed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(TlsFault.ALERT));
    }

    @Test
    void aTarpitIsSilent() throws Exception {
        var mail = new MailPeer(GOOD, false, List.of(""));
        assertThat(probe(mail, Duration.ofMillis(300)).outcome())
                .isInstanceOfSatisfying(SmtpOutcome.Silent.class, silent -> {
                    assertThat(silent.stage()).isEqualTo(SmtpStage.BANNER);
                    assertThat(silent.dripping()).isFalse();
                    assertThat(silent.waited()).isBetween(Duration.ofMillis(290), Duration.ofSeconds(5));
                });
    }

    @Test
    void aDrippingTarpitEndsAtTheLimit() throws Exception {
        var done = new CountDownLatch(1);
        try (Peer peer = Peer.start(socket -> {
                    do {
                        socket.getOutputStream().write("220-wait\r\n".getBytes(StandardCharsets.US_ASCII));
                    } while (!done.await(50, TimeUnit.MILLISECONDS));
                });
                Bench bench = new Bench().lead(25, peer)) {
            bench.limits(bench.limits()
                    .with(Step.SMTP_BANNER, Duration.ofMillis(600))
                    .with(Step.SMTP_STEP, Duration.ofMillis(600)));
            SmtpAttempt attempt = probe(bench);
            assertThat(attempt.outcome())
                    .isInstanceOfSatisfying(
                            SmtpOutcome.Silent.class,
                            silent -> assertThat(silent.dripping()).isTrue());
            assertThat(attempt.transcript()).extracting(TranscriptLine::text).contains("220-wait");
        } finally {
            done.countDown();
        }
    }

    @Test
    void silenceAfterEhloIsSilence() throws Exception {
        var mail = new MailPeer(GOOD, false, List.of(BANNER, ""));
        assertThat(probe(mail, Duration.ofMillis(1500)).outcome())
                .isInstanceOfSatisfying(
                        SmtpOutcome.Silent.class,
                        silent -> assertThat(silent.stage()).isEqualTo(SmtpStage.EHLO));
    }

    @Test
    void aLostConnectionIsDropped() throws Exception {
        assertThat(outcome(MailPeer.CLOSE))
                .isInstanceOfSatisfying(
                        SmtpOutcome.Dropped.class,
                        dropped -> assertThat(dropped.stage()).isEqualTo(SmtpStage.BANNER));
        assertThat(outcome(BANNER, MailPeer.CLOSE))
                .isInstanceOfSatisfying(
                        SmtpOutcome.Dropped.class,
                        dropped -> assertThat(dropped.stage()).isEqualTo(SmtpStage.EHLO));
        assertThat(outcome(BANNER, EHLO, MailPeer.CLOSE))
                .isInstanceOfSatisfying(
                        SmtpOutcome.Dropped.class,
                        dropped -> assertThat(dropped.stage()).isEqualTo(SmtpStage.STARTTLS));
    }

    @Test
    void anotherProtocolIsGarbled() throws Exception {
        assertThat(outcome("SSH-2.0-OpenSSH_9.2\r\n"))
                .isEqualTo(new SmtpOutcome.Garbled(SmtpStage.BANNER, "SSH-2.0-OpenSSH_9.2"));
        assertThat(outcome("250 hello\r\n")).isEqualTo(new SmtpOutcome.Garbled(SmtpStage.BANNER, "250 hello"));
    }

    @Test
    void aRefusedPortIsUnreachable() throws Exception {
        try (Bench bench = new Bench().leadNowhere(25)) {
            assertThat(probe(bench).outcome())
                    .isInstanceOfSatisfying(
                            SmtpOutcome.Unreachable.class,
                            unreachable -> assertThat(unreachable.fault()).isEqualTo(ConnectFault.REFUSED));
        }
    }

    @Test
    void withoutANameWeSayOurAddress() throws Exception {
        var mail = new MailPeer(GOOD, false, List.of(BANNER, "250 mx\r\n"));
        try (Peer peer = Peer.start(mail);
                Bench bench = new Bench().lead(25, peer)) {
            new SmtpProbe(bench.dialer(), bench.tls(), new EhloName(Optional.empty()), 25)
                    .probe(MX, Bench.ADDRESS, Bench.inAMinute());
            assertThat(mail.sawQuit()).isTrue();
        }
        assertThat(mail.commands()).startsWith("EHLO [127.0.0.1]");
    }

    private SmtpOutcome outcome(String... script) throws IOException {
        return probe(new MailPeer(GOOD, false, List.of(script))).outcome();
    }

    private SmtpAttempt probe(MailPeer mail) throws IOException {
        return probe(mail, Duration.ofSeconds(10));
    }

    /// @param patience for the greeting and for each step
    private SmtpAttempt probe(MailPeer mail, Duration patience) throws IOException {
        Peer peer = Peer.start(mail);
        Bench bench = new Bench().lead(25, peer);
        left.add(peer);
        left.add(bench);
        bench.limits(bench.limits().with(Step.SMTP_BANNER, patience).with(Step.SMTP_STEP, patience));
        return probe(bench);
    }

    private static SmtpAttempt probe(Bench bench) {
        return new SmtpProbe(bench.dialer(), bench.tls(), EhloName.of(DomainName.of("probe.example.net")), 25)
                .probe(MX, Bench.ADDRESS, Bench.inAMinute());
    }
}
