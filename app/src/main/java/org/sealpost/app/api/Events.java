package org.sealpost.app.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sealpost.app.access.Permission;
import org.sealpost.app.store.FleetFeeds;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;

/// What happened to the alerts of a tenant, for programs that follow it.
record Events(Api api, Gate gate, Desk desk) {
    private static final String LIST = "events";

    void add() {
        api.add(
                Endpoint.open(
                                Method.GET,
                                "/v1/tenants/{tenant}/events",
                                "listEvents",
                                "What happened to alerts, the oldest first; keep `next` and ask again with it for more")
                        .forThose(new Access.Having(Permission.SEE_ALERTS))
                        .with(Paging.parameters())
                        .answering(
                                200,
                                "Events in the order in which they came.",
                                Shape.object(
                                        List.of("items", "next"),
                                        Map.of(
                                                "items", Shape.list(AlertTree.event()),
                                                "next",
                                                        Shape.string(
                                                                "The cursor of what comes after; always there.")))),
                gate,
                this::list);
    }

    private Reply list(Visit visit) {
        Paging paging = Paging.of(visit.call(), LIST);
        long after = paging.number(0);
        List<FleetFeeds.Placed> placed =
                desk.fleet().feeds().events(visit.tenant().word(), after, paging.limit());
        var items = new ArrayList<Tree>();
        for (FleetFeeds.Placed each : placed) {
            if (visit.may(Permission.SEE_ALERTS, each.event().cause().domain())) {
                AlertTree.of(Long.toString(each.place()), each.event()).ifPresent(items::add);
            }
        }
        long last = placed.isEmpty() ? after : placed.getLast().place();
        return Json.reply(
                200,
                Json.TYPE,
                new Tree()
                        .objects("items", items)
                        .text("next", Paging.cursor(LIST, Long.toString(last)))
                        .members());
    }
}
