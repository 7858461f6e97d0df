package org.sealpost.observe.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.peer.Bench;
import org.sealpost.observe.peer.CertificatePlan;
import org.sealpost.observe.peer.Peer;
import org.sealpost.observe.peer.TlsPeer;
import org.sealpost.observe.smtp.Delivery.Result;
import org.sealpost.protocol.name.DomainName;

class SmtpDeliveryTest {
    private static final DomainName MX = DomainName.of("mx.example.org");
    private static final TlsPeer GOOD = TlsPeer.of(
            CertificatePlan.server("CN=mx.example.org", "mx.example.org").by(Bench.ROOT));
    private static final String BANNER = "220 mx\r\n";
    private static final String EHLO = "250-mx\r\n250 STARTTLS\r\n";
    private static final String PLAIN_EHLO = "250 mx\r\n";
    private static final String GO = "220 go\r\n(more)";

    private final List<AutoCloseable> left = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : left) {
            one.close();
        }
    }

    @ParameterizedTest(name = "octet by octet: {0}")
    @ValueSource(booleans = {false, true})
    void aMessageGoesOverTls(boolean octetByOctet) throws Exception {
        var mail = new MailPeer(
                GOOD,
                octetByOctet,
                List.of(
                        BANNER,
                        EHLO,
                        GO,
                        MailPeer.TLS,
                        "250-mx\r\n250 SIZE 1000\r\n",
                        "250 ok\r\n",
                        "250 ok\r\n",
                        "354 go\r\n",
                        "250 taken\r\n"));
        assertThat(deliver(mail, SmtpDeliveryTest::validTls, "hello", ".", "..two", "")).isInstanceOf(Result.Taken.class);
        assertThat(mail.sawQuit()).isTrue();
        assertThat(mail.commands())
                .containsExactly(
                        "EHLO probe.example.net",
                        "STARTTLS",
                        "EHLO probe.example.net",
                        "MAIL FROM:<me@example.net> SIZE=38",
                        "RCPT TO:<you@example.org>",
                        "DATA",
                        "Subject: a test",
                        "",
                        "hello",
                        "..",
                        "...two",
                        "",
                        ".",
                        "QUIT");
    }

    @Test
    void nothingOfTheMessageIsSaidWhenTheTlsDoesNotSuffice() throws Exception {
        TlsPeer other = TlsPeer.of(
                CertificatePlan.server("CN=other.example", "other.example").by(Bench.ROOT));
        var mail = new MailPeer(other, false, List.of(BANNER, EHLO, GO, MailPeer.TLS));
        assertThat(deliver(mail, SmtpDeliveryTest::validTls))
                .isInstanceOfSatisfying(
                        Result.NotAllowed.class,
                        result -> assertThat(result.seen()).isInstanceOf(SmtpOutcome.Secured.class));
        assertThat(mail.sawQuit()).isTrue();
        assertThat(mail.commands()).containsExactly("EHLO probe.example.net", "STARTTLS", "QUIT");
    }

    @Test
    void aServerWithoutTlsIsUsedOnlyWhenThatIsAllowed() throws Exception {
        var refused = new MailPeer(GOOD, false, List.of(BANNER, PLAIN_EHLO));
        assertThat(deliver(refused, SmtpDeliveryTest::validTls)).isInstanceOf(Result.NotAllowed.class);
        var used = new MailPeer(
                GOOD, false, List.of(BANNER, PLAIN_EHLO, "250 ok\r\n", "251 ok\r\n", "354 go\r\n", "250 taken\r\n"));
        assertThat(deliver(used, SmtpDeliveryTest::anything)).isInstanceOf(Result.Taken.class);
        assertThat(used.commands()).contains("MAIL FROM:<me@example.net>").doesNotContain("STARTTLS");
    }

    @Test
    void afterAFailedHandshakeTheServerIsCalledAgainWithoutTlsWhenThatIsAllowed() throws Exception {
        List<String> once = List.of(BANNER, EHLO, "220 go\r\nnot TLS at all\r\n", MailPeer.CLOSE);
        assertThat(deliver(new MailPeer(GOOD, false, once), SmtpDeliveryTest::validTls)).isInstanceOf(Result.NotAllowed.class);
        assertThat(deliver(new MailPeer(GOOD, false, once), SmtpDeliveryTest::anything))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        result -> assertThat(result.command()).isEqualTo("MAIL"));
    }

    @Test
    void aRefusalNamesTheCommand() throws Exception {
        assertThat(deliver(plain("250 ok\r\n", "550 5.1.1 nobody\r\n"), SmtpDeliveryTest::anything))
                .isInstanceOfSatisfying(Result.Refused.class, result -> {
                    assertThat(result.command()).isEqualTo("RCPT");
                    assertThat(result.reply().code()).isEqualTo(550);
                });
        assertThat(deliver(plain("250 ok\r\n", "250 ok\r\n", "354 go\r\n", "451 later\r\n"), SmtpDeliveryTest::anything))
                .isInstanceOfSatisfying(Result.Refused.class, result -> {
                    assertThat(result.command()).isEqualTo("DATA");
                    assertThat(result.reply().temporary()).isTrue();
                });
        assertThat(deliver(new MailPeer(GOOD, false, List.of("554 no\r\n")), SmtpDeliveryTest::anything))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        result -> assertThat(result.command()).isEqualTo("banner"));
    }

    @Test
    void aServerThatTakesNoMessageOfThatSizeIsNotBothered() throws Exception {
        var mail = new MailPeer(GOOD, false, List.of(BANNER, "250-mx\r\n250 SIZE 10\r\n"));
        assertThat(deliver(mail, SmtpDeliveryTest::anything)).isEqualTo(new Result.TooLarge(10));
        assertThat(mail.sawQuit()).isTrue();
        assertThat(mail.commands()).containsExactly("EHLO probe.example.net", "QUIT");
    }

    @Test
    void aConnectionThatEndsIsNoDelivery() throws Exception {
        assertThat(deliver(plain("250 ok\r\n", "250 ok\r\n", "354 go\r\n", MailPeer.CLOSE), SmtpDeliveryTest::anything))
                .isInstanceOf(Result.Broken.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: x@example.org", "a\nb", "caf\u00e9", "\u0000", "a\u007f"})
    void nothingCanBeSmuggledIntoALine(String text) {
        assertThatThrownBy(() -> letter(text)).isInstanceOf(IllegalArgumentException.class);
        var headers = new LinkedHashMap<String, String>();
        headers.put("Subject", text);
        assertThatThrownBy(() -> new Letter(address("me@example.net"), address("you@example.org"), headers, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLineIsNotLongerThanALineCanBe() {
        assertThat(letter("x".repeat(998)).body()).hasSize(1);
        assertThatThrownBy(() -> letter("x".repeat(999))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "a@",
                "@example.org",
                "a b@example.org",
                "<a@example.org>",
                "a@example.org>",
                "a..b@example.org",
                ".a@example.org",
                "\"a\"@example.org",
                "a\r\nb@example.org",
                "a@192.0.2.1",
                "a@localhost",
                "b\u00fc@example.org"
            })
    void whatIsNoPlainAddressIsNone(String text) {
        assertThat(MailAddress.of(text)).isEmpty();
    }

    @Test
    void anAddressHasItsDomainInALabels() {
        assertThat(MailAddress.of("Some.Body+x@b\u00fccher.example").orElseThrow())
                .hasToString("Some.Body+x@xn--bcher-kva.example");
        assertThat(MailAddress.of("x".repeat(64) + "@example.org")).isPresent();
        assertThat(MailAddress.of("x".repeat(65) + "@example.org")).isEmpty();
    }

    private static boolean validTls(SmtpOutcome seen) {
        return seen instanceof SmtpOutcome.Secured secured && secured.tls().valid();
    }

    private static boolean anything(SmtpOutcome seen) {
        return true;
    }

    private static MailPeer plain(String... replies) {
        List<String> script = new ArrayList<>(List.of(BANNER, PLAIN_EHLO));
        script.addAll(List.of(replies));
        return new MailPeer(GOOD, false, script);
    }

    private Result deliver(MailPeer mail, Predicate<SmtpOutcome> allowed, String... body) throws IOException {
        Peer peer = Peer.start(mail);
        Bench bench = new Bench().lead(25, peer);
        left.add(peer);
        left.add(bench);
        return new SmtpDelivery(bench.dialer(), bench.tls(), EhloName.of(DomainName.of("probe.example.net")), 25)
                .deliver(MX, Bench.ADDRESS, letter(body), allowed, Bench.inAMinute())
                .result();
    }

    private static Letter letter(String... body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Subject", "a test");
        return new Letter(address("me@example.net"), address("you@example.org"), headers, List.of(body));
    }

    private static MailAddress address(String text) {
        return MailAddress.of(text).orElseThrow();
    }
}
