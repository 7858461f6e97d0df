package org.sealpost.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.secret.Totp;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.protocol.name.DomainName;

/// What somebody typed is there again after an error, and where they wanted to go is kept at the door.
class KeptFormsTest {
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final Pattern SURE = Pattern.compile("name=\"sure\" value=\"([^\"]+)\"");

    /// What leads to another site, or out again.
    static final List<String> ELSEWHERE = List.of(
            "//attacker.example/",
            "https://attacker.example/",
            "/\\attacker.example",
            "\\\\attacker.example",
            "/\t/attacker.example",
            "javascript:alert(1)",
            "attacker.example",
            "/sign-out");

    @TempDir
    private Path folder = Path.of("");

    private final Schedule schedule = new Schedule(new Random(1));
    private Doorstep door;
    private Doorstep.Visitor ada;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        door = new Doorstep(folder, false, Optional.empty());
        door.first("ada");
        ada = door.in("ada");
        door.fleet.domains().watch(WatchedDomain.of(DOMAIN, Doorstep.OURS.word()), schedule, door.now.get());
    }

    @AfterEach
    void close() {
        assertThat(door.faults).isEmpty();
        door.close();
    }

    private static String place(HttpResponse<String> reply) {
        return reply.headers().firstValue("location").orElse("");
    }

    @Test
    void domainsAndTagsThatWereTypedStayAfterAnError() throws IOException, InterruptedException {
        HttpResponse<String> page =
                ada.post("/fleet", "domains", "one.example\nhttps://two.example/", "tags", "shop, <b>");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("one.example\nhttps://two.example/</textarea>", "value=\"shop, &lt;b>\"")
                .contains("aria-invalid=\"true\" aria-describedby=\"add-problem\"", "Nothing was added");
        HttpResponse<String> tag = ada.post("/fleet", "domains", "one.example", "tags", "x".repeat(61));
        assertThat(tag.body()).contains("A tag has 60 characters at the most.");
        assertThat(door.fleet.domains().of(DomainName.of("one.example"))).isEmpty();
    }

    @Test
    void itIsSaidWhatWasAddedAndWhatNot() throws IOException, InterruptedException {
        DomainName theirs = DomainName.of("brewery.example");
        door.fleet.domains().watch(WatchedDomain.of(theirs, "theirs"), schedule, door.now.get());
        HttpResponse<String> page = ada.post("/fleet", "domains", "new.example\nexample.org\nbrewery.example");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("new.example: added. example.org: watched already. brewery.example: cannot be added here.")
                .contains(">brewery.example</textarea>");
        assertThat(ada.post("/fleet", "domains", "brewery.example").statusCode())
                .isEqualTo(409);
    }

    @Test
    void aTextThatIsNotTakenStaysInTheForm() throws IOException, InterruptedException {
        assertThat(ada.post("/fleet/example.org/texts", "family", "DKIM", "text", "v=DKIM1; p=AAAA")
                        .body())
                .contains("v=DKIM1; p=AAAA</textarea>", "<option value=\"DKIM\" selected");
        assertThat(ada.post("/fleet/example.org/texts", "family", "DMARC", "selector", "s1", "text", "spf")
                        .body())
                .contains("This text must begin with v=DMARC1", ">spf</textarea>", "name=\"selector\" value=\"s1\"");
    }

    @Test
    void aTenantThatCannotBeMadeStaysInTheForm() throws IOException, InterruptedException {
        assertThat(ada.post("/settings/tenants", "word", "Not A Word", "name", "Bakers")
                        .body())
                .contains("value=\"Not A Word\"", "value=\"Bakers\"");
    }

    @Test
    void theOtherDayAndTheDomainStayBesideAWrongDay() throws IOException, InterruptedException {
        assertThat(ada.get("/reports?domain=example.org&from=2026-13-01&to=2026-11-10")
                        .body())
                .contains("value=\"2026-11-10\"", "value=\"example.org\"", "A day is written like");
        assertThat(ada.get("/reports?from=2026-11-02&to=x").body()).contains("value=\"2026-11-02\"");
    }

    @Test
    void aChoiceOfSeveralDomainsIsFoundAgainAfterAnError() throws IOException, InterruptedException {
        HttpResponse<String> page =
                ada.post("/fleet/bulk", "action", "set-aside", "value", "soon", "d", "example.org", "q", "example");
        assertThat(page.statusCode()).isEqualTo(400);
        Matcher back =
                Pattern.compile("<a class=\"btn\" href=\"(/fleet[^\"]+)\"").matcher(page.body());
        assertThat(back.find()).isTrue();
        assertThat(ada.get(back.group(1).replace("&amp;", "&")).body())
                .contains("name=\"d\" value=\"example.org\" checked", "value=\"soon\"")
                .contains("<option value=\"set-aside\" selected");
        assertThat(ada.post("/fleet/bulk", "action", "set-aside", "value", "2h", "d", "example.org")
                        .body())
                .contains("Tell nobody for 2 hours");
    }

    @Test
    void whoTypesAnotherNameIsAskedAgainOnTheSamePage() throws IOException, InterruptedException {
        HttpResponse<String> page = ada.post("/fleet/example.org/forget", "sure", "example.com");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("Type example.org to stop watching it", "value=\"example.com\" aria-invalid=\"true\"");
        assertThat(door.fleet.domains().of(DOMAIN)).isPresent();
    }

    @Test
    void aTagIsGivenToThousandsAtOnceAndDeletingGoesInParts() throws IOException, InterruptedException {
        List<WatchedDomain> many = new ArrayList<>();
        for (int i = 0; i < 1_100; i++) {
            many.add(WatchedDomain.of(DomainName.of("d%04d.example".formatted(i)), Doorstep.OURS.word()));
        }
        assertThat(door.fleet.domains().watch(many, schedule, door.now.get())).isEqualTo(1_100);
        String dry = ada.post("/fleet/bulk", "action", "tag", "value", "all", "everything", "on")
                .body();
        assertThat(dry).contains("1101 domains of 1101 would change");
        Matcher sure = SURE.matcher(dry);
        assertThat(sure.find()).isTrue();
        assertThat(ada.post("/fleet/bulk", "action", "tag", "value", "all", "everything", "on", "sure", sure.group(1))
                        .statusCode())
                .isEqualTo(303);
        assertThat(door.fleet.list().counts(Doorstep.OURS.word()).tags()).containsEntry("all", 1_101L);
        assertThat(ada.post("/fleet/bulk", "action", "stop", "everything", "on").body())
                .contains("1000 domains of 1000 would change", "Do the same again afterwards");
    }

    @Test
    void aDeepLinkSurvivesSigningIn() throws IOException, InterruptedException {
        Doorstep.Visitor visitor = door.visitor();
        String asked = place(visitor.get("/reports?domain=example.org&from=2026-11-02"));
        assertThat(asked).isEqualTo("/sign-in?to=%2Freports%3Fdomain%3Dexample.org%26from%3D2026-11-02");
        assertThat(visitor.get(asked).body())
                .contains("name=\"to\" value=\"/reports?domain=example.org&amp;from=2026-11-02\"");
        assertThat(place(visitor.send(
                        "/sign-in",
                        "name",
                        "ada",
                        "password",
                        Doorstep.PASSWORD,
                        "to",
                        "/reports?domain=example.org&from=2026-11-02")))
                .isEqualTo("/reports?domain=example.org&from=2026-11-02");
    }

    @Test
    void aDeepLinkSurvivesTheCodeOfAnApp() throws IOException, InterruptedException {
        Totp app = door.app(ada);
        String wanted = "/reports?domain=example.org&from=2026-11-02";
        Doorstep.Visitor visitor = door.visitor();
        String step = place(visitor.send("/sign-in", "name", "ada", "password", Doorstep.PASSWORD, "to", wanted));
        assertThat(step).isEqualTo("/sign-in/code?to=%2Freports%3Fdomain%3Dexample.org%26from%3D2026-11-02");
        String kept = "name=\"to\" value=\"/reports?domain=example.org&amp;from=2026-11-02\"";
        assertThat(visitor.get(step).body()).contains(kept);
        HttpResponse<String> wrong = visitor.send("/sign-in/code", "code", "000000", "to", wanted);
        assertThat(wrong.statusCode()).isEqualTo(403);
        assertThat(wrong.body()).as("after a wrong code too").contains(kept);
        String code = app.code(Totp.step(door.now.get()));
        assertThat(place(visitor.send("/sign-in/code", "code", code, "to", wanted)))
                .isEqualTo(wanted);
    }

    @Test
    void theCodeOfAnAppLeadsToNoOtherSite() throws IOException, InterruptedException {
        Totp app = door.app(ada);
        for (String to : ELSEWHERE) {
            Doorstep.Visitor visitor = door.visitor();
            assertThat(place(visitor.send("/sign-in", "name", "ada", "password", Doorstep.PASSWORD, "to", to)))
                    .as(to)
                    .isEqualTo("/sign-in/code");
            assertThat(visitor.get("/sign-in/code?to=" + URLEncoder.encode(to, StandardCharsets.UTF_8))
                            .body())
                    .contains("name=\"to\" value=\"/fleet\"");
            String code = app.code(Totp.step(door.now.get()));
            assertThat(place(visitor.send("/sign-in/code", "code", code, "to", to)))
                    .as(to)
                    .isEqualTo("/fleet");
            door.pass(Duration.ofMinutes(1));
        }
    }

    @Test
    void signingInLeadsToNoOtherSite() throws IOException, InterruptedException {
        for (String to : ELSEWHERE) {
            assertThat(place(door.visitor().send("/sign-in", "name", "ada", "password", Doorstep.PASSWORD, "to", to)))
                    .as(to)
                    .isEqualTo("/fleet");
        }
    }

    @Test
    void coloursAreChosenWithoutLeavingThePage() throws IOException, InterruptedException {
        assertThat(ada.get("/fleet?q=exa&order=domain").body())
                .contains("name=\"back\" value=\"/fleet?order=domain&amp;q=exa\"");
        assertThat(place(ada.send("/theme", "theme", "dark", "back", "/fleet?order=domain&q=exa")))
                .isEqualTo("/fleet?order=domain&q=exa");
        assertThat(ada.post("/fleet/bulk", "action", "nothing").body()).contains("name=\"back\" value=\"/\"");
    }

    @Test
    void whoTookANameByALinkIsToldSo() throws IOException, InterruptedException {
        Doorstep.Visitor bea = door.visitor();
        String link = door.invitation(Doorstep.OURS, Role.VIEWER);
        assertThat(place(bea.send(link, "name", "bea", "password", Doorstep.PASSWORD)))
                .isEqualTo("/sign-in");
        assertThat(bea.get("/sign-in").body()).contains("You are bea here from now on.");
        assertThat(door.visitor().get("/sign-in").body()).doesNotContain("bea");
    }
}
