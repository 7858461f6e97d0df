package org.sealpost.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.publish.Wish;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Terms;

/// Changes as people make them, over HTTP, in the small internet.
class ChangePagesTest {
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
        assertThat(site.post("olga", "/fleet", "domains", "life.example").statusCode())
                .isEqualTo(303);
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

    private String planned(String mode) throws IOException, InterruptedException {
        return to(site.post(
                "olga",
                AT + "/plan",
                "mx",
                "mx1.oldmail.example",
                "mx",
                "mx2.oldmail.example",
                "mode",
                mode,
                "age",
                "86400",
                "rua",
                "mailto:tls-reports@mailprovider.example"));
    }

    /// From nothing to testing.
    private void published() throws IOException, InterruptedException {
        String plan = planned("testing");
        assertThat(to(site.post("olga", plan + "/apply"))).isEqualTo(plan);
        site.hours(4);
        assertThat(site.get("olga", plan).body()).contains("All steps were made and seen");
    }

    @Test
    void whatIsAdvisedInTestingIsWhatTheGateSays() throws IOException, InterruptedException {
        published();
        site.look();
        assertThat(site.get("olga", AT).body())
                .contains(
                        "is in testing: it protects nothing yet",
                        "its roll-out reads them and says when it may enforce");
        assertThat(site.get("olga", AT + "/rollout").body()).contains("Not yet").doesNotContain("The goal is reached");
    }

    @Test
    void aPlanIsShownBeforeItIsAppliedAndGoesOnByItself() throws IOException, InterruptedException {
        assertThat(site.get("olga", AT + "/plan").body())
                .contains("Tick only those you know to be yours", "mx1.oldmail.example")
                .doesNotContain("value=\"mx1.oldmail.example\" checked");
        String plan = planned("testing");
        assertThat(site.get("olga", plan).body())
                .contains("Risk: green", "Nothing is changed yet", "first policy", "RFC 8461 §8.1")
                .contains(
                        "mx: mx2.oldmail.example", "_mta-sts.life.example TXT", "v=TLSRPTv1; rua=mailto:tls-reports@");
        assertThat(site.get("olga", plan + "/plan.json").body()).contains("urn:sealpost:schema:plan:1");
        assertThat(site.post("olga", plan + "/apply", "dry", "1").body()).contains("Dry run", "Nothing was changed");
        assertThat(site.office().journal().underway(ChangeSite.DOMAIN)).isEmpty();

        assertThat(to(site.post("olga", plan + "/apply", "reason", "agreed"))).isEqualTo(plan);
        assertThat(site.get("olga", plan).body()).contains("Begun", "waits until");
        assertThat(to(site.get("olga", AT + "/plan"))).isEqualTo(plan);
        site.hours(4);

        assertThat(site.get("olga", plan).body())
                .contains("All steps were made and seen")
                .doesNotContain("hx-get");
        assertThat(site.get("olga", AT).body()).contains("Approved: testing, max_age 1 day, mx1.oldmail.example");
        assertThat(site.audit())
                .extracting(AuditEvent::act)
                .contains("domain.add", "plan.make", "plan.apply", "plan.done");
        AuditEvent applied = site.audit().stream()
                .filter(event -> event.act().equals("plan.apply"))
                .findFirst()
                .orElseThrow();
        assertThat(plan).endsWith(applied.plan().orElseThrow());
        assertThat(applied.reason()).isEqualTo("agreed");
        assertThat(applied.evidence()).isPresent();
        assertThat(applied.details()).containsEntry("risk", "green");
    }

    @Test
    void aBrokenRecordIsAnAlertWhoseRepairIsOneClickAwayAndShownFirst() throws IOException, InterruptedException {
        published();
        site.hours(2);
        assertThat(site.get("olga", AT).body()).doesNotContain("Show the repair");

        site.owner().remove(ChangeSite.DOMAIN, "_mta-sts TXT");
        site.hours(4);
        assertThat(site.get("olga", AT).body()).contains("Needs you", "Show the repair");
        assertThat(site.get("vera", AT).body()).contains("Needs you").doesNotContain("Show the repair");
        assertThat(site.get("vera", AT + "/repair").body())
                .contains("The record is not the one that was published", "no record counts")
                .doesNotContain("Show the plan");

        String plan = to(site.post("olga", AT + "/repair", "act", "plan"));
        assertThat(site.get("olga", plan).body())
                .contains("<ins>v=STSv1; id=", "Nothing is changed yet", "_mta-sts.life.example TXT");
        assertThat(to(site.post("olga", plan + "/apply"))).isEqualTo(plan);
        site.hours(6);

        assertThat(site.get("olga", plan).body()).contains("All steps were made and seen");
        assertThat(site.get("olga", AT).body()).contains("Over").doesNotContain("Show the repair");
        assertThat(site.get("olga", AT + "/repair").body()).contains("All stands as it was applied.");
    }

    @Test
    void anotherIdThatMisleadsNobodyCanBeTakenOver() throws IOException, InterruptedException {
        published();
        site.owner().put(ChangeSite.DOMAIN, "_mta-sts TXT \"v=STSv1; id=strange;\"\n");
        site.hours(4);
        assertThat(site.get("olga", AT).body())
                .contains("the record is not the one that was published", "id=strange", "Take it over");
        assertThat(site.post("olga", AT + "/repair", "act", "plan").body())
                .contains("It leads to the policy that was approved", "value=\"take-over\"");
        assertThat(to(site.post("olga", AT + "/repair", "act", "take-over"))).isEqualTo(AT);
        site.hours(4);
        assertThat(site.get("olga", AT).body()).contains("Over").doesNotContain("id=strange");
        assertThat(site.audit()).extracting(AuditEvent::act).contains("desired.stands");
    }

    @Test
    void aNewMxHostIsAskedAboutAndNeverTakenForMeant() throws IOException, InterruptedException {
        published();
        site.owner()
                .put(
                        ChangeSite.DOMAIN,
                        "@ MX 10 mx1.oldmail.example.\n@ MX 20 mx2.oldmail.example.\n@ MX 30 mx1.mailprovider.example.\n");
        site.hours(4);
        assertThat(site.get("olga", AT + "/repair").body())
                .contains("Is mx1.mailprovider.example yours?", "Yes, it is mine. Show the plan");
        String plan = to(site.post("olga", AT + "/repair", "act", "adopt", "about", "mx1.mailprovider.example"));
        assertThat(site.get("olga", plan).body()).contains("<ins>mx: mx1.mailprovider.example</ins>");
        assertThat(site.office()
                        .journal()
                        .approved(ChangeSite.DOMAIN)
                        .orElseThrow()
                        .mx())
                .hasSize(2);
    }

    @Test
    void whoMayNotIsRefused() throws IOException, InterruptedException {
        assertThat(site.post("vera", AT + "/plan", "mode", "testing").statusCode())
                .isEqualTo(403);
        assertThat(site.get("vera", AT + "/plan").statusCode()).isEqualTo(403);
        String green = planned("testing");
        assertThat(site.get("vera", green).body())
                .contains("It needs somebody with the role operator")
                .doesNotContain("<h2 id=\"cf\">");
        assertThat(site.post("vera", green + "/apply").statusCode()).isEqualTo(403);
        assertThat(site.post("vera", AT + "/rollout", "act", "start", "age", "86400")
                        .statusCode())
                .isEqualTo(403);
        assertThat(site.post("vera", AT + "/texts", "family", "SPF").statusCode())
                .isEqualTo(403);
        published();

        String red = to(site.post("olga", AT + "/plan", "mode", "gone", "age", "86400"));
        assertThat(site.get("olga", red).body()).contains("Risk: red", "It needs somebody with the role approver");
        assertThat(site.post("olga", red + "/apply", "confirm", "life.example", "reason", "x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(site.post("ada", red + "/apply", "confirm", "life.example").body())
                .contains("Give a reason");
        assertThat(site.post("ada", red + "/apply", "confirm", "other.example", "reason", "x")
                        .body())
                .contains("Type life.example to confirm");
        assertThat(site.office().journal().underway(ChangeSite.DOMAIN)).isEmpty();
        assertThat(to(site.post("ada", red + "/apply", "confirm", "life.example", "reason", "it is over")))
                .isEqualTo(red);
        assertThat(site.office().journal().underway(ChangeSite.DOMAIN)).isPresent();

        assertThat(site.post("olga", red + "/abandon", "sure", "life.example").statusCode())
                .isEqualTo(303);
        assertThat(site.get("olga", red).body()).contains("given up by olga");
    }

    @Test
    void aPlanWhoseGroundHasMovedIsRefused() throws IOException, InterruptedException {
        String plan = planned("testing");
        site.owner().put(ChangeSite.DOMAIN, "@ MX 10 mx1.oldmail.example.\n");
        HttpResponse<String> refused = site.post("olga", plan + "/apply");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body())
                .contains("The MX hosts changed after this plan was made. Make a new plan.")
                .doesNotContain("<h2 id=\"cf\">");
        assertThat(site.office().journal().underway(ChangeSite.DOMAIN)).isEmpty();
    }

    @Test
    void anEditedTextIsBroughtBackAndWhatStandsBesideItStays() throws IOException, InterruptedException {
        String text = "v=spf1 mx -all";
        assertThat(site.post("olga", AT + "/texts", "family", "SPF", "text", "spf")
                        .body())
                .contains("This text must begin with v=spf1.");
        site.owner().put(ChangeSite.DOMAIN, "@ TXT \"" + text + "\"\n@ TXT \"site=verified\"\n");
        assertThat(to(site.post("olga", AT + "/texts", "family", "SPF"))).isEqualTo(AT + "/texts");
        assertThat(site.get("vera", AT + "/texts").body()).contains("As approved", text);

        site.owner().put(ChangeSite.DOMAIN, "@ TXT \"v=spf1 +all\"\n@ TXT \"site=verified\"\n");
        site.hours(4);
        assertThat(site.get("olga", AT).body()).contains("/texts\">Show the repair");
        String shown = site.get("olga", AT + "/texts").body();
        assertThat(shown).contains("<del>v=spf1 +all</del>", "<ins>" + text + "</ins>");
        String id = shown.replaceAll("(?s).*name=\"id\" value=\"([0-9a-f]{16})\".*", "$1");

        assertThat(site.post("vera", AT + "/texts/repair", "id", id).statusCode())
                .isEqualTo(403);
        assertThat(site.post("olga", AT + "/texts/repair", "id", "0000000000000000")
                        .statusCode())
                .isEqualTo(409);
        assertThat(site.post("olga", AT + "/texts/repair", "id", id).body()).contains("It stands as approved again");
        site.hours(4);
        assertThat(site.get("olga", AT + "/texts").body()).contains("As approved");
        assertThat(site.get("olga", AT).body()).contains("Over").doesNotContain("Show the repair");
        assertThat(site.audit()).extracting(AuditEvent::act).contains("text.approve", "text.repair");
        assertThat(site.office()
                        .reach()
                        .servers()
                        .ask(ChangeSite.DOMAIN, RecordSet.Type.TXT)
                        .toString())
                .contains("site=verified", text);
    }

    @Test
    void aRolloutSaysWhatItWaitsForAndCanBeHeld() throws IOException, InterruptedException {
        assertThat(to(site.get("olga", AT + "/rollout"))).isEqualTo(AT + "/plan");
        published();
        assertThat(site.get("olga", AT + "/rollout").body())
                .contains("Testing", "May I enforce?", "Unknown", "readiness.", "Nobody has started a rollout")
                .contains("<svg class=\"rollout-svg\"", "If you enforced today");
        assertThat(to(site.post("olga", AT + "/rollout", "act", "start", "age", "604800")))
                .isEqualTo(AT + "/rollout");
        assertThat(site.get("olga", AT + "/rollout").body()).contains("To enforce, max_age 7 days. Started by olga");
        assertThat(site.post("olga", AT + "/rollout", "act", "stage").statusCode())
                .isEqualTo(409);
        assertThat(to(site.post("olga", AT + "/rollout", "act", "hold", "reason", "the holidays")))
                .isEqualTo(AT + "/rollout");
        assertThat(site.get("vera", AT + "/rollout").body())
                .contains("It is held: the holidays")
                .doesNotContain("value=\"release\"");
        assertThat(to(site.post("olga", AT + "/rollout", "act", "release"))).isEqualTo(AT + "/rollout");
        assertThat(site.audit())
                .extracting(AuditEvent::act)
                .contains("rollout.start", "rollout.hold", "rollout.release");
    }

    @Test
    void theWayBackFromEnforceIsAPlanToo() throws IOException, InterruptedException {
        Desired wanted = new Wish(
                        Optional.of(Mode.ENFORCE),
                        List.of(DomainName.of("mx1.oldmail.example"), DomainName.of("mx2.oldmail.example")),
                        List.of(),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty())
                .of(ChangeSite.DOMAIN, Optional.empty(), site.office().edges())
                .orElseThrow();
        var atOnce = new Terms(Terms.USUAL.refresh(), Terms.USUAL.retry(), false, true);
        if (!(site.office().plan(wanted, atOnce, "ada") instanceof Planning.Planned(Plan plan))) {
            throw new AssertionError("no plan");
        }
        site.office().journal().propose(plan, "ada");
        String at = AT + "/plan/" + plan.id();
        assertThat(site.get("ada", at).body()).contains("Risk: red", "some senders enforce until");
        assertThat(to(site.post("ada", at + "/apply", "confirm", "life.example", "reason", "against advice")))
                .isEqualTo(at);
        site.hours(4);
        assertThat(site.get("olga", AT + "/rollout").body()).contains("Probation", "Show the plan back to testing");

        String back = to(site.post("olga", AT + "/rollout", "act", "back"));
        assertThat(site.get("olga", back).body()).contains("Risk: amber", "enforce to testing");
        assertThat(to(site.post("olga", back + "/apply"))).isEqualTo(back);
        site.hours(2);
        assertThat(site.get("olga", AT + "/rollout").body()).contains("Rolling back, until", "Wait until");
        site.hours(30);
        assertThat(site.get("olga", AT + "/rollout").body()).contains("Testing").doesNotContain("Rolling back");
    }
}
