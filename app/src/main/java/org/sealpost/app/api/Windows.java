package org.sealpost.app.api;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.fleet.watch.notice.Maintenance;
import org.sealpost.protocol.name.DomainName;

/// Maintenance: times in which somebody works on domains and nobody is told of their alerts.
record Windows(Api api, Gate gate, Desk desk) {
    private static final String PATH = "/v1/tenants/{tenant}/maintenance";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int MOST = 200;
    private static final Shape NEW = Shape.object(
            List.of("to", "reason"),
            Map.of(
                    "domain", Shape.line("One domain, in A-labels; without it and `tag`, all of the tenant.", 253),
                    "tag", Shape.line("Those with this tag.", DomainTree.LONGEST_TAG),
                    "from", Shape.instant("When it begins; now, where nothing is said."),
                    "to", Shape.instant("When it ends, 30 days later at the most."),
                    "reason", Shape.line("Why.", 200)));

    void add() {
        api.add(
                Endpoint.open(Method.GET, PATH, "listMaintenance", "Maintenance that is not over, by its end")
                        .forThose(new Access.Having(Permission.SEE_ALERTS))
                        .answering(
                                200,
                                "Times of maintenance.",
                                Shape.object(List.of("items"), Map.of("items", Shape.list(shape())))),
                gate,
                this::list);
        api.add(
                Endpoint.open(Method.POST, PATH, "beginMaintenance", "Nobody is told of alerts for a time")
                        .forThose(new Access.Having(Permission.SET_MAINTENANCE))
                        .taking(NEW)
                        .answering(201, "It is set.", shape())
                        .refusing(Problem.NOT_COVERED),
                gate,
                this::begin);
        api.add(
                Endpoint.open(Method.DELETE, PATH + "/{id}", "endMaintenance", "Ends maintenance now")
                        .forThose(new Access.Having(Permission.SET_MAINTENANCE))
                        .with(Parameter.path("id", "Of the maintenance."))
                        .answering(204, "What still stands is told now."),
                gate,
                this::end);
    }

    private static Shape shape() {
        Map<String, Shape> members = new HashMap<>(Tree.domain());
        members.put("id", Shape.string("By which it is ended."));
        members.put("tag", Shape.string("Of those that it is about."));
        members.put("from", Shape.instant("When it begins."));
        members.put("to", Shape.instant("When it ends."));
        members.put("person", Shape.string("Who said so."));
        members.put("reason", Shape.string("Why."));
        return Shape.object(List.of("id", "from", "to", "person", "reason"), members)
                .called("Maintenance");
    }

    private static Tree tree(Maintenance window) {
        Tree tree = new Tree().text("id", window.id());
        switch (window.scope()) {
            case Maintenance.Scope.All() -> {}
            case Maintenance.Scope.One(DomainName domain) -> tree.domain(domain);
            case Maintenance.Scope.Tagged(String tag) -> tree.text("tag", tag);
        }
        return tree.instant("from", window.from())
                .instant("to", window.to())
                .text("person", window.person())
                .text("reason", window.reason());
    }

    private static boolean covers(Visit visit, Permission permission, Maintenance.Scope scope) {
        return switch (scope) {
            case Maintenance.Scope.One(DomainName domain) -> visit.may(permission, domain);
            case Maintenance.Scope.All _, Maintenance.Scope.Tagged _ -> visit.mayAll(permission);
        };
    }

    private List<Maintenance> all(Visit visit) {
        return desk.fleet().channels().maintenance(visit.tenant().word(), visit.now());
    }

    private Reply list(Visit visit) {
        List<Tree> items = all(visit).stream()
                .filter(each -> covers(visit, Permission.SEE_ALERTS, each.scope()))
                .map(Windows::tree)
                .toList();
        return Json.reply(200, Json.TYPE, new Tree().objects("items", items).members());
    }

    private Reply begin(Visit visit) {
        Body body = Body.of(visit.call(), NEW);
        Maintenance.Scope scope = scope(body);
        if (!covers(visit, Permission.SET_MAINTENANCE, scope)) {
            throw new Refused(
                    Problem.NOT_COVERED, "The token is not for these domains. Take one that is. Nothing was set.");
        }
        Instant from = body.instant("from").orElse(visit.now());
        Instant to = body.instant("to").orElseThrow();
        if (!from.isBefore(to)
                || !visit.now().isBefore(to)
                || to.isAfter(visit.now().plus(LONGEST))) {
            throw new Refused(
                    Problem.MALFORMED, "'to' is later than 'from', and within 30 days from now. Nothing was set.");
        }
        if (all(visit).size() >= MOST) {
            throw new Refused(Problem.MALFORMED, "There are " + MOST + " already; end one first. Nothing was set.");
        }
        var window = new Maintenance(
                HexFormat.of().toHexDigits(RANDOM.nextLong()),
                visit.tenant().word(),
                scope,
                from,
                to,
                visit.name(),
                body.text("reason").orElseThrow());
        desk.fleet().channels().save(window, visit.now());
        told(visit, "maintenance.begin", window);
        return Json.reply(201, Json.TYPE, tree(window).members())
                .with("Location", visit.path("/maintenance/" + window.id()));
    }

    private static Maintenance.Scope scope(Body body) {
        Optional<String> domain = body.text("domain");
        Optional<String> tag = body.text("tag");
        if (domain.isPresent() && tag.isPresent()) {
            throw new Refused(Problem.MALFORMED, "Name a domain or a tag, not both. Nothing was set.");
        }
        return domain.<Maintenance.Scope>map(text -> new Maintenance.Scope.One(DomainName.ofWire(text)
                        .orElseThrow(() -> new Refused(Problem.MALFORMED, "'domain' is a domain, in A-labels."))))
                .or(() -> tag.map(Maintenance.Scope.Tagged::new))
                .orElseGet(Maintenance.Scope.All::new);
    }

    private Reply end(Visit visit) {
        String id = visit.id("maintenance");
        Maintenance window = all(visit).stream()
                .filter(each -> each.id().equals(id) && covers(visit, Permission.SET_MAINTENANCE, each.scope()))
                .findFirst()
                .orElseThrow(() -> Refused.notThere("maintenance"));
        desk.fleet()
                .channels()
                .save(
                        new Maintenance(
                                window.id(),
                                window.tenant(),
                                window.scope(),
                                window.from(),
                                visit.now(),
                                window.person(),
                                window.reason()),
                        visit.now());
        told(visit, "maintenance.end", window);
        return Reply.done();
    }

    private void told(Visit visit, String act, Maintenance window) {
        AuditEvent event = visit.event(act).detail("maintenance", window.id()).because(window.reason());
        desk.access()
                .audit()
                .append(
                        visit.tenant(),
                        window.scope() instanceof Maintenance.Scope.One(DomainName domain) ? event.on(domain) : event);
    }
}
