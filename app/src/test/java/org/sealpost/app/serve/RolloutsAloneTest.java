package org.sealpost.app.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.Caller;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.publish.Asker;
import org.sealpost.app.publish.Rollouts;
import org.sealpost.app.publish.Wish;
import org.sealpost.app.store.RolloutAims.Aim;
import org.sealpost.app.store.RolloutAims.Alone;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Risk;
import org.sealpost.publish.rollout.ProbesConfirmation;

/// Roll-outs that go on by themselves, in the small internet.
class RolloutsAloneTest {
    private static final String AT = "/fleet/life.example/rollout";

    /// Every look of so many days has to be good.
    private static final int DAYS = 9;

    @TempDir
    private Path folder = Path.of("");

    private ChangeSite site;

    @BeforeEach
    void open() throws IOException, InterruptedException {
        site = new ChangeSite(folder);
        site.comes("olga", Role.OPERATOR);
        site.comes("ada", Role.APPROVER);
        assertThat(site.post("olga", "/fleet", "domains", "life.example").statusCode())
                .isEqualTo(303);
        Wish wish = new Wish(
                Optional.of(Mode.TESTING),
                List.of(DomainName.of("mx1.oldmail.example"), DomainName.of("mx2.oldmail.example")),
                List.of(),
                Optional.empty(),
                false,
                Optional.of("v=TLSRPTv1; rua=mailto:tls-reports@mailprovider.example"),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        site.office()
                .journal()
                .approve(
                        wish.of(
                                        ChangeSite.DOMAIN,
                                        Optional.empty(),
                                        site.office().edges())
                                .orElseThrow(),
                        "olga",
                        site.office().clock().instant());
    }

    @AfterEach
    void close() throws IOException {
        assertThat(site.problems()).isEmpty();
        site.close();
    }

    private static void assertDone(HttpResponse<String> reply) {
        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
    }

    private Stream<AuditEvent> audit(String act) {
        return site.audit().stream().filter(event -> event.act().equals(act));
    }

    private void confirmed() {
        site.office()
                .journal()
                .confirm(
                        ChangeSite.DOMAIN,
                        new ProbesConfirmation(
                                "ada", "nobody reports", site.office().clock().instant()));
    }

    @Test
    void aFormWithoutItsReasonKeepsWhatWasChosen() throws IOException, InterruptedException {
        HttpResponse<String> page =
                site.post("ada", AT, "act", "start", "age", "7776000", "enforce", "1", "reason", " ");
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("<option value=\"7776000\" selected", "name=\"enforce\" value=\"1\" checked")
                .contains("Give a reason");
        assertThat(site.post("ada", AT, "act", "start", "age", "5").statusCode())
                .as("no rung of the ladder is so short")
                .isEqualTo(400);
        assertThat(audit("rollout.start")).isEmpty();
    }

    @Test
    void whatCanStopNoMailBeginsByItselfAndEnforceWaitsForApproval() throws IOException, InterruptedException {
        assertThat(site.post("olga", AT, "act", "start", "age", "604800", "enforce", "1", "reason", "x")
                        .statusCode())
                .isEqualTo(403);
        assertDone(site.post("olga", AT, "act", "start", "age", "604800"));
        site.days(1);
        AuditEvent begun = audit("plan.apply").findFirst().orElseThrow();
        assertThat(begun.by()).isEqualTo(new Actor.Rule("roll-out"));
        assertThat(begun.details()).containsEntry("for", "olga").containsEntry("risk", "green");
        site.days(DAYS);
        assertThat(site.get("olga", AT).body())
                .contains("Goes on by itself, and is stopped for now", "a named person has to confirm");
        site.alert();
        assertThat(site.get("olga", "/alerts").body())
                .contains("The roll-out of life.example does not go on by itself", "Show the roll-out");

        assertThat(site.get("olga", AT).body()).doesNotContain("Answer for it on probes alone");
        assertThat(site.get("ada", AT).body()).contains("Answer for it on probes alone");
        assertThat(site.post("olga", AT, "act", "answer", "reason", "x").statusCode())
                .isEqualTo(403);
        assertThat(site.post("ada", AT, "act", "answer").body()).contains("Give a reason");
        assertDone(site.post("ada", AT, "act", "answer", "reason", "nobody reports"));
        assertThat(audit("rollout.on-probes-alone").findFirst().orElseThrow().reason())
                .isEqualTo("nobody reports");
        assertThat(site.get("olga", AT).body())
                .contains("on probes alone, without reports; confirmed by ada: nobody reports");
        assertThat(site.post("ada", AT, "act", "answer", "reason", "again").statusCode())
                .isEqualTo(409);
        site.days(2);
        site.alert();
        assertThat(site.get("olga", "/alerts").body())
                .contains("A plan for life.example waits for somebody with the role approver")
                .doesNotContain("Show the roll-out");
        String page = site.get("ada", AT).body();
        assertThat(page).contains("Waiting for approval", "approver", "See the plan that waits");
        assertThat(site.get("ada", "/fleet/life.example").body()).contains("Waiting for approval");
        // The same plan waits, however often it is looked at.
        assertThat(audit("plan.make")).hasSize(2);
        assertThat(audit("plan.apply")).hasSize(1);
        String plan = page.replaceAll("(?s).*href=\"([^\"]*)\">See the plan that waits.*", "$1");
        assertDone(site.post("ada", plan + "/apply", "confirm", "life.example", "reason", "all is well"));
        site.hours(4);
        assertThat(site.get("olga", AT).body()).contains("Probation");

        assertDone(site.post("olga", AT, "act", "back"));
        String back = site.post("olga", AT, "act", "back")
                .headers()
                .firstValue("location")
                .orElseThrow();
        assertDone(site.post("olga", back + "/apply"));
        assertThat(site.get("olga", AT).body()).contains("It is held: another way was taken by olga");
    }

    @Test
    void enforceComesByItselfOnceAnApproverHasSaidSoAndAHoldStopsIt() throws IOException, InterruptedException {
        assertThat(site.post("ada", AT, "act", "start", "age", "604800", "enforce", "1")
                        .body())
                .contains("Give a reason");
        assertDone(site.post("ada", AT, "act", "start", "age", "604800", "enforce", "1", "reason", "as agreed"));
        assertThat(audit("rollout.start").findFirst().orElseThrow().details()).containsEntry("by_itself", "red");
        site.days(DAYS + 1);
        confirmed();

        assertDone(site.post("olga", AT, "act", "hold", "reason", "the holidays"));
        site.days(1);
        assertThat(audit("plan.apply")).hasSize(1);
        assertDone(site.post("ada", AT, "act", "release"));
        site.hours(5);

        assertThat(site.get("olga", AT).body()).contains("Probation");
        AuditEvent enforced = audit("plan.apply").toList().getLast();
        assertThat(enforced.by()).isEqualTo(new Actor.Rule("roll-out"));
        assertThat(enforced.details()).containsEntry("for", "ada").containsEntry("risk", "red");
        assertThat(enforced.reason()).contains("on probes alone");
        assertThat(enforced.evidence()).isPresent();
        assertThat(enforced.approvals())
                .anySatisfy(each -> assertThat(each.how()).startsWith("by itself, as ada said"));
    }

    @Test
    void theWordOfSomebodyWhoHasLeftBeginsNothing() throws IOException, InterruptedException {
        assertDone(site.post("olga", AT, "act", "start", "age", "604800"));
        site.leaves("olga");
        site.days(1);
        assertThat(audit("plan.apply")).isEmpty();
        assertThat(site.get("ada", AT).body()).contains("Waiting for approval", "See the plan that waits");
        assertThat(site.get("ada", "/approvals").body()).contains("By olga by roll-out");
    }

    @Test
    void theWordOfATokenThatWasRevokedBeginsNothing() throws IOException, InterruptedException {
        Caller.Bearer program = site.program("ada");
        assertThat(site.rollouts()
                        .start(
                                new Asker(program, TenantId.FIRST, Optional.empty()),
                                ChangeSite.DOMAIN,
                                Rollouts.USUAL,
                                Optional.of("as agreed")))
                .isTrue();
        site.days(DAYS + 1);
        assertThat(audit("plan.apply"))
                .as("while the token was good")
                .singleElement()
                .satisfies(event -> assertThat(event.details())
                        .containsEntry("for", "ada by token robot")
                        .containsEntry("risk", "green"));
        confirmed();
        site.revoke(program.token());
        site.days(2);
        assertThat(audit("plan.apply")).hasSize(1);
        assertThat(site.get("ada", AT).body()).contains("Waiting for approval", "See the plan that waits");
    }

    @Test
    void whatATokenOfAnEarlierProgramSaidBeginsNothing() throws IOException, InterruptedException {
        var aims = site.office().journal().aims();
        Instant now = site.office().clock().instant();
        aims.keep(
                ChangeSite.DOMAIN,
                new Aim(
                        Rollouts.USUAL,
                        "ada by token robot",
                        now,
                        Optional.empty(),
                        Optional.of(new Alone(
                                Risk.RED, TenantId.FIRST.word(), "ada by token robot", now, Optional.empty()))));
        site.days(1);
        assertThat(audit("plan.apply")).isEmpty();
        assertThat(site.get("ada", AT).body()).contains("Waiting for approval");
    }

    private void watchedAgain() throws IOException, InterruptedException {
        assertDone(site.post("olga", "/fleet", "domains", "life.example"));
        site.days(2);
        assertThat(audit("plan.apply")).as("nothing goes on by itself").isEmpty();
        assertThat(site.get("olga", "/fleet/life.example").body())
                .contains(">Held</a>", "The domain was no longer watched");
        assertThat(site.get("olga", AT).body())
                .contains("It is held: the domain was no longer watched. No stage begins until it is released.");
        assertDone(site.post("olga", AT, "act", "release"));
        site.days(1);
        assertThat(audit("plan.apply")).as("a person lets it go on").hasSize(1);
    }

    @Test
    void whatWasTakenOutOfTheFleetIsHeldWhenItComesBack() throws IOException, InterruptedException {
        site.comes("adam", Role.ADMIN);
        assertDone(site.post("olga", AT, "act", "start", "age", "604800"));
        assertThat(site.get("adam", "/fleet/life.example").body()).contains("and its roll-out is held.</label>");
        assertDone(site.post("adam", "/fleet/life.example/forget", "sure", "life.example"));
        assertThat(audit("rollout.hold").toList()).singleElement().satisfies(event -> {
            assertThat(event.by())
                    .isInstanceOfSatisfying(
                            Actor.Human.class, human -> assertThat(human.name()).isEqualTo("adam"));
            assertThat(event.reason()).isEqualTo("the domain was no longer watched");
        });
        watchedAgain();
    }

    @Test
    void whatWasTakenOutWithOthersIsHeldWhenItComesBack() throws IOException, InterruptedException {
        site.comes("adam", Role.ADMIN);
        assertDone(site.post("olga", AT, "act", "start", "age", "604800"));
        String dry = site.post("adam", "/fleet/bulk", "action", "stop", "d", "life.example")
                .body();
        String sure = dry.replaceAll("(?s).*name=\"sure\" value=\"([^\"]+)\".*", "$1");
        assertDone(
                site.post("adam", "/fleet/bulk", "action", "stop", "d", "life.example", "sure", sure, "number", "1"));
        assertThat(audit("domain.remove")).hasSize(1);
        watchedAgain();
    }

    @Test
    void whatWaitedIsWithdrawnWhenItsDomainIsTakenOut() throws IOException, InterruptedException {
        site.comes("adam", Role.ADMIN);
        assertDone(site.post("olga", AT, "act", "start", "age", "604800"));
        site.days(DAYS + 1);
        confirmed();
        site.days(2);
        assertThat(site.get("adam", "/approvals").body()).contains("life.example");
        assertDone(site.post("adam", "/fleet/life.example/forget", "sure", "life.example"));
        assertThat(site.get("adam", "/approvals").body()).doesNotContain("life.example");
        assertDone(site.post("olga", "/fleet", "domains", "life.example"));
        assertThat(site.get("adam", "/approvals").body()).doesNotContain("life.example");
    }

    /// As an earlier program took it out, or somebody who started it while it went.
    @Test
    void whatIsFoundOutOfTheFleetIsHeldByTheRule() throws IOException, InterruptedException {
        assertDone(site.post("olga", AT, "act", "start", "age", "604800"));
        site.unwatch();
        site.hours(1);
        assertThat(audit("rollout.hold").toList()).singleElement().satisfies(event -> {
            assertThat(event.by()).isEqualTo(new Actor.Rule("roll-out"));
            assertThat(event.details()).containsEntry("for", "olga");
        });
        watchedAgain();
    }

    @Test
    void whoeverMayNotEnforceReleasesNoEnforce() throws IOException, InterruptedException {
        assertDone(site.post("ada", AT, "act", "start", "age", "604800", "enforce", "1", "reason", "as agreed"));
        assertDone(site.post("ada", AT, "act", "hold", "reason", "wait"));
        assertDone(site.post("olga", AT, "act", "release"));
        assertThat(site.get("olga", AT).body()).contains("Enforce, and each longer max_age, wait for approval.");
    }
}
