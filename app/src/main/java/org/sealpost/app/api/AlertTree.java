package org.sealpost.app.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertEvent;
import org.sealpost.fleet.watch.alert.AlertState;
import org.sealpost.fleet.watch.alert.Change;
import org.sealpost.fleet.watch.alert.Word;
import org.sealpost.fleet.watch.look.Remedy;

/// How an alert and what happened to it stand in documents.
final class AlertTree {
    private static final List<String> KINDS =
            List.of("opened", "level-changed", "acknowledged", "recovered", "reopened", "told");

    private static final List<String> REMEDIES =
            List.of("read-plan", "read-rollout", "put-back-text", "bring-back", "by-hand");

    private AlertTree() {}

    private static Map<String, Shape> cause() {
        Map<String, Shape> members = new HashMap<>(Tree.domain());
        members.put("what", Shape.string("The code of the finding, or the kind of drift."));
        members.put("subject", Shape.string("The host, name or place that it is about."));
        return members;
    }

    private static Tree cause(Tree tree, Cause cause) {
        return tree.domain(cause.domain()).text("what", cause.what()).text("subject", cause.subject());
    }

    static Shape shape() {
        Map<String, Shape> members = cause();
        members.put("id", Shape.string("By which it is acknowledged."));
        members.put("level", Words.level("How urgent it is."));
        members.put(
                "state",
                Shape.words("Where it is in its life.", List.of("pending", "open", "acknowledged", "recovered")));
        members.put("title", Shape.string("What is wrong, in a sentence."));
        members.put("seen", Shape.string("What was seen that tells it."));
        members.put("fix", Shape.string("What to do."));
        members.put("remedy", remedy());
        members.put("first_seen", Shape.instant("When it was seen first."));
        members.put("last_seen", Shape.instant("When it was seen last."));
        members.put("since", Shape.instant("Since when it stood."));
        members.put("recovered_at", Shape.instant("When it was over."));
        members.put(
                "acknowledged",
                Shape.object(
                        List.of("at", "person", "note"),
                        Map.of(
                                "at", Shape.instant("When."),
                                "person", Shape.string("Who has it in hand."),
                                "note", Shape.string("What they said."))));
        return Shape.object(
                        List.of(
                                "id",
                                "domain",
                                "unicode",
                                "what",
                                "subject",
                                "level",
                                "state",
                                "title",
                                "seen",
                                "fix",
                                "first_seen",
                                "last_seen"),
                        members)
                .called("Alert");
    }

    static Tree of(Alert alert) {
        Tree tree = cause(new Tree().text("id", alert.id().text()), alert.cause())
                .text("level", Words.of(alert.level()))
                .text("state", word(alert.state()))
                .text("title", alert.telling().title())
                .text("seen", alert.telling().seen())
                .text("fix", alert.telling().fix())
                .instant("first_seen", alert.firstSeen())
                .instant("last_seen", alert.lastSeen());
        if (alert.state().stands()) {
            tree.object("remedy", of(Remedy.of(alert.cause(), alert.level())));
        }
        return switch (alert.state()) {
            case AlertState.Pending() -> tree;
            case AlertState.Open(var since) -> tree.instant("since", since);
            case AlertState.Acknowledged(var since, var at, var person, var note) ->
                tree.instant("since", since)
                        .object(
                                "acknowledged",
                                new Tree()
                                        .instant("at", at)
                                        .text("person", person)
                                        .text("note", note));
            case AlertState.Recovered(var since, var at) ->
                tree.instant("since", since).instant("recovered_at", at);
        };
    }

    private static Shape remedy() {
        return Shape.object(
                List.of("what"),
                Map.of(
                        "what",
                        Shape.words(
                                "What puts it right while it stands: to read the plan or the roll-out that does not go"
                                        + " on; to put an approved text back; to bring back what was approved, by"
                                        + " repairAlert, where anything was; or whoever keeps it mends it.",
                                REMEDIES),
                        "plan",
                        Shape.string("The id of the plan to read.")));
    }

    private static Tree of(Remedy remedy) {
        Tree tree = new Tree().text("what", remedy.word());
        return remedy instanceof Remedy.ReadPlan(String plan) ? tree.text("plan", plan) : tree;
    }

    private static String word(AlertState state) {
        return switch (state) {
            case AlertState.Pending() -> "pending";
            case AlertState.Open _ -> "open";
            case AlertState.Acknowledged _ -> "acknowledged";
            case AlertState.Recovered _ -> "recovered";
        };
    }

    static Shape event() {
        Map<String, Shape> members = cause();
        members.put("id", Shape.string("Names the event in the tenant; the same at every reading."));
        members.put("at", Shape.instant("When it happened."));
        members.put("alert", Shape.string("The id of the alert."));
        members.put("kind", Shape.words("What happened.", KINDS));
        members.put("level", Words.level("How urgent it is since then."));
        members.put("level_before", Words.level("How urgent it was."));
        members.put("person", Shape.string("Who has it in hand."));
        members.put("note", Shape.string("What they said."));
        members.put("channel", Shape.string("The channel that was told."));
        members.put("word", Shape.words("What the channel was told.", List.of("opened", "worse", "recovered")));
        return Shape.object(List.of("id", "at", "alert", "domain", "unicode", "what", "subject", "kind"), members)
                .called("Event");
    }

    /// Empty for what is known only to the watcher: something was seen once, and nobody was told.
    static Optional<Tree> of(String id, AlertEvent event) {
        Tree tree = cause(
                new Tree()
                        .text("id", id)
                        .instant("at", event.at())
                        .text("alert", event.alert().text()),
                event.cause());
        return switch (event.change()) {
            case Change.Appeared _, Change.Dismissed _ -> Optional.empty();
            case Change.Opened(var level) ->
                Optional.of(tree.text("kind", KINDS.get(0)).text("level", Words.of(level)));
            case Change.LevelChanged(var before, var now) ->
                Optional.of(tree.text("kind", KINDS.get(1))
                        .text("level", Words.of(now))
                        .text("level_before", Words.of(before)));
            case Change.Acknowledged(var person, var note) ->
                Optional.of(
                        tree.text("kind", KINDS.get(2)).text("person", person).text("note", note));
            case Change.Recovered() -> Optional.of(tree.text("kind", KINDS.get(3)));
            case Change.Reopened() -> Optional.of(tree.text("kind", KINDS.get(4)));
            case Change.Told(var channel, var word) ->
                Optional.of(
                        tree.text("kind", KINDS.get(5)).text("channel", channel).text("word", told(word)));
        };
    }

    private static String told(Word word) {
        return switch (word) {
            case OPENED -> "opened";
            case WORSE -> "worse";
            case RECOVERED -> "recovered";
        };
    }
}
