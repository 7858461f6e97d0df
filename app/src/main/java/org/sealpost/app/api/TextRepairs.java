package org.sealpost.app.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sealpost.app.access.Permission;
import org.sealpost.app.publish.ApprovedTexts.Compared;
import org.sealpost.app.publish.ApprovedTexts.Repaired;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.fleet.watch.ApprovedText;
import org.sealpost.fleet.watch.WatchedDomain;

/// The approved texts of SPF, DKIM and DMARC records beside what stands, and the change that brings one
/// back. Which are approved is said where the domain is changed.
record TextRepairs(Api api, Gate gate, Desk desk, Works works) {
    private static final String PATH = DomainChanges.PATH + "/texts";
    private static final List<String> STATES = List.of("same", "differs", "unknown");
    private static final List<String> OUTCOMES = List.of("done", "written", "by-hand", "failed");
    private static final Shape REPAIR =
            Shape.object(List.of(), Map.of("reason", Shape.line("Why; it stands in the audit trail.", 2_000)));

    void add() {
        api.add(
                Endpoint.open(Method.GET, PATH, "listTexts", "Looks now at what stands where a text was approved")
                        .forThose(new Access.Having(Permission.SEE_DOMAINS))
                        .answering(
                                200,
                                "Each approved text.",
                                Shape.object(List.of("items"), Map.of("items", Shape.list(shape())))),
                gate,
                visit -> Json.reply(
                        200,
                        Json.TYPE,
                        new Tree()
                                .objects(
                                        "items",
                                        works.texts().look(DomainChanges.watched(desk, visit)).stream()
                                                .map(TextRepairs::tree)
                                                .toList())
                                .members()));
        api.add(
                Endpoint.open(
                                Method.POST,
                                PATH + "/{id}/repair",
                                "repairText",
                                "Brings a text back, if what stands is still what was shown. Other TXT records stay.")
                        .forThose(new Access.Having(Permission.APPLY_AMBER))
                        .with(Parameter.path("id", "Of the change that the list shows."))
                        .taking(REPAIR)
                        .answering(200, "What came of it.", outcome())
                        .refusing(Problem.STALE),
                gate,
                this::repair);
    }

    private static Shape shape() {
        Map<String, Shape> members = new HashMap<>();
        members.put("family", Shape.string("spf, dkim or dmarc."));
        members.put("name", Shape.string("Where it stands, in A-labels."));
        members.put("text", Shape.string("The approved one."));
        members.put("state", Shape.words("Whether that stands.", STATES));
        members.put("seen", Shape.list(Shape.string("What stands instead.")));
        members.put("id", Shape.string("Names the change that brings it back."));
        members.put("why", Shape.string("Why nobody knows."));
        return Shape.object(List.of("family", "name", "text", "state"), members);
    }

    private static Shape outcome() {
        return Shape.object(
                List.of("outcome"),
                Map.of(
                        "outcome",
                                Shape.words(
                                        "Whether it stands everywhere, was written and is not seen everywhere yet, is to"
                                                + " be set by hand, or was not taken.",
                                        OUTCOMES),
                        "name", Shape.string("Where it is to be set."),
                        "values", Shape.list(Shape.string("What is to stand there.")),
                        "why", Shape.string("Why it was not taken.")));
    }

    private static Tree tree(Compared compared) {
        ApprovedText approved = compared.approved();
        Tree tree = new Tree()
                .text("family", PlanTree.word(approved.family()))
                .text("name", approved.at().ascii())
                .text("text", approved.text());
        return switch (compared) {
            case Compared.Same _ -> tree.text("state", STATES.get(0));
            case Compared.Differs differs ->
                tree.text("state", STATES.get(1)).texts("seen", differs.seen()).text("id", differs.id());
            case Compared.Unknown(var _, String why) ->
                tree.text("state", STATES.get(2)).text("why", why);
        };
    }

    private Reply repair(Visit visit) {
        String reason = Body.of(visit.call(), REPAIR).text("reason").orElse("");
        WatchedDomain watched = DomainChanges.watched(desk, visit);
        Tree tree = switch (works.texts()
                .repair(PlanAnswers.asker(visit), watched, visit.id("text"), new Changes.Agreement("", reason))) {
            case Repaired.Done _ -> outcome(0);
            case Repaired.Written _ -> outcome(1);
            case Repaired.ByHand(var change) ->
                outcome(2)
                        .text("name", change.name().ascii())
                        .texts(
                                "values",
                                change.wanted().map(each -> each.values()).orElse(List.of()));
            case Repaired.Failed(String why) -> outcome(3).text("why", why);
            case Repaired.Forbidden(Permission needed) -> throw Gate.notAllowed(needed);
            case Repaired.Stale _ ->
                throw new Refused(
                        Problem.STALE, "What was shown is no longer what stands. Look again. Nothing was changed.");
        };
        return Json.reply(200, Json.TYPE, tree.members());
    }

    private static Tree outcome(int outcome) {
        return new Tree().text("outcome", OUTCOMES.get(outcome));
    }
}
