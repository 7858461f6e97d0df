package org.sealpost.app.api;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.sealpost.app.access.DomainGlob;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.sign.Link;
import org.sealpost.app.access.sign.TokenDesk;
import org.sealpost.app.access.sign.TokenIssue;
import org.sealpost.app.api.ApiWorld.Ask;
import org.sealpost.app.web.Method;
import org.sealpost.fleet.watch.notice.Maintenance;
import org.sealpost.protocol.name.DomainName;

/// For each operation that is not for everybody a request that is well, about something of a tenant that is there.
/// Each is made for one asking: it may change what it is about.
final class Samples {
    private static final String WISH = "{\"mx\":[\"mx1.oldmail.example\",\"mx2.oldmail.example\"]}";

    private final ApiWorld world;
    private final Prepared prepared;
    private final Map<String, Sample> byId = new TreeMap<>();
    private int made;

    /// Makes what the request is about, and the request.
    interface Sample {
        Ask of(TenantId tenant);
    }

    Samples(ApiWorld world) {
        this.world = world;
        this.prepared = new Prepared(world);
        byId.put("getSelf", _ -> new Ask(Method.GET, "/v1/self"));
        byId.put("listDomains", get("/domains"));
        byId.put("addDomains", tenant -> post(tenant, "/domains", "{\"domains\":[\"fresh" + made++ + ".example\"]}"));
        byId.put("getDomain", tenant -> new Ask(Method.GET, domain(tenant)));
        byId.put("changeDomain", this::change);
        byId.put("removeDomain", tenant -> new Ask(Method.DELETE, domain(tenant)));
        byId.put("getStatus", tenant -> new Ask(Method.GET, domain(tenant) + "/status"));
        byId.put("look", tenant -> new Ask(Method.POST, domain(tenant) + "/look"));
        byId.put("listAlerts", get("/alerts"));
        byId.put("listAlertsOfDomain", tenant -> new Ask(Method.GET, domain(tenant) + "/alerts"));
        byId.put(
                "acknowledge",
                tenant -> post(
                        tenant,
                        "/alerts/" + world.alert(world.domain(tenant)).text() + "/acknowledge",
                        "{\"note\":\"on it\"}"));
        byId.put("listEvents", get("/events"));
        byId.put("listAudit", get("/audit"));
        byId.put("exportAudit", get("/audit/export"));
        byId.put("listTokens", get("/tokens"));
        byId.put(
                "makeToken",
                tenant -> post(
                        tenant,
                        "/tokens",
                        "{\"name\":\"nightly\",\"permissions\":[\"domains:see\"],\"domains\":[\"*\"],\"days\":30}"));
        byId.put("revokeToken", tenant -> new Ask(Method.DELETE, path(tenant, "/tokens/" + tokenOf(tenant))));
        byId.put("listUsers", get("/users"));
        byId.put(
                "changeUser",
                tenant -> new Ask(
                        Method.PATCH,
                        path(
                                tenant,
                                "/users/"
                                        + world.somebodyNew(tenant, Role.VIEWER).id()),
                        "{\"role\":\"operator\"}"));
        byId.put(
                "removeUser",
                tenant -> new Ask(
                        Method.DELETE,
                        path(
                                tenant,
                                "/users/"
                                        + world.somebodyNew(tenant, Role.VIEWER).id())));
        byId.put("listInvitations", get("/users/invitations"));
        byId.put("invite", tenant -> post(tenant, "/users/invitations", "{\"role\":\"viewer\"}"));
        byId.put("withdraw", tenant -> new Ask(Method.DELETE, path(tenant, "/users/invitations/" + invited(tenant))));
        byId.put("listMaintenance", get("/maintenance"));
        byId.put(
                "beginMaintenance",
                tenant -> post(
                        tenant,
                        "/maintenance",
                        "{\"tag\":\"prod\",\"to\":\"" + world.now.get().plusSeconds(60) + "\",\"reason\":\"new mail"
                                + " server\"}"));
        byId.put("endMaintenance", tenant -> new Ask(Method.DELETE, path(tenant, "/maintenance/" + window(tenant))));
        changes();
        rollouts();
        repairs();
        reports();
        settings();
    }

    private void changes() {
        byId.put("getDesired", tenant -> new Ask(Method.GET, approved(tenant) + "/desired"));
        byId.put("getPolicy", tenant -> new Ask(Method.GET, approved(tenant) + "/policy"));
        byId.put("getRecords", tenant -> new Ask(Method.GET, approved(tenant) + "/records?format=zone"));
        byId.put("listPlans", tenant -> new Ask(Method.GET, domain(tenant) + "/plans"));
        byId.put("makePlan", tenant -> new Ask(Method.POST, domain(tenant) + "/plans", WISH));
        byId.put("getPlan", tenant -> new Ask(Method.GET, plan(tenant, prepared.plan(tenant))));
        byId.put("applyPlan", tenant -> new Ask(Method.POST, plan(tenant, prepared.plan(tenant)) + "/apply", "{}"));
        byId.put("goOn", tenant -> new Ask(Method.POST, plan(tenant, prepared.underway(tenant)) + "/go-on", "{}"));
        byId.put("abandonPlan", this::abandon);
        byId.put("listApprovals", get("/approvals"));
        byId.put("getSecondPerson", get("/approvals/second-person"));
        byId.put(
                "setSecondPerson",
                tenant -> new Ask(Method.PATCH, path(tenant, "/approvals/second-person"), "{\"needed\":false}"));
        byId.put("askForPlan", tenant -> new Ask(Method.POST, plan(tenant, prepared.plan(tenant)) + "/ask", "{}"));
        byId.put(
                "refusePlan",
                tenant -> new Ask(
                        Method.POST, plan(tenant, prepared.plan(tenant)) + "/refuse", "{\"reason\":\"not now\"}"));
    }

    private void rollouts() {
        byId.put("getRollout", tenant -> new Ask(Method.GET, approved(tenant) + "/rollout"));
        byId.put("startRollout", rollout("/start", "{\"max_age\":604800}"));
        byId.put("holdRollout", rollout("/hold", "{\"reason\":\"holidays\"}"));
        byId.put("releaseRollout", tenant -> new Ask(Method.POST, approved(tenant) + "/rollout/release"));
        byId.put(
                "answerRollout",
                tenant -> new Ask(
                        Method.POST,
                        path(tenant, "/domains/" + prepared.probed(tenant)) + "/rollout/answer",
                        "{\"reason\":\"nobody reports\"}"));
        byId.put("stepRollout", tenant -> new Ask(Method.POST, approved(tenant) + "/rollout/step"));
        byId.put("rollBack", tenant -> new Ask(Method.POST, approved(tenant) + "/rollout/rollback"));
        byId.put("getReadiness", tenant -> new Ask(Method.GET, domain(tenant) + "/readiness"));
    }

    private Sample rollout(String rest, String body) {
        return tenant -> new Ask(Method.POST, approved(tenant) + "/rollout" + rest, body);
    }

    private void repairs() {
        byId.put("getDrift", tenant -> new Ask(Method.GET, domain(tenant) + "/drift"));
        byId.put("acceptNameServers", tenant -> new Ask(Method.POST, domain(tenant) + "/accept-name-servers"));
        byId.put(
                "repairDomain",
                tenant -> new Ask(Method.POST, path(tenant, "/domains/" + prepared.drifted(tenant)) + "/repair", "{}"));
        byId.put(
                "repairAlert",
                tenant -> new Ask(
                        Method.POST,
                        path(
                                tenant,
                                "/alerts/"
                                        + world.alert(prepared.drifted(tenant)).text() + "/repair")));
        byId.put("listTexts", tenant -> new Ask(Method.GET, domain(tenant) + "/texts"));
        byId.put("repairText", tenant -> post(tenant, prepared.brokenText(tenant), "{\"reason\":\"it was ours\"}"));
    }

    private void reports() {
        byId.put("listReports", get("/reports"));
        byId.put("summarizeReports", get("/reports/summary"));
        byId.put("getReport", tenant -> new Ask(Method.GET, path(tenant, "/reports/" + prepared.report(tenant))));
    }

    private void settings() {
        byId.put("listChannels", get("/channels"));
        byId.put(
                "addChannel",
                tenant -> post(
                        tenant,
                        "/channels",
                        "{\"name\":\"fresh" + made++
                                + "\",\"kind\":\"webhook\",\"to\":[\"https://hooks.example.org/2\"]}"));
        byId.put("getChannel", tenant -> new Ask(Method.GET, channel(tenant)));
        byId.put("changeChannel", tenant -> new Ask(Method.PATCH, channel(tenant), "{\"least\":\"page\"}"));
        byId.put("removeChannel", tenant -> new Ask(Method.DELETE, channel(tenant)));
        byId.put("testChannel", tenant -> new Ask(Method.POST, channel(tenant) + "/test"));
        byId.put("renewChannelKey", tenant -> new Ask(Method.POST, channel(tenant) + "/key"));
        byId.put("listDnsCredentials", get("/dns-credentials"));
        byId.put("listTenants", _ -> new Ask(Method.GET, "/v1/tenants"));
        byId.put(
                "addTenant",
                _ -> new Ask(Method.POST, "/v1/tenants", "{\"id\":\"fresh" + made++ + "\",\"name\":\"Fresh\"}"));
        byId.put(
                "renameTenant",
                _ -> new Ask(Method.PATCH, "/v1/tenants/" + prepared.emptyTenant(), "{\"name\":\"Another\"}"));
    }

    private String channel(TenantId tenant) {
        return path(tenant, "/channels/" + prepared.channel(tenant));
    }

    private String approved(TenantId tenant) {
        return path(tenant, "/domains/" + prepared.approved(tenant));
    }

    private static String plan(TenantId tenant, Prepared.Proposed plan) {
        return path(tenant, "/domains/" + plan.domain() + "/plans/" + plan.id());
    }

    private Ask abandon(TenantId tenant) {
        Prepared.Proposed plan = prepared.underway(tenant);
        return new Ask(Method.POST, plan(tenant, plan) + "/abandon", "{\"confirm\":\"" + plan.domain() + "\"}");
    }

    Set<String> ids() {
        return byId.keySet();
    }

    Ask of(Endpoint endpoint, TenantId tenant) {
        return Objects.requireNonNull(byId.get(endpoint.id()), endpoint.id()).of(tenant);
    }

    private static String path(TenantId tenant, String rest) {
        return "/v1/tenants/" + tenant + rest;
    }

    private static Sample get(String rest) {
        return tenant -> new Ask(Method.GET, path(tenant, rest));
    }

    private static Ask post(TenantId tenant, String rest, String body) {
        return new Ask(Method.POST, path(tenant, rest), body);
    }

    private String domain(TenantId tenant) {
        return path(tenant, "/domains/" + world.domain(tenant));
    }

    private Ask change(TenantId tenant) {
        DomainName domain = world.domain(tenant);
        return new Ask(Method.PATCH, path(tenant, "/domains/" + domain), "{\"tags\":[\"prod\"]}")
                .with(
                        "if-match",
                        DomainTree.tag(world.fleet.domains().of(domain).orElseThrow()));
    }

    private AuditEvent event() {
        return AuditEvent.of(world.now.get(), new Actor.Console("test"), "test.made");
    }

    private String digest() {
        return HexFormat.of().toHexDigits((long) made++) + "0".repeat(48);
    }

    private String invited(TenantId tenant) {
        String digest = digest();
        world.access
                .links()
                .add(
                        digest,
                        new Link(
                                new Link.Purpose.Invitation(tenant, Role.VIEWER),
                                world.now.get(),
                                world.now.get().plusSeconds(600)),
                        event());
        return digest.substring(0, 16);
    }

    /// Of somebody else than those who ask.
    private String tokenOf(TenantId tenant) {
        var desk = new TokenDesk(world.access, world.clock, new SecureRandom());
        return ((TokenIssue.Made) desk.issue(
                        world.somebodyNew(tenant, Role.VIEWER),
                        tenant,
                        "robot",
                        Set.of(Permission.SEE_DOMAINS),
                        List.of(new DomainGlob.All()),
                        Duration.ofDays(1)))
                .token()
                .id();
    }

    private String window(TenantId tenant) {
        String id = HexFormat.of().toHexDigits((long) made++);
        world.fleet
                .channels()
                .save(
                        new Maintenance(
                                id,
                                tenant.word(),
                                new Maintenance.Scope.All(),
                                world.now.get(),
                                world.now.get().plusSeconds(600),
                                "somebody",
                                "why"),
                        world.now.get());
        return id;
    }
}
