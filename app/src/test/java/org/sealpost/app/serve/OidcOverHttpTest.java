package org.sealpost.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.secret.Totp;

/// Signing in by the word of another service, with real tokens over sockets.
class OidcOverHttpTest {
    private static final String PEOPLE = "/settings/people";

    private Doorstep door;
    private OidcStandIn service;

    @BeforeEach
    void open(@TempDir Path folder) throws IOException {
        service = new OidcStandIn(() -> door.now.get());
        door = new Doorstep(folder, false, Optional.empty(), service.issuer());
        door.first("kim");
    }

    @AfterEach
    void close() throws Exception {
        door.close();
        service.close();
        assertThat(door.faults).isEmpty();
    }

    private static String place(HttpResponse<String> reply) {
        return reply.headers().firstValue("location").orElse("status " + reply.statusCode());
    }

    private HttpResponse<String> through(Doorstep.Visitor visitor) throws Exception {
        return visitor.get(service.authorize(place(visitor.get("/sign-in/openid"))));
    }

    private void expect(String email, String role) throws Exception {
        assertThat(door.in("kim")
                        .post(PEOPLE + "/expect", "email", email, "role", role)
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void whoIsExpectedComesInAndIsKnownByTheirSubjectFromThenOn() throws Exception {
        expect("Eva@example.org", "operator");
        assertThat(door.in("kim").get(PEOPLE).body()).contains("eva@example.org", "until 22 Dec 2026");
        Doorstep.Visitor eva = door.visitor();
        assertThat(eva.get("/sign-in").body()).contains("/sign-in/openid");
        assertThat(place(through(eva))).isEqualTo("/fleet");
        assertThat(eva.get("/settings/account").body()).contains("eva@example.org", "operator of <b>main</b>");
        assertThat(door.in("kim").get(PEOPLE).body()).doesNotContain("until 22 Dec 2026");
        service.is("1234", "another@example.org", false);
        assertThat(place(through(door.visitor()))).as("the same person").isEqualTo("/fleet");
        service.is("5678", "eva@example.org", true);
        assertThat(through(door.visitor()).statusCode())
                .as("the address was used up")
                .isEqualTo(403);
        assertThat(door.acts(TenantId.FIRST)).contains("person.expect", "person.add", "session.begin");
    }

    @Test
    void aDeepLinkSurvivesTheWayThroughTheOtherService() throws Exception {
        expect("eva@example.org", "operator");
        String wanted = "/reports?domain=example.org&from=2026-11-02";
        Doorstep.Visitor eva = door.visitor();
        Matcher way = Pattern.compile("href=\"(/sign-in/openid[^\"]*)\"")
                .matcher(eva.get(place(eva.get(wanted))).body());
        assertThat(way.find()).isTrue();
        assertThat(place(eva.get(service.authorize(place(eva.get(way.group(1).replace("&amp;", "&")))))))
                .isEqualTo(wanted);
    }

    @Test
    void aDeepLinkSurvivesTheOtherServiceAndTheCodeOfAnAppAfterIt() throws Exception {
        Doorstep.Visitor kim = door.in("kim");
        Matcher address = Pattern.compile("href=\"(http://127[^\"]+/authorize[^\"]+)\"")
                .matcher(kim.post("/settings/account/openid").body());
        assertThat(address.find()).isTrue();
        assertThat(place(kim.get(service.authorize(address.group(1).replace("&amp;", "&")))))
                .isEqualTo("/settings/account?done=openid");
        Totp app = door.app(kim);
        Doorstep.Visitor again = door.visitor();
        String step = place(again.get(service.authorize(place(again.get("/sign-in/openid?to=%2Falerts%3Fpage%3D2")))));
        assertThat(step).isEqualTo("/sign-in/code?to=%2Falerts%3Fpage%3D2");
        assertThat(again.get(step).body()).contains("name=\"to\" value=\"/alerts?page=2\"");
        String code = app.code(Totp.step(door.now.get()));
        assertThat(place(again.send("/sign-in/code", "code", code, "to", "/alerts?page=2")))
                .isEqualTo("/alerts?page=2");
    }

    @Test
    void theWayThroughTheOtherServiceLeadsToNoOtherSite() throws Exception {
        expect("eva@example.org", "operator");
        for (String to : KeptFormsTest.ELSEWHERE) {
            Doorstep.Visitor eva = door.visitor();
            String there = place(eva.get("/sign-in/openid?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8)));
            assertThat(place(eva.get(service.authorize(there)))).as(to).isEqualTo("/fleet");

            String again = place(eva.get("/sign-in/openid"));
            String state = eva.cookie("openid").split("~", 2)[0];
            eva.forge(
                    "openid",
                    state + "~" + Base64.getUrlEncoder().encodeToString(to.getBytes(StandardCharsets.US_ASCII)));
            assertThat(place(eva.get(service.authorize(again))))
                    .as("in the cookie: " + to)
                    .isEqualTo("/fleet");
        }
    }

    @Test
    void strangersAndAddressesThatNobodyVerifiedStayOutside() throws Exception {
        assertThat(through(door.visitor()).statusCode()).isEqualTo(403);
        expect("eva@example.org", "admin");
        service.is("1234", "eva@example.org", false);
        assertThat(through(door.visitor()).statusCode()).isEqualTo(403);
        door.pass(Duration.ofDays(31));
        service.is("1234", "eva@example.org", true);
        assertThat(through(door.visitor()).statusCode()).as("too late").isEqualTo(403);
        assertThat(door.access.people().members(TenantId.FIRST)).hasSize(1);
    }

    @Test
    void aTokenThatDoesNotHoldLetsNobodyIn() throws Exception {
        expect("eva@example.org", "admin");
        Date past = Date.from(door.now.get().minusSeconds(3600));
        Map<String, UnaryOperator<JWTClaimsSet.Builder>> twists = Map.of(
                "issuer", claims -> claims.issuer("https://elsewhere.example"),
                "audience", claims -> claims.audience("another"),
                "several", claims -> claims.audience(List.of("sealpost", "another")),
                "party", claims -> claims.claim("azp", "another"),
                "nonce", claims -> claims.claim("nonce", "another"),
                "old", claims -> claims.expirationTime(past),
                "endless", claims -> claims.expirationTime(null),
                "nobody", claims -> claims.subject(null));
        for (var twist : twists.entrySet()) {
            service.twist(twist.getValue());
            assertThat(through(door.visitor()).statusCode()).as(twist.getKey()).isEqualTo(502);
        }
        service.twist(UnaryOperator.identity());
        service.forge();
        assertThat(through(door.visitor()).body()).contains("its token does not hold");
        service.roll();
        assertThat(through(door.visitor()).statusCode())
                .as("keys are asked for once a minute at the most")
                .isEqualTo(502);
        door.pass(Duration.ofMinutes(2));
        assertThat(place(through(door.visitor()))).isEqualTo("/fleet");
    }

    @Test
    void anAnswerIsForTheBrowserThatAskedAndForOnce() throws Exception {
        expect("eva@example.org", "admin");
        Doorstep.Visitor eva = door.visitor();
        String back = service.authorize(place(eva.get("/sign-in/openid")));
        assertThat(door.visitor().get(back).statusCode()).as("another browser").isEqualTo(400);
        assertThat(eva.get(back.replaceAll("state=[^&]*", "state=guessed")).statusCode())
                .isEqualTo(400);
        String late = service.authorize(place(eva.get("/sign-in/openid")));
        door.pass(Duration.ofMinutes(11));
        assertThat(eva.get(late).statusCode()).isEqualTo(400);
        String good = service.authorize(place(eva.get("/sign-in/openid")));
        assertThat(place(eva.get(good))).isEqualTo("/fleet");
        assertThat(eva.get(good).statusCode()).as("a code is good once").isEqualTo(502);
    }

    @Test
    void somebodyWhoIsHereJoinsTheTwo() throws Exception {
        Doorstep.Visitor kim = door.in("kim");
        HttpResponse<String> onward = kim.post("/settings/account/openid");
        Matcher address =
                Pattern.compile("href=\"(http://127[^\"]+/authorize[^\"]+)\"").matcher(onward.body());
        assertThat(address.find()).isTrue();
        String back = service.authorize(address.group(1).replace("&amp;", "&"));
        assertThat(door.visitor().get(back).statusCode()).isEqualTo(400);
        assertThat(place(kim.get(back))).isEqualTo("/settings/account?done=openid");
        assertThat(kim.get("/settings/account").body()).contains(service.issuer() + " lets you in too.");
        Doorstep.Visitor again = door.visitor();
        assertThat(place(through(again))).isEqualTo("/fleet");
        assertThat(again.get("/settings/account").body()).contains("admin of <b>main</b>");
        assertThat(kim.send("/settings/account/openid").statusCode())
                .as("a form from elsewhere")
                .isEqualTo(403);
    }

    @Test
    void whoIsKeptOutStaysOutByThisWayToo() throws Exception {
        expect("eva@example.org", "viewer");
        through(door.visitor());
        Doorstep.Visitor kim = door.in("kim");
        String id = door.access.people().members(TenantId.FIRST).stream()
                .filter(each -> each.role() == Role.VIEWER)
                .findFirst()
                .orElseThrow()
                .id()
                .hex();
        assertThat(kim.post(PEOPLE + "/" + id + "/disable").statusCode()).isEqualTo(303);
        assertThat(through(door.visitor()).statusCode()).isEqualTo(403);
    }

    @Test
    void whoAsksToBeSentThereTooOftenWaits() throws Exception {
        Doorstep.Visitor visitor = door.visitor();
        HttpResponse<String> reply = visitor.get("/sign-in/openid");
        for (int i = 0; i < 60; i++) {
            assertThat(reply.statusCode()).isEqualTo(303);
            reply = visitor.get("/sign-in/openid");
        }
        assertThat(reply.statusCode()).isEqualTo(429);
        assertThat(reply.headers().firstValue("retry-after")).isPresent();
    }
}
