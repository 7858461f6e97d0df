package org.sealpost.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.api.ApiWorld.Ask;
import org.sealpost.app.api.ApiWorld.Proof;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Risk;
import org.sealpost.publish.plan.Step;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Changes as programs make them.
class PlansApiTest {
    private static final String WISH =
            "{\"mx\":[\"mx1.oldmail.example\",\"mx2.oldmail.example\"],\"rua\":[\"mailto:tls@oldmail.example\"]}";

    private static final String WAITING = "/v1/tenants/main/approvals";
    private static final String SECOND = WAITING + "/second-person";

    @TempDir
    Path folder;

    private ApiWorld world;
    private Proof admin;
    private DomainName domain;
    private String at;

    @BeforeEach
    void open() {
        world = new ApiWorld(folder);
        admin = world.here(Role.ADMIN);
        domain = world.domain(ApiWorld.OURS);
        at = "/v1/tenants/main/domains/" + domain;
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static JsonNode json(Reply reply) {
        return JsonMapper.shared().readTree(reply.body().utf8Lossy());
    }

    private Reply get(String rest) {
        return world.answer(new Ask(Method.GET, at + rest), admin);
    }

    private Reply post(String rest, String body) {
        return post(rest, body, admin);
    }

    private Reply post(String rest, String body, Proof proof) {
        return world.answer(new Ask(Method.POST, at + rest, body), proof);
    }

    private static String code(Reply reply) {
        return json(reply).path("code").asString();
    }

    private List<String> acts() {
        return world.access.audit().latest(ApiWorld.OURS, Long.MAX_VALUE, 50).stream()
                .map(AuditTrail.Entry::event)
                .map(AuditEvent::act)
                .toList();
    }

    @Test
    void aPlanIsADryRunUntilItIsBegun() {
        Reply made = post("/plans", WISH);
        assertThat(made.status()).isEqualTo(201);
        String id = json(made).path("id").asString();
        assertThat(made.headers()).containsEntry("Location", at + "/plans/" + id);
        assertThat(json(made).path("state").asString()).isEqualTo("proposed");
        assertThat(get("/desired").status()).as("nothing is approved").isEqualTo(404);
        assertThat(post("/plans/" + id + "/apply", "{\"dry_run\":true}").status())
                .isEqualTo(200);
        assertThat(get("/desired").status()).as("still").isEqualTo(404);

        Reply begun = post("/plans/" + id + "/apply", "{\"reason\":\"agreed\"}");
        assertThat(begun.status()).isEqualTo(202);
        assertThat(json(begun).path("state").asString()).isEqualTo("under-way");
        assertThat(json(begun).path("progress").path("state").asString()).isNotEmpty();
        assertThat(code(post("/plans/" + id + "/apply", "{}"))).isEqualTo("plan.not-waiting");
        assertThat(code(post("/plans", WISH))).isEqualTo("plan.in-flight");
        assertThat(acts()).containsSubsequence("plan.apply", "plan.make");

        assertThat(code(post("/plans/" + id + "/abandon", "{\"confirm\":\"other.example\"}")))
                .isEqualTo("plan.not-confirmed");
        Reply over = post("/plans/" + id + "/abandon", "{\"confirm\":\"" + domain + "\"}");
        assertThat(json(over).path("how").asString()).contains("given up by admin-here");
    }

    @Test
    void whatWasApprovedIsReadAsPolicyAndAsRecordsForOtherTools() {
        at = "/v1/tenants/main/domains/" + new Prepared(world).approved(ApiWorld.OURS);
        Reply desired = get("/desired");
        assertThat(json(desired).path("policy").path("mode").asString()).isEqualTo("testing");
        assertThat(get("/policy").type()).isEqualTo("text/plain");
        assertThat(get("/policy").body().utf8Lossy()).contains("version: STSv1", "mx: mx2.oldmail.example");
        JsonNode records = json(get("/records?format=zone"));
        assertThat(records.path("records").toString()).contains("v=STSv1; id=", "_mta-sts.", "198.51.100.250");
        assertThat(records.path("files").toString()).contains("IN");
        assertThat(json(get("/records")).path("files").isEmpty()).isTrue();

        String tag = Objects.requireNonNull(desired.headers().get("ETag"));
        Ask plan = new Ask(Method.POST, at + "/plans", "{\"max_age\":172800}");
        assertThat(world.answer(plan.with("if-match", "\"other\""), admin).status())
                .isEqualTo(412);
        assertThat(world.answer(plan.with("if-match", tag), admin).status()).isEqualTo(201);
    }

    @Test
    void whatNoRuleAllowsIsRefusedWithItsSection() {
        Reply refused = post("/plans", WISH.replace("{\"mx\"", "{\"mode\":\"enforce\",\"mx\""));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(code(refused)).isEqualTo("plan.refused");
        assertThat(json(refused).path("rules").toString()).contains("testing-first", "RFC 8461 §8.1");
    }

    @Test
    void aPlanAfterWhichMailCanBeRefusedNeedsMoreThanATokenForPlans() {
        String id = red("somebody");
        Proof poor = world.token(Set.of(Permission.APPLY_GREEN, Permission.APPLY_AMBER), "*");
        String sure = "{\"confirm\":\"" + domain + "\",\"reason\":\"we are ready\"}";
        assertThat(post("/plans/" + id + "/apply", sure, poor).status()).isEqualTo(403);
        assertThat(post("/plans/" + id + "/apply", sure, world.here(Role.OPERATOR))
                        .status())
                .isEqualTo(403);
        Proof named = world.token(Set.of(Permission.APPLY_GREEN, Permission.ENFORCE), "*");
        assertThat(code(post("/plans/" + id + "/apply", "{\"confirm\":\"" + domain + "\"}", named)))
                .isEqualTo("plan.reason-missing");
        assertThat(code(post("/plans/" + id + "/apply", "{\"reason\":\"we are ready\"}", named)))
                .isEqualTo("plan.not-confirmed");
        assertThat(post("/plans/" + id + "/apply", sure, named).status()).isEqualTo(202);
    }

    /// The plan of the domain, as if it were a risk to mail.
    private String red(String planner) {
        var proposed = new Prepared(world).plan(ApiWorld.OURS, domain);
        var journal = world.works.changes().office().journal();
        Plan plan = journal.proposed(proposed.id()).orElseThrow().plan();
        List<Step> steps = plan.steps().stream()
                .map(each -> new Step(
                        each.number() + 1,
                        each.action(),
                        each.before(),
                        each.after(),
                        each.rule(),
                        Risk.RED,
                        each.forecast()))
                .toList();
        Plan red = Plan.of(plan.basis(), plan.transitions(), steps, plan.rollbackEnds(), plan.caveats());
        journal.propose(red, planner);
        return red.id().text();
    }

    @Test
    void plansAreListedPartByPart() {
        for (int i = 0; i < 3; i++) {
            assertThat(post("/plans", WISH).status()).isEqualTo(201);
            world.now.set(world.now.get().plusSeconds(10));
        }
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode part = json(get("/plans?limit=2" + cursor));
            part.path("items").forEach(each -> ids.add(each.path("made").asString()));
            cursor = part.has("next") ? "&cursor=" + part.path("next").asString() : "";
        } while (!cursor.isEmpty());
        assertThat(ids).hasSize(3).doesNotHaveDuplicates();
        assertThat(ids.reversed()).isSorted();
    }

    @Test
    void aRollOutIsHeldAndReleasedAndItsStagesArePlans() {
        assertThat(get("/rollout").status()).isEqualTo(404);
        at = "/v1/tenants/main/domains/" + new Prepared(world).approved(ApiWorld.OURS);
        assertThat(json(get("/rollout")).has("aim")).isFalse();
        for (String age : List.of("1", "86399", "31557601")) {
            Reply refused = post("/rollout/start", "{\"max_age\":" + age + "}");
            assertThat(refused.status()).as(age).isEqualTo(400);
            assertThat(json(refused).path("detail").asString())
                    .isEqualTo("'max_age' is a whole number from 86400 to 31557600. Nothing was changed.");
        }
        assertThat(json(get("/rollout")).has("aim")).as("nothing was started").isFalse();
        JsonNode started = json(post("/rollout/start", "{\"max_age\":604800}"));
        assertThat(started.path("goal").path("max_age").asLong()).isEqualTo(604_800);
        assertThat(started.path("next").path("what").asString()).isEqualTo("stage");
        JsonNode held = json(post("/rollout/hold", "{\"reason\":\"holidays\"}"));
        assertThat(held.path("next").toString()).contains("held", "holidays");
        assertThat(code(post("/rollout/step", ""))).isEqualTo("rollout.no-stage");
        assertThat(post("/rollout/release", "").status()).isEqualTo(200);
        assertThat(post("/rollout/step", "").status()).isEqualTo(201);
        assertThat(acts()).containsSubsequence("plan.make", "rollout.release", "rollout.hold", "rollout.start");
    }

    @Test
    void whereASecondPersonIsNeededWhoeverMadeAPlanIsToldSoByACode() {
        Ask rule = new Ask(Method.PATCH, SECOND, "{\"needed\":true}");
        assertThat(world.answer(rule, world.here(Role.APPROVER)).status()).isEqualTo(403);
        assertThat(world.answer(rule, admin).status()).isEqualTo(200);
        assertThat(json(world.answer(new Ask(Method.GET, SECOND), world.here(Role.VIEWER)))
                        .path("needed")
                        .asBoolean())
                .isTrue();
        String id = red("admin-here");
        String sure = "{\"confirm\":\"" + domain + "\",\"reason\":\"we are ready\"}";
        assertThat(code(post("/plans/" + id + "/apply", sure))).isEqualTo("plan.second-person");
        assertThat(code(post("/plans/" + id + "/apply", sure, world.token(ApiWorld.allForTokens(), "*"))))
                .as("a token is its owner")
                .isEqualTo("plan.second-person");
        assertThat(code(post("/plans/" + id + "/apply", "{\"reason\":\"yes\"}", world.here(Role.APPROVER))))
                .isEqualTo("plan.not-confirmed");
        assertThat(post("/plans/" + id + "/apply", sure, world.here(Role.APPROVER))
                        .status())
                .isEqualTo(202);
        assertThat(acts()).contains("second-person.set");
    }

    private String waiting(Proof proof) {
        return json(world.answer(new Ask(Method.GET, WAITING), proof))
                .path("items")
                .toString();
    }

    @Test
    void whatWaitsIsAskedForListedAndRefused() {
        String id = red("somebody");
        String plan = "/plans/" + id;
        assertThat(waiting(admin)).doesNotContain(id);
        assertThat(post(plan + "/ask", "{\"reason\":\"we leave\"}", world.here(Role.OPERATOR))
                        .status())
                .isEqualTo(200);
        assertThat(waiting(world.here(Role.VIEWER)))
                .contains(id, "we leave", "\"risk\":\"red\"", "plans:enforce", "\"another\":false");
        assertThat(waiting(world.token(Set.of(Permission.SEE_DOMAINS), "elsewhere.example")))
                .isEqualTo("[]");

        String no = "{\"reason\":\"not this week\"}";
        assertThat(post(plan + "/refuse", no, world.here(Role.OPERATOR)).status())
                .as("it takes who may agree")
                .isEqualTo(403);
        for (String none : List.of("{}", "{\"reason\":\" \"}")) {
            Reply without = post(plan + "/refuse", none, world.here(Role.APPROVER));
            assertThat(without.status()).as(none).isEqualTo(422);
            assertThat(code(without)).as(none).isEqualTo("plan.reason-missing");
            assertThat(without.type()).isEqualTo("application/problem+json");
        }
        assertThat(waiting(admin)).as("nothing was changed").contains(id);
        JsonNode refused = json(post(plan + "/refuse", no, world.here(Role.APPROVER)));
        assertThat(refused.path("state").asString()).isEqualTo("ended");
        assertThat(refused.path("how").asString()).isEqualTo("refused by approver-here: not this week");
        assertThat(waiting(admin)).doesNotContain(id);
        for (String act : List.of("/ask", "/refuse", "/apply")) {
            assertThat(code(post(plan + act, no))).as(act).isEqualTo("plan.not-waiting");
        }
        assertThat(acts()).containsSubsequence("plan.refuse", "plan.ask");
    }

    @Test
    void stagesAfterWhichMailCanBeRefusedBeginByThemselvesByTheWordOfAnApproverAlone() {
        at = "/v1/tenants/main/domains/" + new Prepared(world).approved(ApiWorld.OURS);
        String consent = "{\"consent\":\"as agreed\"}";
        assertThat(code(post("/rollout/start", consent, world.here(Role.OPERATOR))))
                .isEqualTo("permission.missing");
        assertThat(json(get("/rollout")).has("aim")).as("nothing is kept").isFalse();
        assertThat(code(post("/rollout/start", "{\"consent\":\" \"}"))).isEqualTo("plan.reason-missing");
        assertThat(alone(post("/rollout/start", "{}"))).isEqualTo("amber");
        assertThat(alone(post("/rollout/start", consent, world.here(Role.APPROVER))))
                .isEqualTo("red");
    }

    private static String alone(Reply reply) {
        return json(reply).path("aim").path("alone").path("most").asString();
    }

    @Test
    void whereNobodyReportsAnApproverAnswersOnProbesAlone() {
        String reason = "{\"reason\":\"nobody reports\"}";
        at = "/v1/tenants/main/domains/" + new Prepared(world).approved(ApiWorld.OURS);
        assertThat(json(get("/rollout")).path("asks_answer").asBoolean()).isFalse();
        assertThat(code(post("/rollout/answer", reason))).isEqualTo("rollout.no-answer");

        at = "/v1/tenants/main/domains/" + new Prepared(world).probed(ApiWorld.OURS);
        assertThat(json(get("/rollout")).path("asks_answer").asBoolean()).isTrue();
        assertThat(post("/rollout/answer", reason, world.here(Role.OPERATOR)).status())
                .isEqualTo(403);
        assertThat(code(post("/rollout/answer", "{\"reason\":\" \"}"))).isEqualTo("plan.reason-missing");
        assertThat(post("/rollout/answer", reason, world.here(Role.APPROVER)).status())
                .isEqualTo(200);
        assertThat(acts()).contains("rollout.on-probes-alone");
    }

    @Test
    void whatDriftedIsBroughtBackByAPlan() {
        at = "/v1/tenants/main/domains/" + new Prepared(world).drifted(ApiWorld.OURS);
        assertThat(json(get("/drift")).path("drifts").toString())
                .contains("\"record-changed\"", "\"remedy\":\"plan\"", "RFC 8461");
        assertThat(post("/repair", "{}").status()).isEqualTo(201);
        assertThat(code(post("/repair", "{\"act\":\"adopt-host\"}"))).isEqualTo("request.malformed");
        JsonNode adopted = json(post("/repair", "{\"act\":\"adopt-host\",\"host\":\"mx3.oldmail.example\"}"));
        assertThat(adopted.path("desired").path("mx").toString()).contains("mx3.oldmail.example");
    }
}
