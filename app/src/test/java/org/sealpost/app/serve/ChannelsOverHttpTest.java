package org.sealpost.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.app.access.Role;
import org.sealpost.app.store.FleetOutbox;
import org.sealpost.app.watch.ChannelDesk;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.alert.Word;
import org.sealpost.fleet.watch.channel.Postman;
import org.sealpost.fleet.watch.channel.WebhookSignature;
import org.sealpost.fleet.watch.notice.Item;
import org.sealpost.fleet.watch.notice.Message;

/// Where alerts go, as an admin sets it up in a browser.
class ChannelsOverHttpTest {
    private static final String CHANNELS = "/settings/channels";
    private static final Pattern KEY = Pattern.compile("whsec_[A-Za-z0-9&#;+/]+=*");

    private final Path folder;
    private Doorstep door;
    private HookStandIn hook;

    ChannelsOverHttpTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void open() throws IOException {
        hook = new HookStandIn("204 No Content");
        door = new Doorstep(folder, true, Optional.empty());
        door.first("kim");
    }

    @AfterEach
    void close() throws Exception {
        door.close();
        hook.close();
        assertThat(door.faults).isEmpty();
    }

    private static String key(HttpResponse<String> page) {
        Matcher key = KEY.matcher(page.body());
        assertThat(key.find()).isTrue();
        return key.group().replace("&#43;", "+").replace("&#61;", "=");
    }

    private HttpResponse<String> webhook(Doorstep.Visitor visitor, String label, String url) throws Exception {
        return visitor.post(CHANNELS, "label", label, "kind", "webhook", "to", url, "least", "NOTICE");
    }

    @Test
    void aWebhookIsSignedWithAKeyThatIsShownOnce() throws Exception {
        Doorstep.Visitor kim = door.in("kim");
        String key = key(webhook(kim, "ops", hook.url("/very/secret/path")));
        assertThat(kim.get(CHANNELS + "/ops").body())
                .contains("webhook at 127.0.0.1")
                .doesNotContain("whsec_", "very/secret");
        HttpResponse<String> tried = kim.post(CHANNELS + "/ops/test");
        assertThat(tried.body()).contains("The test message was taken.");
        HookStandIn.Heard heard = hook.heard().getFirst();
        assertThat(heard.body()).contains("\"what\":\"sealpost.test\"", "This is a test of the channel ops");
        Instant at = Instant.ofEpochSecond(Long.parseLong(heard.header("webhook-timestamp")));
        assertThat(WebhookSignature.read(key)
                        .orElseThrow()
                        .holds(
                                heard.header("webhook-id"),
                                at,
                                heard.body(),
                                heard.header("webhook-signature"),
                                door.now.get()))
                .isTrue();
        assertThat(key(kim.post(CHANNELS + "/ops/key"))).isNotEqualTo(key);
        assertThat(door.acts(Doorstep.OURS)).contains("channel.add", "channel.test", "channel.key");
        assertThat(everythingKept()).noneMatch(contains("very/secret")).noneMatch(contains("whsec_"));
    }

    private static Predicate<String> contains(String text) {
        return content -> content.contains(text);
    }

    private List<String> everythingKept() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> {
                        try {
                            return Files.readString(file, StandardCharsets.ISO_8859_1);
                        } catch (IOException e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void whatWaitsInTheOutboxGoesThroughTheSameChannel() throws Exception {
        Doorstep.Visitor kim = door.in("kim");
        webhook(kim, "ops", hook.url("/a"));
        Instant now = door.now.get();
        FleetOutbox outbox = door.fleet.outbox();
        var item = new Item(
                Word.OPENED, Level.PAGE, "what", "mx", new Telling("mx2 is gone", "", ""), List.of(), List.of(), now);
        outbox.put(ChannelDesk.kept(Doorstep.OURS, "ops"), new Message("0123456789abcdef-O-1", now, List.of(item)));
        assertThat(new Postman(outbox, door.channels::channel, door.now::get).round())
                .isEqualTo(1);
        assertThat(hook.heard()).hasSize(1);
        assertThat(kim.get(CHANNELS).body()).contains("Sent, 22 Nov 2026");
        assertThat(kim.get(CHANNELS + "/ops").body()).contains("mx2 is gone");
    }

    @Test
    void aReceiverThatRefusesIsTold() throws Exception {
        try (var gone = new HookStandIn("410 Gone")) {
            Doorstep.Visitor kim = door.in("kim");
            webhook(kim, "ops", gone.url("/"));
            assertThat(kim.post(CHANNELS + "/ops/test").body()).contains("It was refused for good: it answered 410.");
        }
    }

    @Test
    void testsAreCounted() throws Exception {
        Doorstep.Visitor kim = door.in("kim");
        webhook(kim, "ops", hook.url("/"));
        for (int i = 0; i < 10; i++) {
            assertThat(kim.post(CHANNELS + "/ops/test").statusCode()).isEqualTo(200);
        }
        assertThat(kim.post(CHANNELS + "/ops/test").statusCode()).isEqualTo(429);
        assertThat(hook.heard()).hasSize(10);
    }

    @Test
    void whatIsToldCanBeChangedWithoutTypingTheAddressAgain() throws Exception {
        Doorstep.Visitor kim = door.in("kim");
        webhook(kim, "ops", hook.url("/"));
        assertThat(kim.post(
                                CHANNELS + "/ops",
                                "kind",
                                "webhook",
                                "to",
                                "",
                                "least",
                                "PAGE",
                                "tags",
                                "web, mail",
                                "quiet-from",
                                "22:00",
                                "quiet-to",
                                "07:00",
                                "zone",
                                "Europe/Vienna",
                                "day",
                                "MONDAY")
                        .statusCode())
                .isEqualTo(303);
        assertThat(kim.get(CHANNELS).body())
                .contains("urgent alerts alone of mail, web; quiet 22:00 to 07:00 (Europe/Vienna)");
        assertThat(kim.post(CHANNELS + "/ops/test").body()).contains("was taken");
        assertThat(kim.post(CHANNELS + "/ops", "kind", "slack", "to", "").statusCode())
                .isEqualTo(400);
        assertThat(kim.post(CHANNELS + "/ops", "kind", "webhook", "quiet-from", "late", "quiet-to", "07:00")
                        .body())
                .contains("Quiet hours have two times");
        assertThat(kim.post(CHANNELS + "/ops/remove").statusCode()).isEqualTo(303);
        assertThat(kim.get(CHANNELS + "/ops").statusCode()).isEqualTo(404);
    }

    @Test
    void tenantsMayCallTheirChannelsTheSameAndReachNoneOfTheOthers() throws Exception {
        door.member("ada", Doorstep.THEIRS, Role.ADMIN);
        Doorstep.Visitor kim = door.in("kim");
        Doorstep.Visitor ada = door.in("ada");
        webhook(kim, "ops", hook.url("/ours"));
        assertThat(ada.get(CHANNELS + "/ops").statusCode()).isEqualTo(404);
        for (String act : List.of("", "/test", "/key", "/remove")) {
            assertThat(ada.post(CHANNELS + "/ops" + act).statusCode()).isEqualTo(404);
        }
        webhook(ada, "ops", hook.url("/theirs"));
        kim.post(CHANNELS + "/ops/test");
        assertThat(hook.heard().getLast().head().getFirst()).contains("/ours");
        ada.post(CHANNELS + "/ops/remove");
        assertThat(kim.get(CHANNELS + "/ops").statusCode()).isEqualTo(200);
    }

    @Test
    void aChannelNeedsANameOfItsOwnAndAWayThatCanBeUsed() throws Exception {
        Doorstep.Visitor kim = door.in("kim");
        assertThat(webhook(kim, "new", hook.url("/")).statusCode()).isEqualTo(400);
        assertThat(webhook(kim, "../x", hook.url("/")).statusCode()).isEqualTo(400);
        assertThat(webhook(kim, "ops", "ftp://example.org/").statusCode()).isEqualTo(400);
        assertThat(webhook(kim, "ops", hook.url("/")).statusCode()).isEqualTo(200);
        assertThat(webhook(kim, "ops", hook.url("/")).statusCode()).isEqualTo(409);
        assertThat(kim.post(CHANNELS, "label", "post", "kind", "mail", "to", "eva@example.org")
                        .body())
                .contains("No mails are sent from here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://10.1.2.3/",
                "https://192.168.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://[fd00:ec2::254]/",
                "https://[fe80::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[64:ff9b::7f00:1]/",
                "https://0.0.0.0/",
                "https://100.64.0.1/",
            })
    void anAddressInDigitsThatIsPrivateIsNotTaken(String url, @TempDir Path other) throws Exception {
        try (var strict = new Doorstep(other, false, Optional.empty())) {
            strict.first("kim");
            HttpResponse<String> refused = webhook(strict.in("kim"), "ops", url);
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("Nothing is sent to ", "name a host on the public Internet");
            assertThat(strict.faults).isEmpty();
        }
    }

    @Test
    void aNameThatLeadsToAPrivateAddressIsTakenAndNotDialled(@TempDir Path other) throws Exception {
        try (var strict = new Doorstep(other, false, Optional.empty())) {
            strict.first("kim");
            Doorstep.Visitor kim = strict.in("kim");
            assertThat(webhook(kim, "ops", "https://leads-home.example/").statusCode())
                    .isEqualTo(200);
            assertThat(kim.post(CHANNELS + "/ops/test").body()).contains("is not dialled");
            assertThat(strict.faults).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.org/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://localhost/",
                "https://kim:secret@hooks.example.org/",
                "file:///etc/passwd",
                "gopher://127.0.0.1/",
            })
    void whatIsNoAddressOfTheWebIsNotTakenOrLeadsNowhere(String url, @TempDir Path other) throws Exception {
        try (var strict = new Doorstep(other, false, Optional.empty())) {
            strict.first("kim");
            Doorstep.Visitor kim = strict.in("kim");
            if (webhook(kim, "ops", url).statusCode() == 200) {
                assertThat(kim.post(CHANNELS + "/ops/test").body())
                        .containsAnyOf("is not dialled", "the host has no address now");
            }
            assertThat(hook.heard()).isEmpty();
        }
    }
}
