package org.sealpost.app.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.render.Shown;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.emit.Language;
import org.sealpost.publish.plan.Desired;

/// What was approved last for a domain: as it was said, as the policy that senders read, and as the records
/// that stand for it.
record Desires(Api api, Gate gate, Desk desk, Works works) {
    private static final String FORMAT = "format";
    private static final List<String> FORMATS =
            Arrays.stream(Language.values()).map(Language::word).toList();
    private static final int SHOWN = 40;

    void add() {
        api.add(
                Endpoint.open(
                                Method.GET,
                                DomainChanges.PATH + "/desired",
                                "getDesired",
                                "What was approved last for a domain; its ETag names the version")
                        .forThose(new Access.Having(Permission.SEE_DOMAINS))
                        .with(Parameter.header("If-None-Match", false, "The version that is known."))
                        .answering(200, "What shall be.", DesiredTree.shape())
                        .answering(304, "It is still the version that is known."),
                gate,
                this::desired);
        api.add(
                Endpoint.open(
                                Method.GET,
                                DomainChanges.PATH + "/policy",
                                "getPolicy",
                                "The policy that was approved last, as senders read it")
                        .forThose(new Access.Having(Permission.SEE_DOMAINS))
                        .answering(new Endpoint.Answer(
                                200, "The policy.", "text/plain", Shape.string("RFC 8461 §3.2."), List.of())),
                gate,
                this::policy);
        api.add(
                Endpoint.open(
                                Method.GET,
                                DomainChanges.PATH + "/records",
                                "getRecords",
                                "The records that stand for what was approved last, also as files for other tools")
                        .forThose(new Access.Having(Permission.SEE_DOMAINS))
                        .with(Parameter.query(FORMAT, Shape.words("Of `files`; none where nothing is said.", FORMATS)))
                        .answering(200, "The records.", shape())
                        .refusing(Problem.MALFORMED),
                gate,
                this::records);
    }

    private static Shape shape() {
        Shape record = Shape.object(
                List.of("name", "type", "ttl", "values", "after_policy"),
                Map.of(
                        "name", Shape.string("Where it stands, in A-labels."),
                        "type", Shape.string("Such as TXT."),
                        "ttl", Shape.number("In seconds."),
                        "values", Shape.list(Shape.string("Of a TXT record the whole text.")),
                        "after_policy",
                                Shape.flag("Whether it waits until the policy is served everywhere (RFC 8461 §8.1).")));
        Shape file = Shape.object(
                List.of("name", "text"),
                Map.of("name", Shape.string("What it is called."), "text", Shape.string("What is in it.")));
        return Shape.object(
                List.of("domain", "unicode", "records", "files"),
                Map.of(
                        "domain", Tree.domain().get("domain"),
                        "unicode", Tree.domain().get("unicode"),
                        "records", Shape.list(record),
                        "files", Shape.list(file)));
    }

    private Desired approved(Visit visit) {
        return new PlanAnswers(works)
                .approved(DomainChanges.watched(desk, visit).domain())
                .orElseThrow(() -> new Refused(
                        Problem.NOT_FOUND, "Nothing is approved for this domain yet. Make a plan and begin it."));
    }

    private Reply desired(Visit visit) {
        Desired desired = approved(visit);
        String tag = DesiredTree.tag(desired);
        return (Gate.matches(visit.call().header("if-none-match"), tag)
                        ? Reply.of(304, "", "")
                        : Json.reply(200, Json.TYPE, DesiredTree.of(desired).members()))
                .with("ETag", tag);
    }

    private Reply policy(Visit visit) {
        return approved(visit)
                .policy()
                .map(StsPolicy::render)
                .map(text -> Reply.of(200, "text/plain", text))
                .orElseThrow(() -> Refused.notThere("policy"));
    }

    private Reply records(Visit visit) {
        Optional<Language> language = visit.call()
                .query()
                .one(FORMAT)
                .map(word -> Language.of(word)
                        .orElseThrow(() -> new Refused(
                                Problem.MALFORMED, Shown.quoted(word, SHOWN) + " is none of " + FORMATS + ".")));
        Desired desired = approved(visit);
        var wanted =
                WantedRecords.of(desired, works.changes().office().journal().history(desired.domain()), visit.now());
        Tree tree = new Tree()
                .domain(desired.domain())
                .objects(
                        "records",
                        wanted.all().stream().map(each -> record(each, wanted)).toList())
                .objects(
                        "files",
                        language.map(each -> each.emit(wanted.publication())).orElse(List.of()).stream()
                                .map(file ->
                                        new Tree().text("name", file.path()).text("text", file.text()))
                                .toList());
        return Json.reply(200, Json.TYPE, tree.members());
    }

    private static Tree record(RecordSet records, WantedRecords wanted) {
        return new Tree()
                .text("name", records.name().ascii())
                .text("type", records.type().name())
                .number("ttl", records.ttl().toSeconds())
                .texts("values", records.values())
                .flag("after_policy", wanted.after().contains(records));
    }
}
