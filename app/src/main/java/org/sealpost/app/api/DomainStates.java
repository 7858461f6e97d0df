package org.sealpost.app.api;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.store.FleetFeeds;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.look.Memory;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;

/// What is observed of one domain, and a look at it now.
record DomainStates(Api api, Gate gate, Desk desk) {
    private static final int ALERTS = 200;

    void add() {
        api.add(
                Endpoint.open(Method.GET, DomainChanges.PATH + "/status", "getStatus", "What is observed of a domain")
                        .forThose(new Access.Having(Permission.SEE_DOMAINS))
                        .answering(200, "What is observed.", shape()),
                gate,
                this::status);
        api.add(
                Endpoint.open(Method.POST, DomainChanges.PATH + "/look", "look", "Has a domain looked at now")
                        .forThose(new Access.Having(Permission.RUN_CHECKS))
                        .answering(
                                202,
                                "The watcher looks as soon as it can; then the status has another `last`.",
                                Shape.object(
                                        List.of("domain", "unicode", "status"),
                                        with(Tree.domain(), "status", Shape.string("Where the status is.")))),
                gate,
                this::look);
    }

    private static Map<String, Shape> with(Map<String, Shape> members, String name, Shape shape) {
        Map<String, Shape> all = new HashMap<>(members);
        all.put(name, shape);
        return all;
    }

    private static Shape shape() {
        Shape round = Shape.object(
                List.of("next"),
                Map.of(
                        "last", Shape.instant("When it was looked at last; not there before the first time."),
                        "next", Shape.instant("When it is looked at next."),
                        "unknown_since", Shape.instant("Since when the looks have not told how it is.")));
        Map<String, Shape> members = new HashMap<>(Tree.domain());
        members.put("state", Shape.words("Whether it is as it should be.", DomainTree.STATES));
        members.put("mode", DomainTree.mode());
        members.put("records", round);
        members.put("servers", round);
        members.put("why", Shape.list(Shape.string("What is not known and why, in a sentence.")));
        members.put("alerts", Shape.list(AlertTree.shape()));
        return Shape.object(List.of("domain", "unicode", "state", "records", "servers", "why", "alerts"), members);
    }

    private Reply status(Visit visit) {
        WatchedDomain watched = DomainChanges.watched(desk, visit);
        FleetFeeds.Observed observed =
                desk.fleet().feeds().observed(watched.domain()).orElseThrow(Gate::hidden);
        List<Alert> standing = visit.may(Permission.SEE_ALERTS, watched.domain())
                ? desk.fleet().alerts().of(watched.domain(), ALERTS).stream()
                        .filter(alert -> alert.state().stands())
                        .toList()
                : List.of();
        Map<Level, Long> counts = new EnumMap<>(Level.class);
        counts.putAll(
                desk.fleet().feeds().standing(List.of(watched.domain())).getOrDefault(watched.domain(), Map.of()));
        Memory memory = observed.memory();
        return Json.reply(
                200,
                Json.TYPE,
                new Tree()
                        .domain(watched.domain())
                        .text("state", DomainTree.state(memory, counts))
                        .some("mode", memory.mode(), Mode::word)
                        .object("records", round(observed, LookKind.RECORDS))
                        .object("servers", round(observed, LookKind.SERVERS))
                        .texts("why", why(observed))
                        .objects("alerts", standing.stream().map(AlertTree::of).toList())
                        .members());
    }

    private static Optional<Instant> unseen(Memory memory, LookKind kind) {
        return switch (kind) {
            case RECORDS -> memory.recordsUnseen();
            case SERVERS -> memory.serversUnseen();
        };
    }

    /// A look at the servers is one at the records too.
    private static Optional<Instant> last(FleetFeeds.Observed observed, LookKind kind) {
        Optional<Instant> servers = round(observed.rounds(), LookKind.SERVERS).last();
        return switch (kind) {
            case SERVERS -> servers;
            case RECORDS ->
                round(observed.rounds(), kind)
                        .last()
                        .filter(own -> servers.filter(own::isBefore).isEmpty())
                        .or(() -> servers);
        };
    }

    private static FleetFeeds.Round round(Map<LookKind, FleetFeeds.Round> rounds, LookKind kind) {
        return rounds.getOrDefault(kind, new FleetFeeds.Round(Optional.empty(), Instant.EPOCH));
    }

    private static Tree round(FleetFeeds.Observed observed, LookKind kind) {
        return new Tree()
                .some("last", last(observed, kind), Object::toString)
                .instant("next", round(observed.rounds(), kind).next())
                .some("unknown_since", unseen(observed.memory(), kind), Object::toString);
    }

    private static List<String> why(FleetFeeds.Observed observed) {
        var sentences = new ArrayList<String>();
        Optional<Instant> missing = observed.memory().missing();
        if (missing.isPresent()) {
            return List.of("DNS has said since " + missing.get()
                    + " that there is no such domain. Register it, or have it watched no longer.");
        }
        for (LookKind kind : LookKind.values()) {
            Optional<Instant> since = unseen(observed.memory(), kind);
            if (since.isPresent()) {
                sentences.add(what(kind) + " have given no answer since " + since.get()
                        + " that tells how they are. What is shown of them is from before; nothing follows from it.");
            } else if (last(observed, kind).isEmpty()) {
                sentences.add(what(kind) + " have not been looked at yet; that is due at "
                        + round(observed.rounds(), kind).next() + ".");
            } else if (kind == LookKind.SERVERS
                    && observed.memory().outcome().isEmpty()
                    && observed.memory().grade().isEmpty()) {
                sentences.add("DNS names mail servers that have not been looked at yet; that is due at "
                        + round(observed.rounds(), kind).next() + ".");
            }
        }
        return sentences;
    }

    private static String what(LookKind kind) {
        return switch (kind) {
            case RECORDS -> "DNS and the policy host";
            case SERVERS -> "The mail servers";
        };
    }

    private Reply look(Visit visit) {
        DomainName domain = DomainChanges.watched(desk, visit).domain();
        for (LookKind kind : LookKind.values()) {
            desk.fleet().domains().lookNow(domain, kind, visit.now());
        }
        String status = visit.path("/domains/" + domain + "/status");
        return Json.reply(
                        202,
                        Json.TYPE,
                        new Tree().domain(domain).text("status", status).members())
                .with("Location", status);
    }
}
