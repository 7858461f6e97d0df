package org.sealpost.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.audit.AuditEvent;

/// Plans that wait for somebody, over HTTP, in the small internet.
class ApprovalsOverHttpTest {
    private static final String AT = "/fleet/life.example";

    @TempDir
    private Path folder = Path.of("");

    private ChangeSite site;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        site = new ChangeSite(folder);
        site.comes("olga", Role.OPERATOR);
        site.comes("vera", Role.VIEWER);
        site.comes("ada", Role.APPROVER);
        site.comes("eva", Role.APPROVER);
        site.comes("adam", Role.ADMIN);
        assertThat(site.post("olga", "/fleet", "domains", "life.example").statusCode())
                .isEqualTo(303);
        String plan = to(site.post(
                "olga",
                AT + "/plan",
                "mx",
                "mx1.oldmail.example",
                "mx",
                "mx2.oldmail.example",
                "mode",
                "testing",
                "age",
                "86400"));
        to(site.post("olga", plan + "/apply"));
        site.hours(4);
    }

    @AfterEach
    void close() throws IOException {
        assertThat(site.problems()).isEmpty();
        site.close();
    }

    private static String to(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
        return reply.headers().firstValue("location").orElseThrow();
    }

    private String gone(String name) throws IOException, InterruptedException {
        return to(site.post(name, AT + "/plan", "mode", "gone", "age", "86400"));
    }

    private HttpResponse<String> applied(String name, String plan) throws IOException, InterruptedException {
        return site.post(name, plan + "/apply", "confirm", "life.example", "reason", "it is over");
    }

    private AuditEvent last(String act) {
        return site.audit().stream()
                .filter(event -> event.act().equals(act))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    @Test
    void anAdminAsksForASecondPersonAndNobodyElseDoes() throws IOException, InterruptedException {
        assertThat(site.get("vera", "/approvals").body())
                .contains("Nothing waits", "Whoever makes a plan may approve it too")
                .doesNotContain("Ask for a second person");
        assertThat(site.post("ada", "/approvals/second", "needed", "yes").statusCode())
                .isEqualTo(403);
        to(site.post("adam", "/approvals/second", "needed", "yes"));
        assertThat(site.get("ada", "/approvals").body()).contains("need two people");
        to(site.post("adam", "/approvals/second", "needed", "no"));
        assertThat(site.get("adam", "/approvals").body()).contains("Ask for a second person");
        assertThat(site.audit())
                .filteredOn(event -> event.act().equals("second-person.set"))
                .extracting(event -> event.details().get("needed"))
                .containsExactly("true", "false");
    }

    @Test
    void whoeverMadeAPlanOfTheHighestRiskDoesNotApproveIt() throws IOException, InterruptedException {
        to(site.post("adam", "/approvals/second", "needed", "yes"));
        String plan = gone("ada");
        assertThat(site.get("ada", plan).body())
                .contains("You made this plan. Somebody else with the role approver has to approve it.")
                .doesNotContain("<h2 id=\"cf\">");
        assertThat(applied("ada", plan).statusCode()).isEqualTo(403);
        assertThat(site.office().journal().underway(ChangeSite.DOMAIN)).isEmpty();

        assertThat(site.get("vera", "/approvals").body()).contains(plan, "MTA-STS removed", "By ada");
        assertThat(site.get("eva", plan).body()).contains("listed under Approvals", "<h2 id=\"cf\">");
        assertThat(to(applied("eva", plan))).isEqualTo(plan);
        assertThat(site.office().journal().underway(ChangeSite.DOMAIN)).isPresent();
        assertThat(site.get("vera", "/approvals").body()).contains("Nothing waits");
        AuditEvent applied = last("plan.apply");
        assertThat(applied.approvals().getFirst().how()).isEqualTo("typed the domain, as second person");
    }

    @Test
    void whatWaitsIsAnAlertUntilSomebodyDecides() throws IOException, InterruptedException {
        site.alert();
        assertThat(site.get("ada", "/alerts").body()).doesNotContain("waits for somebody");
        String plan = gone("olga");
        site.alert();
        assertThat(site.get("ada", "/alerts").body()).doesNotContain("waits for somebody");
        to(site.post("olga", plan + "/ask", "reason", "we leave <b>today</b>"));
        site.alert();
        site.alert();
        String alerts = site.get("ada", "/alerts").body();
        assertThat(alerts)
                .containsOnlyOnce("A plan for life.example waits for somebody with the role approver")
                .contains("made by olga", "we leave &lt;b&gt;today", "href=\"" + plan + "\">Show the plan");

        // A look at the domain tells nothing of it.
        site.hours(30);
        assertThat(site.get("ada", "/alerts").body()).contains("waits for somebody");
        assertThat(site.post("ada", plan + "/refuse", "reason", " ").body())
                .contains("Give a reason", "href=\"" + plan + "\"");
        to(site.post("ada", plan + "/refuse", "reason", "not this week"));
        site.alert();
        assertThat(site.get("ada", "/alerts").body()).doesNotContain("href=\"" + plan + "\">Show the plan");
        assertThat(site.get("ada", AT).body()).contains("A plan for life.example waits for somebody");
    }

    @Test
    void whatWaitsIsOvertakenByAnotherPlanThatBegins() throws IOException, InterruptedException {
        String waits = gone("olga");
        to(site.post("olga", waits + "/ask", "reason", "we leave"));
        site.alert();
        assertThat(site.get("ada", "/alerts").body()).contains("href=\"" + waits + "\">Show the plan");
        String other = to(site.post(
                "olga",
                AT + "/plan",
                "mx",
                "mx1.oldmail.example",
                "mx",
                "mx2.oldmail.example",
                "mode",
                "testing",
                "age",
                "172800"));
        assertThat(to(site.post("olga", other + "/apply"))).isEqualTo(other);
        assertThat(site.get("ada", "/approvals").body()).contains("Nothing waits");
        assertThat(site.get("ada", waits).body()).contains("overtaken by plan");
        site.alert();
        assertThat(site.get("ada", "/alerts").body()).doesNotContain("href=\"" + waits + "\">Show the plan");
    }

    @Test
    void noOtherPlanIsAWayToTheOneThatIsUnderWay() throws IOException, InterruptedException {
        String other =
                to(site.post("olga", AT + "/plan", "mx", "mx1.oldmail.example", "mode", "testing", "age", "172800"));
        String red = gone("ada");
        assertThat(to(applied("ada", red))).isEqualTo(red);
        assertThat(site.office().journal().underway(ChangeSite.DOMAIN)).isPresent();
        assertThat(site.post("olga", red + "/go-on", "replace", "1").statusCode())
                .isEqualTo(403);
        assertThat(site.post("olga", other + "/go-on", "replace", "1").statusCode())
                .isEqualTo(409);
        assertThat(site.audit()).noneMatch(event -> event.act().equals("plan.replace-foreign"));
        assertThat(to(site.post("ada", red + "/go-on"))).isEqualTo(red);
    }

    @Test
    void whatIsRefusedCannotBegin() throws IOException, InterruptedException {
        to(site.post("adam", "/approvals/second", "needed", "yes"));
        String plan = gone("ada");
        assertThat(site.post("olga", plan + "/refuse", "reason", "no").statusCode())
                .isEqualTo(403);
        assertThat(to(site.post("eva", plan + "/refuse", "reason", "not this week")))
                .isEqualTo(plan);
        assertThat(site.get("ada", plan).body()).contains("refused by eva: not this week");
        assertThat(applied("eva", plan).statusCode()).isEqualTo(409);
        assertThat(site.get("vera", "/approvals").body()).contains("Nothing waits");
        AuditEvent refused = last("plan.refuse");
        assertThat(refused.reason()).isEqualTo("not this week");

        site.pass(Duration.ofMinutes(5));
        String again = gone("ada");
        assertThat(to(applied("eva", again))).isEqualTo(again);
    }

    @Test
    void whoeverMayNotApproveAsks() throws IOException, InterruptedException {
        String plan = gone("olga");
        assertThat(site.get("olga", plan).body()).contains("Ask for approval");
        assertThat(site.post("vera", plan + "/ask", "reason", "x").statusCode()).isEqualTo(403);
        assertThat(to(site.post("olga", plan + "/ask", "reason", "we leave"))).isEqualTo("/approvals");
        assertThat(site.get("ada", "/approvals").body()).contains(plan, "we leave");
        assertThat(site.get("vera", "/fleet").body())
                .contains(
                        "<a href=\"" + plan + "\">Waiting for approval</a>",
                        "<a href=\"/approvals\">1 waits for approval</a>.");
        assertThat(site.get("ada", plan).body()).contains("we leave", "Refuse");
        assertThat(to(applied("ada", plan))).isEqualTo(plan);
        assertThat(site.get("vera", "/fleet").body()).doesNotContain("Waiting for approval", "waits for approval");
    }
}
