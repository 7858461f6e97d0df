package org.sealpost.fleet.watch.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.fleet.watch.alert.Word;
import org.sealpost.fleet.watch.notice.Item;
import org.sealpost.fleet.watch.notice.Message;
import org.sealpost.observe.net.AddressGuard;
import org.sealpost.observe.net.ConnectMap;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.net.Family;
import org.sealpost.observe.net.Limits;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

class ChannelsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String HOSTILE =
            "mx`2` <!channel> [click](https://evil.example) @here &\r\nBcc: x@evil.example";

    private Listener listener;
    private Dialer dialer;

    @BeforeEach
    void open() throws Exception {
        listener = Listener.open();
        dialer = dialer(AddressGuard.PRIVATE_ALLOWED);
    }

    @AfterEach
    void close() throws Exception {
        dialer.close();
        listener.close();
    }

    private static Dialer dialer(AddressGuard guard) {
        return Dialer.open(new DialerOptions(
                ConnectMap.EMPTY, guard, Limits.DEFAULT, Optional.empty(), Set.of(Family.IPV4, Family.IPV6), 25));
    }

    private static Message message(String title) {
        return new Message(
                "0123456789abcdef-O-1",
                NOW,
                List.of(new Item(
                        Word.OPENED,
                        Level.PAGE,
                        "mtasts.policy.mx-not-listed",
                        "mx2.example.org",
                        new Telling(title, "mx: mx1.example.org", "Add mx: mx2.example.org"),
                        List.of(DomainName.of("example.org")),
                        List.of(new AlertId("0123456789abcdef")),
                        NOW)));
    }

    private Channel channel(Dialer way, Target target) throws Exception {
        return new Channels(
                        way,
                        _ -> List.of(IpAddress.of(new byte[] {127, 0, 0, 1})),
                        SSLContext.getDefault(),
                        true,
                        Optional.empty(),
                        Optional.of("https://sealpost.example/alerts/"),
                        () -> NOW)
                .of(target);
    }

    @Test
    void aWebhookIsSigned() throws Exception {
        Delivery delivery = channel(dialer, new Target.Webhook(listener.url("/hook?a=b"), SECRET))
                .send(message("mx2 is not in the policy"));

        assertThat(delivery).isEqualTo(new Delivery.Delivered());
        Listener.Heard heard = listener.heard().getFirst();
        assertThat(heard.line()).isEqualTo("POST /hook?a=b HTTP/1.1");
        assertThat(heard.header("Content-Type")).startsWith("application/json");
        assertThat(heard.header("webhook-id")).isEqualTo("0123456789abcdef-O-1");
        assertThat(heard.header("webhook-timestamp")).isEqualTo("1795348800");
        assertThat(WebhookSignature.read(SECRET)
                        .orElseThrow()
                        .holds(heard.header("webhook-id"), NOW, heard.body(), heard.header("webhook-signature"), NOW))
                .isTrue();
        assertThat(heard.body())
                .contains("\"level\":\"page\"", "\"domains\":[\"example.org\"]")
                .contains("\"remedy\":{\"what\":\"bring-back\"}");
    }

    /// The example of the specification of Standard Webhooks.
    @Test
    void theSignatureIsThatOfTheSpecification() {
        WebhookSignature signature = WebhookSignature.read(SECRET).orElseThrow();
        Instant at = Instant.ofEpochSecond(1_614_265_330);
        String signed = signature.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", at, "{\"test\": 2432232314}");

        assertThat(signed).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(signature.holds(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek", at, "{\"test\": 2432232314}", "v1,AAAA " + signed, at))
                .isTrue();
        assertThat(signature.holds(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        at,
                        "{\"test\": 2432232314}",
                        signed,
                        at.plus(Duration.ofMinutes(6))))
                .isFalse();
        assertThat(signature.holds("msg_other", at, "{\"test\": 2432232314}", signed, at))
                .isFalse();
        assertThat(signature.toString()).doesNotContain("MfKQ");
    }

    @Test
    void whatWasSeenIsNoMarkupInSlack() throws Exception {
        channel(dialer, new Target.Slack(listener.url("/services/1"))).send(message(HOSTILE));

        assertThat(listener.heard().getFirst().body())
                .contains(
                        "&lt;!channel&gt;",
                        "\"mrkdwn\":false",
                        "\"parse\":\"none\"",
                        "https://sealpost.example/alerts/")
                .doesNotContain("<!", "`", "](", "@here");
    }

    @Test
    void whatWasSeenIsARunOfTextInTeams() throws Exception {
        channel(dialer, new Target.Teams(listener.url("/workflows/1"))).send(message(HOSTILE));

        assertThat(listener.heard().getFirst().body())
                .contains("\"type\":\"AdaptiveCard\"", "\"type\":\"TextRun\"", "<!channel> [click]")
                .doesNotContain("TextBlock\",\"text");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "HTTP/1.1 204 No Content, Delivered",
        "HTTP/1.1 400 Bad Request, Refused",
        "HTTP/1.1 404 Not Found, Refused",
        "HTTP/1.1 301 Moved, Later",
        "HTTP/1.1 403 Forbidden, Later",
        "HTTP/1.1 500 Oops, Later",
        "SSH-2.0-OpenSSH, Later"
    })
    void theAnswerTellsWhetherItArrived(String answer, String expected) throws Exception {
        listener.answer(answer + "\r\n");
        Delivery delivery = channel(dialer, new Target.Slack(listener.url("/"))).send(message("x"));

        assertThat(delivery.getClass().getSimpleName()).isEqualTo(expected);
    }

    @Test
    void whoIsInAHurryIsLeftAlone() throws Exception {
        listener.answer("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 120\r\n");

        assertThat(channel(dialer, new Target.Slack(listener.url("/"))).send(message("x")))
                .isEqualTo(new Delivery.Later("it answered 429", Optional.of(Duration.ofMinutes(2))));
    }

    @Test
    void aRedirectIsNotFollowed() throws Exception {
        listener.answer("HTTP/1.1 302 Found\r\nLocation: " + listener.url("/elsewhere") + "\r\n");
        channel(dialer, new Target.Slack(listener.url("/"))).send(message("x"));

        assertThat(listener.heard()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1:%d/",
                "http://[::1]:%d/",
                "http://[::ffff:127.0.0.1]:%d/",
                "http://0.0.0.0:%d/",
                "http://169.254.169.254:%d/latest/meta-data/",
                "http://localhost.example:%d/",
                "http://2130706433:%d/",
                "http://0x7f.1:%d/"
            })
    void nothingPrivateIsReached(String url) throws Exception {
        int port = Integer.parseInt(listener.url("").replaceAll(".*:", ""));
        try (Dialer guarded = dialer(AddressGuard.PUBLIC_ONLY)) {
            Delivery delivery =
                    channel(guarded, new Target.Slack(url.formatted(port))).send(message("x"));

            assertThat(delivery).isNotInstanceOf(Delivery.Delivered.class);
            assertThat(listener.heard()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://example.org/",
                "https://user@example.org/",
                "https:///x",
                "example.org",
                "https://example.org/\r\nX: y",
                ""
            })
    void anAddressThatIsNoneIsRefused(String url) {
        assertThat(new Target.Slack(url).problem(true)).isPresent();
        assertThat(new Target.Slack("http://example.org/").problem(false)).isPresent();
        assertThat(new Target.Slack("https://example.org/x").problem(false)).isEmpty();
        assertThat(new Target.Slack("https://192.0.1.1/x").problem(false)).isEmpty();
        assertThat(new Target.Slack("http://10.0.0.1/x").problem(true)).isEmpty();
        assertThat(new Target.Slack("https://10.0.0.1/x").problem(false)).isPresent();
        assertThat(new Target.Slack("http://169.254.169.254/x").problem(true)).isPresent();
    }

    @Test
    void targetsAreNotShown() {
        assertThat(new Target.Webhook("https://example.org/secret", SECRET).toString())
                .doesNotContain("secret", "MfKQ");
    }

    @Test
    void aSubjectIsOneLine() {
        assertThat(MailChannel.subject(HOSTILE)).doesNotContain("\r", "\n").contains("Bcc");
    }
}
