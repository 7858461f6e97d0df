package org.sealpost.app.api;

import java.util.List;
import java.util.Map;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.sign.People;
import org.sealpost.app.access.sign.Tenant;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;

/// All tenants, for those who look after the installation: nothing of what is in them.
record Tenants(Api api, Gate gate, Desk desk) {
    private static final String PATH = "/v1/tenants";
    private static final Shape NAME = Shape.line("What people call it.", Tenant.LONGEST_NAME);
    private static final Shape NEW = Shape.object(
            List.of("id"),
            Map.of("id", Shape.line("A word of lower-case letters, digits and hyphens.", 63), "name", NAME));
    private static final Shape CHANGE = Shape.object(List.of("name"), Map.of("name", NAME));

    void add() {
        api.add(
                endpoint(Method.GET, PATH, "listTenants", "All tenants, by their words")
                        .answering(
                                200, "Tenants.", Shape.object(List.of("items"), Map.of("items", Shape.list(shape())))),
                gate,
                _ -> Json.reply(
                        200,
                        Json.TYPE,
                        new Tree()
                                .objects(
                                        "items",
                                        people().allTenants().stream()
                                                .map(Tenants::tree)
                                                .toList())
                                .members()));
        api.add(
                endpoint(Method.POST, PATH, "addTenant", "Adds a tenant, to which nobody belongs yet")
                        .taking(NEW)
                        .answering(201, "It is there.", shape())
                        .refusing(Problem.TENANT_TAKEN),
                gate,
                this::make);
        api.add(
                endpoint(Method.PATCH, PATH + "/{tenant}", "renameTenant", "Calls a tenant otherwise; its word stays")
                        .taking(CHANGE)
                        .answering(200, "What it is called from now on.", shape())
                        .refusing(Problem.NOT_FOUND),
                gate,
                this::rename);
    }

    private static Endpoint endpoint(Method method, String path, String id, String summary) {
        return Endpoint.open(method, path, id, summary).forThose(new Access.Platform(Permission.MANAGE_TENANTS));
    }

    private static Shape shape() {
        return Shape.object(
                        List.of("id", "name", "since", "people"),
                        Map.of(
                                "id", Shape.string("Its word, as in addresses."),
                                "name", Shape.string("What people call it."),
                                "since", Shape.instant("Since when it is there."),
                                "people", Shape.number("How many belong to it.")))
                .called("Tenant");
    }

    private static Tree tree(Tenant tenant) {
        return new Tree()
                .text("id", tenant.id().word())
                .text("name", tenant.name())
                .instant("since", tenant.since())
                .number("people", tenant.people());
    }

    private People people() {
        return desk.access().people();
    }

    private Tree tree(TenantId id) {
        return people().allTenants().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(Tenants::tree)
                .orElseThrow(() -> Refused.notThere("tenant"));
    }

    private Reply make(Visit visit) {
        Body body = Body.of(visit.call(), NEW);
        TenantId id = TenantId.read(body.text("id").orElseThrow())
                .orElseThrow(() ->
                        new Refused(Problem.MALFORMED, "'id' is a word of lower-case letters, digits and hyphens."));
        if (!people().addTenant(id, visit.event("tenant.add"))) {
            throw new Refused(Problem.TENANT_TAKEN, "There is a tenant of that word already. Nothing was changed.");
        }
        body.text("name").ifPresent(name -> {
            boolean _ = people().rename(id, name.strip(), visit.event("tenant.rename"));
        });
        return Json.reply(201, Json.TYPE, tree(id).members());
    }

    private Reply rename(Visit visit) {
        String name = Body.of(visit.call(), CHANGE).text("name").orElseThrow().strip();
        TenantId id = TenantId.read(visit.call().named("tenant")).orElseThrow(() -> Refused.notThere("tenant"));
        if (!people().rename(id, name, visit.event("tenant.rename"))) {
            throw Refused.notThere("tenant");
        }
        return Json.reply(200, Json.TYPE, tree(id).members());
    }
}
