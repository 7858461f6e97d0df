package org.sealpost.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.sign.Member;
import org.sealpost.fleet.watch.Intervals;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.protocol.name.DomainName;

/// People, tokens, tenants and what the operator set up, as browsers get them.
class SettingsOverHttpTest {
    private static final String PEOPLE = "/settings/people";
    private static final String TOKENS = "/settings/tokens";
    private static final String TENANTS = "/settings/tenants";
    private static final String MAINTENANCE = "/settings/maintenance";

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

    private Member member(String name, TenantId tenant) {
        return door.access.people().members(tenant).stream()
                .filter(each -> each.name().equals(new PersonName(name)))
                .findFirst()
                .orElseThrow();
    }

    private static String link(HttpResponse<String> page) {
        Matcher link = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]+(/link/[A-Za-z0-9_-]{43})")
                .matcher(page.body());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    @ParameterizedTest
    @CsvSource({
        "account, 200 200 200 200",
        "tokens, 200 200 200 200",
        "people, 403 403 403 200",
        "channels, 403 403 403 200",
        "channels/new, 403 403 403 200",
        "maintenance, 403 200 200 200",
        "dns, 403 403 403 200",
        "intake, 403 403 403 200",
        "tenants, 403 403 403 403",
    })
    void eachRoleSeesItsPages(String page, String expected) throws Exception {
        String seen = "";
        for (Role role : Role.values()) {
            door.member(role.word(), Doorstep.THEIRS, role);
            seen += " " + door.in(role.word()).get("/settings/" + page).statusCode();
        }
        assertThat(seen.strip()).isEqualTo(expected);
        assertThat(door.visitor().get("/settings/" + page).headers().firstValue("location"))
                .contains("/sign-in?to=%2Fsettings%2F" + page.replace("/", "%2F"));
    }

    @Test
    void somebodyIsInvitedByALinkThatWorksOnce() throws Exception {
        Doorstep.Visitor kim = door.in("kim");
        String link = link(kim.post(PEOPLE + "/invite", "role", "operator"));
        assertThat(kim.get(PEOPLE).body())
                .contains("operator, until 29 Nov 2026")
                .doesNotContain(link);
        Doorstep.Visitor guest = door.visitor();
        assertThat(guest.get(link).body()).contains("You become operator of main");
        assertThat(guest.send(link, "name", "lee", "password", Doorstep.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
        assertThat(guest.get(link).statusCode()).isEqualTo(404);
        assertThat(member("lee", Doorstep.OURS).role()).isEqualTo(Role.OPERATOR);
    }

    @Test
    void anInvitationCanBeTakenBack() throws Exception {
        Doorstep.Visitor kim = door.in("kim");
        String link = link(kim.post(PEOPLE + "/invite", "role", "viewer"));
        Matcher mark = Pattern.compile("name=\"mark\" value=\"([^\"]+)\"")
                .matcher(kim.get(PEOPLE).body());
        assertThat(mark.find()).isTrue();
        assertThat(kim.post(PEOPLE + "/withdraw", "mark", mark.group(1)).statusCode())
                .isEqualTo(303);
        assertThat(door.visitor().get(link).statusCode()).isEqualTo(404);
    }

    @Test
    void anAdminChangesWhoMayDoWhatAndOneAlwaysStays() throws Exception {
        door.member("lee", Doorstep.OURS, Role.VIEWER);
        Doorstep.Visitor kim = door.in("kim");
        Doorstep.Visitor lee = door.in("lee");
        String him = PEOPLE + "/" + member("lee", Doorstep.OURS).id();
        String me = PEOPLE + "/" + member("kim", Doorstep.OURS).id();
        assertThat(kim.post(me + "/role", "role", "viewer").statusCode()).isEqualTo(409);
        assertThat(kim.post(me + "/leave").statusCode()).isEqualTo(409);
        assertThat(kim.post(him + "/role", "role", "emperor").statusCode()).isEqualTo(400);
        assertThat(kim.post(him + "/role", "role", "admin").statusCode()).isEqualTo(303);
        assertThat(lee.get(PEOPLE).statusCode()).isEqualTo(200);
        assertThat(kim.post(him + "/disable").statusCode()).isEqualTo(303);
        assertThat(lee.get(PEOPLE).statusCode()).isEqualTo(303);
        assertThat(door.visitor().signIn("lee", Doorstep.PASSWORD).statusCode()).isEqualTo(403);
        assertThat(kim.post(him + "/enable").statusCode()).isEqualTo(303);
        String link = link(kim.post(him + "/reset"));
        assertThat(door.visitor().send(link, "password", "eight tame ducks").statusCode())
                .isEqualTo(303);
        assertThat(door.visitor().signIn("lee", "eight tame ducks").statusCode())
                .isEqualTo(303);
        assertThat(kim.post(him + "/leave").statusCode()).isEqualTo(303);
        assertThat(door.access.people().members(Doorstep.OURS)).hasSize(1);
        assertThat(door.acts(Doorstep.OURS))
                .contains("person.role", "person.disable", "person.enable", "link.new-password", "person.leave");
    }

    @Test
    void whoeverBelongsElsewhereTooIsNotForTheAdminsOfOneTenant() throws Exception {
        door.member("ada", Doorstep.THEIRS, Role.ADMIN);
        door.member("lee", Doorstep.THEIRS, Role.VIEWER);
        Doorstep.Visitor lee = door.in("lee");
        String link = door.invitation(Doorstep.OURS, Role.VIEWER);
        assertThat(lee.get(link).body()).contains("You are signed in as lee");
        assertThat(lee.post(link).statusCode()).isEqualTo(303);
        Doorstep.Visitor ada = door.in("ada");
        String him = PEOPLE + "/" + member("lee", Doorstep.THEIRS).id();
        for (String act : List.of("/disable", "/reset", "/app")) {
            assertThat(ada.post(him + act).statusCode()).as(act).isEqualTo(404);
        }
        assertThat(lee.get("/settings/account").statusCode()).isEqualTo(200);
        String them = PEOPLE + "/" + member("kim", Doorstep.OURS).id();
        for (String act : List.of("/role", "/leave", "/disable", "/enable", "/reset", "/app")) {
            assertThat(ada.post(them + act, "role", "viewer").statusCode())
                    .as("of another tenant: " + act)
                    .isEqualTo(404);
        }
        assertThat(ada.get(PEOPLE).body()).contains("beyond this tenant").doesNotContain(">kim<", "kim ");
    }

    @Test
    void whoBelongsToSeveralTenantsChoosesWhichToLookAt() throws Exception {
        door.member("lee", Doorstep.THEIRS, Role.ADMIN);
        Doorstep.Visitor lee = door.in("lee");
        assertThat(lee.post(door.invitation(Doorstep.OURS, Role.VIEWER)).statusCode())
                .isEqualTo(303);
        assertThat(lee.get(PEOPLE).statusCode()).as("main comes first").isEqualTo(403);
        assertThat(lee.post("/settings/tenant", "tenant", "theirs").statusCode())
                .isEqualTo(303);
        assertThat(lee.get(PEOPLE).statusCode()).isEqualTo(200);
        assertThat(lee.post("/settings/tenant", "tenant", "platform").statusCode())
                .isEqualTo(404);
        Doorstep.Visitor kim = door.in("kim");
        assertThat(kim.post("/settings/tenant", "tenant", "theirs").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aTokenIsShownOnceAndDoesNoMoreThanItSays() throws Exception {
        door.member("lee", Doorstep.OURS, Role.OPERATOR);
        Doorstep.Visitor lee = door.in("lee");
        HttpResponse<String> made = lee.post(
                TOKENS,
                "name",
                "nightly",
                "domains",
                "example.org\n*.example.net",
                "days",
                "30",
                "permission",
                "domains:see",
                "permission",
                "plans:make");
        Matcher text = Pattern.compile("slp_[A-Za-z0-9_-]{43}").matcher(made.body());
        assertThat(text.find()).isTrue();
        HttpResponse<String> listed = lee.get(TOKENS);
        assertThat(listed.body())
                .contains("nightly", "example.org *.example.net", "domains:see plans:make", "until 22 Dec 2026")
                .doesNotContain(text.group());
        String id = door.access.tokens().of(Doorstep.OURS).getFirst().id();

        assertThat(lee.post(TOKENS, "name", "x", "domains", "*", "days", "30", "permission", "plans:enforce")
                        .body())
                .contains("You may not give plans:enforce.");
        assertThat(lee.post(TOKENS, "name", "x", "domains", "*", "days", "367", "permission", "domains:see")
                        .statusCode())
                .isEqualTo(400);
        assertThat(lee.post(TOKENS, "name", "x", "domains", "a b", "days", "1", "permission", "domains:see")
                        .body())
                .contains("is neither a domain");
        assertThat(door.access.tokens().of(Doorstep.OURS)).hasSize(1);

        door.member("max", Doorstep.OURS, Role.VIEWER);
        Doorstep.Visitor max = door.in("max");
        assertThat(max.get(TOKENS).body()).doesNotContain("nightly");
        assertThat(max.post(TOKENS + "/" + id + "/revoke").statusCode()).isEqualTo(404);
        Doorstep.Visitor kim = door.in("kim");
        assertThat(kim.get(TOKENS).body()).contains("nightly", "lee");
        assertThat(kim.post(TOKENS + "/" + id + "/revoke").statusCode()).isEqualTo(303);
        assertThat(kim.get(TOKENS).body()).contains("revoked 22 Nov 2026");
    }

    @Test
    void whoLooksAfterTheInstallationMakesTenantsAndSeesNoneOfThemByThat() throws Exception {
        Doorstep.Visitor kim = door.in("kim");
        assertThat(kim.post(TENANTS, "word", "acme", "name", "Acme <Ltd>").statusCode())
                .isEqualTo(303);
        assertThat(kim.post(TENANTS, "word", "acme").statusCode()).isEqualTo(409);
        assertThat(kim.post(TENANTS, "word", "platform").statusCode()).isEqualTo(400);
        assertThat(kim.get(TENANTS).body()).contains("Acme &lt;Ltd").doesNotContain("<Ltd>");
        assertThat(kim.post(TENANTS + "/acme/name", "name", "Other").statusCode())
                .isEqualTo(303);
        assertThat(kim.post("/settings/tenant", "tenant", "acme").statusCode()).isEqualTo(404);
        String link = link(kim.post(TENANTS + "/acme/invite"));
        assertThat(door.visitor().get(link).body()).contains("You become admin of acme");
        assertThat(kim.post(TENANTS + "/nobody/invite").statusCode()).isEqualTo(404);
        assertThat(kim.post(TENANTS + "/acme/join").statusCode()).isEqualTo(303);
        assertThat(kim.post("/settings/tenant", "tenant", "acme").statusCode()).isEqualTo(303);
        assertThat(door.acts(new TenantId("acme"))).contains("person.join");
        assertThat(door.acts(TenantId.PLATFORM)).contains("tenant.add", "tenant.rename");
    }

    @Test
    void maintenanceIsSetShownAndEnded() throws Exception {
        door.fleet
                .domains()
                .watch(
                        new WatchedDomain(DomainName.of("example.org"), "main", Set.of(), Intervals.USUAL, List.of()),
                        new Schedule(new Random(1)),
                        door.now.get());
        Doorstep.Visitor kim = door.in("kim");
        assertThat(kim.post(MAINTENANCE, "about", "example.org", "until", "2h", "reason", "new <mx>")
                        .statusCode())
                .isEqualTo(303);
        assertThat(kim.get(MAINTENANCE).body()).contains("22 Nov 2026, 12:00 to 22 Nov 2026, 14:00", "new &lt;mx&gt;");
        assertThat(kim.post(MAINTENANCE, "about", "tag:web", "from", "2026-11-23 20:00", "until", "2026-11-23 22:00")
                        .statusCode())
                .isEqualTo(303);
        for (String[] wrong : List.of(
                new String[] {"about", "foreign.example", "until", "2h"},
                new String[] {"until", "soon"},
                new String[] {"until", "2026-11-21 10:00"},
                new String[] {"until", "2027-11-21 10:00"})) {
            assertThat(kim.post(MAINTENANCE, wrong).statusCode()).as(wrong[1]).isEqualTo(400);
        }
        String id = door.fleet
                .channels()
                .maintenance("main", door.now.get())
                .getFirst()
                .id();
        door.member("ada", Doorstep.THEIRS, Role.ADMIN);
        assertThat(door.in("ada").post(MAINTENANCE + "/" + id + "/end").statusCode())
                .isEqualTo(404);
        assertThat(kim.post(MAINTENANCE + "/" + id + "/end").statusCode()).isEqualTo(303);
        assertThat(door.fleet.channels().maintenance("main", door.now.get())).hasSize(1);
        assertThat(door.fleet.channels().prune(door.now.get().plus(Duration.ofHours(1))))
                .isEqualTo(1);
        assertThat(door.acts(Doorstep.OURS)).contains("maintenance.set", "maintenance.end");
    }

    @Test
    void aTenantIsToldWhatToPublishAndNamesAlone() throws Exception {
        door.fleet
                .domains()
                .watch(
                        new WatchedDomain(DomainName.of("example.org"), "main", Set.of(), Intervals.USUAL, List.of()),
                        new Schedule(new Random(1)),
                        door.now.get());
        Doorstep.Visitor kim = door.in("kim");
        assertThat(kim.get("/settings/intake").body())
                .contains(
                        "_smtp._tls.example.org. IN TXT \"v=TLSRPTv1;"
                                + " rua=mailto:tlsrpt@example.net,https://reports.example.net/v1/tlsrpt/example.org;",
                        "by mail at tlsrpt@example.net, and by HTTPS at reports.example.net");
        assertThat(kim.get("/settings/dns").body()).contains("deSEC", "With what stands in DESEC_TOKEN.");
    }

    @Test
    void alertsAreCountedForPrometheusByTheirLevel() throws Exception {
        assertThat(door.visitor().get("/metrics").body())
                .contains(
                        "# TYPE sealpost_alerts gauge\n",
                        "sealpost_alerts{level=\"page\"} 0.0\n",
                        "sealpost_alerts{level=\"notice\"} 0.0\n",
                        "sealpost_messages_waiting 0.0\n")
                .containsOnlyOnce("# HELP sealpost_alerts ");
    }
}
