package org.sealpost.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.Totp;
import org.sealpost.protocol.Octets;

/// Signing in and out, and what somebody changes about their own way in.
class SessionsOverHttpTest {
    private static final String ACCOUNT = "/settings/account";

    private Doorstep door;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        door = new Doorstep(folder, false, Optional.empty());
        door.first("kim");
    }

    @AfterEach
    void close() throws Exception {
        door.close();
        assertThat(door.faults).isEmpty();
    }

    @Test
    void aSessionThatSomebodyElseChoseIsNeverUsed() throws Exception {
        Doorstep.Visitor attacker = door.in("kim");
        String planted = attacker.cookie("session");
        HttpResponse<String> reply = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(door.address + "/sign-in"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Sec-Fetch-Site", "same-origin")
                                .header("Cookie", "session=" + planted)
                                .POST(HttpRequest.BodyPublishers.ofString("name=kim&password=seven+wild+geese"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(reply.headers().firstValue("set-cookie").orElseThrow())
                .startsWith("session=")
                .doesNotContain(planted);
        assertThat(attacker.get(ACCOUNT).statusCode())
                .as("the session that the browser had before is over")
                .isEqualTo(303);
    }

    @Test
    void theCookieIsForThisHostAloneAndForNoScript() throws Exception {
        List<String> plain = cookies(signedIn(InetAddress.getLoopbackAddress()));
        assertThat(plain.getFirst())
                .startsWith("session=")
                .contains("; Path=/; HttpOnly; SameSite=Lax")
                .doesNotContain("Domain");
        assertThat(plain.getLast()).startsWith("known=").endsWith("; Path=/; Max-Age=15552000; HttpOnly; SameSite=Lax");
        for (HttpResponse<String> reply : List.of(
                signedIn(Doorstep.PROXY, "X-Forwarded-Proto", "https"),
                signedIn(Doorstep.PROXY, "X-Forwarded-Proto", "HTTPS", "X-Forwarded-For", "203.0.113.5"),
                signedIn(Doorstep.PROXY))) {
            assertThat(cookies(reply).getFirst())
                    .startsWith("__Host-session=")
                    .endsWith("; Path=/; HttpOnly; SameSite=Lax; Secure")
                    .doesNotContain("Domain");
            assertThat(cookies(reply).getLast())
                    .startsWith("__Host-known=")
                    .endsWith("; Path=/; Max-Age=15552000; HttpOnly; SameSite=Lax; Secure");
        }
    }

    @Test
    void whatCameToTheProxyInClearTextIsRefused() throws Exception {
        for (String scheme : List.of("http", "https, http", "ws")) {
            HttpResponse<String> reply = signedIn(Doorstep.PROXY, "X-Forwarded-Proto", scheme);
            assertThat(reply.statusCode()).as(scheme).isEqualTo(421);
            assertThat(reply.headers().firstValue("set-cookie")).isEmpty();
        }
        assertThat(from(Doorstep.PROXY, "/health", "X-Forwarded-Proto", "http").statusCode())
                .isEqualTo(200);
    }

    private static List<String> cookies(HttpResponse<String> reply) {
        return reply.headers().allValues("set-cookie");
    }

    private HttpResponse<String> signedIn(InetAddress source, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(door.address + "/sign-in"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString("name=kim&password=seven+wild+geese"));
        return sent(source, request, headers);
    }

    private HttpResponse<String> from(InetAddress source, String path, String... headers)
            throws IOException, InterruptedException {
        return sent(source, HttpRequest.newBuilder(URI.create(door.address + path)), headers);
    }

    private static HttpResponse<String> sent(InetAddress source, HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try (var client = HttpClient.newBuilder().localAddress(source).build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    @Test
    void theCountersAreToldToNobodyBehindTheProxy() throws Exception {
        assertThat(from(InetAddress.getLoopbackAddress(), "/metrics").statusCode())
                .isEqualTo(200);
        assertThat(from(Doorstep.PROXY, "/metrics").statusCode()).isEqualTo(404);
        for (String source : List.of("203.0.113.5:4444", "[2001:db8::1]:443", "127.0.0.1", "::1")) {
            assertThat(from(Doorstep.PROXY, "/metrics", "X-Forwarded-For", source)
                            .statusCode())
                    .as(source)
                    .isEqualTo(404);
        }
        for (String path : List.of("/metrics", "/sign-in")) {
            assertThat(from(Doorstep.PROXY, path, "X-Forwarded-For", "unknown").statusCode())
                    .as(path)
                    .isEqualTo(400);
        }
    }

    @Test
    void aSessionEndsWhenNobodyUsesItAndInAnyCase() throws Exception {
        Doorstep.Visitor idle = door.in("kim");
        Doorstep.Visitor busy = door.in("kim");
        for (int i = 0; i < 6; i++) {
            door.pass(Duration.ofMinutes(110));
            assertThat(busy.get(ACCOUNT).statusCode()).isEqualTo(200);
        }
        assertThat(idle.get(ACCOUNT).statusCode()).isEqualTo(303);
        door.pass(Duration.ofMinutes(70));
        assertThat(busy.get(ACCOUNT).statusCode()).isEqualTo(303);
    }

    @Test
    void whoIsLockedOutIsToldForHowLong() throws Exception {
        Doorstep.Visitor visitor = door.visitor();
        for (int i = 0; i < 10; i++) {
            assertThat(visitor.signIn("kim", "wrong password").statusCode()).isEqualTo(403);
        }
        HttpResponse<String> locked = visitor.signIn("kim", Doorstep.PASSWORD);
        assertThat(locked.statusCode()).isEqualTo(429);
        assertThat(locked.body()).contains("Too many tries. Go on in 2 minutes.");
        assertThat(locked.headers().firstValue("retry-after")).isPresent();
        visitor.signIn("kim", Doorstep.PASSWORD);
        visitor.signIn("hunter2 is my password", "");
        door.settle();
        assertThat(door.events(Doorstep.OURS))
                .filteredOn(event -> event.act().equals("session.refuse"))
                .hasSize(11)
                .last()
                .extracting(AuditEvent::details, AuditEvent::source)
                .satisfies(last -> assertThat(last.toString()).contains("step=too often", "127.0.0.1"));
        assertThat(door.log).hasSize(13).last().isEqualTo("sign-in refused: (unknown) from 127.0.0.1, password");
        assertThat(door.log).noneMatch(line -> line.contains("hunter2"));
    }

    @Test
    void strangersWhoAreWrongKeepNobodyOutWhoWasInBefore() throws Exception {
        Doorstep.Visitor kim = door.in("kim");
        assertThat(kim.post("/sign-out").statusCode()).isEqualTo(303);
        Doorstep.Visitor stranger = door.visitor();
        for (int i = 0; i < 11; i++) {
            stranger.signIn("kim", "wrong password");
        }
        assertThat(stranger.signIn("kim", Doorstep.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(kim.signIn("kim", Doorstep.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void aLinkForAnotherPasswordEndsTheWait() throws Exception {
        door.member("lee", Doorstep.OURS, Role.VIEWER);
        Doorstep.Visitor kim = door.in("kim");
        Doorstep.Visitor stranger = door.visitor();
        for (int i = 0; i < 11; i++) {
            stranger.signIn("lee", "wrong password");
        }
        String lee = door.access.people().members(Doorstep.OURS).getLast().id().hex();
        Matcher link = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+(/link/[A-Za-z0-9_-]{43})")
                .matcher(kim.post("/settings/people/" + lee + "/reset").body());
        assertThat(link.find()).isTrue();
        Doorstep.Visitor own = door.visitor();
        assertThat(own.send(link.group(1), "password", "eight tame ducks").statusCode())
                .isEqualTo(303);
        assertThat(door.visitor().signIn("lee", "eight tame ducks").statusCode())
                .as("nothing is left of what was wrong before")
                .isEqualTo(303);
        for (int i = 0; i < 11; i++) {
            stranger.signIn("lee", "wrong password");
        }
        assertThat(door.visitor().signIn("lee", "eight tame ducks").statusCode())
                .isEqualTo(429);
        assertThat(own.signIn("lee", "eight tame ducks").statusCode())
                .as("a browser that followed the link is known")
                .isEqualTo(303);
    }

    @Test
    void otherSessionsCanBeSeenAndEnded() throws Exception {
        Doorstep.Visitor here = door.in("kim");
        Doorstep.Visitor there = door.in("kim");
        Matcher other = Pattern.compile("name=\"session\" value=\"([0-9a-f]{64})\"")
                .matcher(here.get(ACCOUNT).body());
        assertThat(other.find()).isTrue();
        assertThat(here.post(ACCOUNT + "/sessions/end", "session", other.group(1))
                        .statusCode())
                .isEqualTo(303);
        assertThat(there.get(ACCOUNT).statusCode()).isEqualTo(303);
        Doorstep.Visitor third = door.in("kim");
        assertThat(here.post(ACCOUNT + "/sessions/end-others").statusCode()).isEqualTo(303);
        assertThat(third.get(ACCOUNT).statusCode()).isEqualTo(303);
        assertThat(here.get(ACCOUNT).statusCode()).isEqualTo(200);
        assertThat(door.acts(Doorstep.OURS)).contains("session.end", "session.end-others");
    }

    @Test
    void nobodyEndsTheSessionOfSomebodyElse() throws Exception {
        door.member("lee", Doorstep.OURS, Role.VIEWER);
        Doorstep.Visitor kim = door.in("kim");
        Doorstep.Visitor lee = door.in("lee");
        String kims = door.access
                .sessions()
                .of(door.access.people().members(Doorstep.OURS).getFirst().id())
                .getFirst()
                .id();
        assertThat(lee.post(ACCOUNT + "/sessions/end", "session", kims).statusCode())
                .isEqualTo(404);
        assertThat(kim.get(ACCOUNT).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherPasswordNeedsTheOldOneAndEndsOtherSessions() throws Exception {
        Doorstep.Visitor here = door.in("kim");
        Doorstep.Visitor there = door.in("kim");
        assertThat(here.post(ACCOUNT + "/password", "old", "wrong", "chosen", "eight tame ducks")
                        .statusCode())
                .isEqualTo(403);
        assertThat(here.post(ACCOUNT + "/password", "old", Doorstep.PASSWORD, "chosen", "kim")
                        .body())
                .contains("It has fewer than 12 characters.");
        assertThat(here.post(ACCOUNT + "/password", "old", Doorstep.PASSWORD, "chosen", "eight tame ducks")
                        .headers()
                        .firstValue("location"))
                .contains(ACCOUNT + "?done=password");
        assertThat(here.get(ACCOUNT + "?done=password").body()).contains("Your password is changed");
        assertThat(there.get(ACCOUNT).statusCode()).isEqualTo(303);
        assertThat(door.visitor().signIn("kim", Doorstep.PASSWORD).statusCode()).isEqualTo(403);
        assertThat(door.visitor().signIn("kim", "eight tame ducks").statusCode())
                .isEqualTo(303);
    }

    @Test
    void anAppIsSetUpByASquareOrASecretAndAskedForFromThenOn() throws Exception {
        Doorstep.Visitor kim = door.in("kim");
        HttpResponse<String> page = kim.post(ACCOUNT + "/app", "password", Doorstep.PASSWORD);
        Matcher secret = Pattern.compile("<code>([A-Z2-7]{32})</code>").matcher(page.body());
        assertThat(secret.find()).isTrue();
        assertThat(page.body()).contains("<path fill=\"#000\" d=\"M4 4h7v1h-7z");
        var app = new Totp(Octets.of(Base32.decode(secret.group(1))));
        HttpResponse<String> wrong = kim.post(ACCOUNT + "/app/confirm", "code", "000000");
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).as("the same secret stays").contains(secret.group(1));

        HttpResponse<String> on = kim.post(ACCOUNT + "/app/confirm", "code", app.code(Totp.step(door.now.get())));
        Matcher recovery = Pattern.compile("[A-Z2-7]{4}(-[A-Z2-7]{4}){3}").matcher(on.body());
        assertThat(recovery.find()).isTrue();
        assertThat(kim.get(ACCOUNT).body())
                .contains("A code is asked for at each sign-in.", "10 of 10 recovery codes")
                .doesNotContain(secret.group(1), recovery.group());

        door.pass(Duration.ofMinutes(1));
        Doorstep.Visitor again = door.visitor();
        assertThat(again.signIn("kim", Doorstep.PASSWORD).headers().firstValue("location"))
                .contains("/sign-in/code");
        assertThat(again.get(ACCOUNT).statusCode())
                .as("half a session opens nothing")
                .isEqualTo(303);
        assertThat(again.send("/sign-in/code", "code", recovery.group())
                        .headers()
                        .firstValue("location"))
                .contains("/fleet");
        assertThat(again.get(ACCOUNT).body()).contains("9 of 10 recovery codes");
        assertThat(again.post(ACCOUNT + "/app/remove", "password", "wrong").statusCode())
                .isEqualTo(403);
        assertThat(again.post(ACCOUNT + "/app/remove", "password", Doorstep.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
        assertThat(door.events(Doorstep.OURS))
                .extracting(AuditEvent::act, AuditEvent::reason)
                .contains(tuple("app.add", ""), tuple("recovery.use", ""), tuple("app.remove", ""));
    }

    @Test
    void aFormFromElsewhereChangesNothing() throws Exception {
        Doorstep.Visitor kim = door.in("kim");
        assertThat(kim.send(ACCOUNT + "/sessions/end-others").statusCode()).isEqualTo(403);
        assertThat(kim.send(ACCOUNT + "/sessions/end-others", "form-token", "guessed")
                        .statusCode())
                .isEqualTo(403);
        assertThat(door.acts(Doorstep.OURS)).doesNotContain("session.end-others");
    }

    @Test
    void aLinkForATenantThatIsNotThereLeadsNowhereAndMakesNone() throws Exception {
        String link = door.invitation(new TenantId("ghost"), Role.ADMIN);
        Doorstep.Visitor kim = door.in("kim");
        Doorstep.Visitor eve = door.visitor();
        for (HttpResponse<String> answer :
                List.of(eve.get(link), eve.send(link, "name", "eve", "password", "seven wild geese"), kim.post(link))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body())
                    .contains("It is for a tenant that is not here. Whoever gave it to you can make another one.");
        }
        assertThat(door.access.people().tenants()).containsExactly(Doorstep.OURS);
    }

    @Test
    void aNameThatIsTooLongIsToldHowLongItMayBe() throws Exception {
        HttpResponse<String> refused = door.visitor()
                .send(
                        door.invitation(Doorstep.OURS, Role.VIEWER),
                        "name",
                        "a".repeat(300),
                        "password",
                        "seven wild geese");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("at most 64 letters, digits, dots and hyphens");
    }
}
