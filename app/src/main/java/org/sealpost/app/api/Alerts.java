package org.sealpost.app.api;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Target;
import org.sealpost.app.store.FleetFeeds;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.protocol.name.DomainName;

/// The alerts of a tenant or of one domain, and taking one in hand.
record Alerts(Api api, Gate gate, Desk desk) {
    private static final String PATH = "/v1/tenants/{tenant}/alerts";
    private static final String STATE = "state";
    private static final List<String> STATES = List.of("standing", "recovered");
    private static final int NOTE = 200;
    private static final Shape ACKNOWLEDGE =
            Shape.object(List.of(), Map.of("note", Shape.line("What there is to say about it.", NOTE)));

    void add() {
        api.add(
                Endpoint.open(Method.GET, PATH, "listAlerts", "The alerts of a tenant, the newest change first")
                        .forThose(new Access.Having(Permission.SEE_ALERTS))
                        .with(Paging.parameters())
                        .with(state())
                        .answering(200, "A part of the list.", Paging.shape(AlertTree.shape())),
                gate,
                visit -> list(visit, Optional.empty()));
        api.add(
                Endpoint.open(
                                Method.GET,
                                DomainChanges.PATH + "/alerts",
                                "listAlertsOfDomain",
                                "The alerts of one domain, the newest change first")
                        .forThose(new Access.Having(Permission.SEE_ALERTS))
                        .with(Paging.parameters())
                        .with(state())
                        .answering(200, "A part of the list.", Paging.shape(AlertTree.shape())),
                gate,
                visit -> list(
                        visit, Optional.of(DomainChanges.watched(desk, visit).domain())));
        api.add(
                Endpoint.open(Method.POST, PATH + "/{id}/acknowledge", "acknowledge", "Takes an alert in hand")
                        .forThose(new Access.Having(Permission.ACKNOWLEDGE_ALERTS))
                        .with(Parameter.path("id", "Of the alert."))
                        .taking(ACKNOWLEDGE)
                        .answering(200, "It is in hand.", AlertTree.shape())
                        .refusing(Problem.NOT_OPEN),
                gate,
                this::acknowledge);
    }

    private static Parameter state() {
        return Parameter.query(STATE, Shape.words("Those that stand, where nothing is said, or are over.", STATES));
    }

    private Reply list(Visit visit, Optional<DomainName> domain) {
        String state = visit.call().query().one(STATE).orElse(STATES.getFirst());
        if (!STATES.contains(state)) {
            throw new Refused(Problem.MALFORMED, "state is one of " + STATES + ".");
        }
        Paging paging = Paging.of(visit.call(), state);
        List<FleetFeeds.Listed> listed = desk.fleet()
                .feeds()
                .alerts(
                        new FleetFeeds.Wanted(visit.tenant().word(), state.equals(STATES.getFirst()), domain),
                        mark(paging),
                        paging.limit());
        var items = new ArrayList<Tree>();
        for (FleetFeeds.Listed each : listed) {
            if (visit.may(Permission.SEE_ALERTS, each.alert().cause().domain())) {
                items.add(AlertTree.of(each.alert()));
            }
        }
        Optional<String> next = listed.size() == paging.limit()
                ? Optional.of(Paging.cursor(state, words(listed.getLast().mark())))
                : Optional.empty();
        return Json.reply(200, Json.TYPE, Paging.tree(items, next));
    }

    private static String words(FleetFeeds.Mark mark) {
        return mark.changed() + " " + mark.id();
    }

    private static FleetFeeds.Mark mark(Paging paging) {
        return paging.after()
                .map(text -> {
                    String[] parts = text.split(" ", -1);
                    if (parts.length != 2 || AlertId.read(parts[1]).isEmpty()) {
                        throw Paging.malformed();
                    }
                    try {
                        return new FleetFeeds.Mark(Instant.parse(parts[0]), parts[1]);
                    } catch (DateTimeParseException none) {
                        throw Paging.malformed();
                    }
                })
                .orElse(FleetFeeds.Mark.START);
    }

    private Reply acknowledge(Visit visit) {
        String note = Body.of(visit.call(), ACKNOWLEDGE).text("note").orElse("");
        String tenant = visit.tenant().word();
        AlertId id = AlertId.read(visit.id("alert")).orElseThrow(Alerts::none);
        Alert alert = desk.fleet().alerts().of(id, tenant).orElseThrow(Alerts::none);
        DomainName domain = alert.cause().domain();
        visit.require(Permission.ACKNOWLEDGE_ALERTS, new Target.One(visit.tenant(), domain));
        Alert taken = desk.fleet()
                .alerts()
                .acknowledge(id, tenant, visit.name(), note, visit.now())
                .orElseThrow(() -> new Refused(
                        Problem.NOT_OPEN,
                        "The alert does not stand, or somebody has it in hand; look at it. Nothing was changed."));
        desk.access()
                .audit()
                .append(visit.tenant(), visit.event("alert.acknowledge").on(domain));
        return Json.reply(200, Json.TYPE, AlertTree.of(taken).members());
    }

    private static Refused none() {
        return Refused.notThere("alert");
    }
}
