package org.sealpost.app.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sealpost.app.store.FleetFeeds;
import org.sealpost.app.store.FleetList;
import org.sealpost.fleet.watch.ApprovedText;
import org.sealpost.fleet.watch.Intervals;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.look.Memory;
import org.sealpost.protocol.mtasts.Mode;

/// How a domain stands in documents.
final class DomainTree {
    static final int MOST_TAGS = WatchedDomain.MOST_TAGS;
    static final int LONGEST_TAG = WatchedDomain.LONGEST_TAG;
    static final int MOST_TEXTS = 50;
    static final int LONGEST_TEXT = 4_000;
    static final Duration LONGEST_INTERVAL = Duration.ofDays(30);

    private static final int TAG_DIGITS = 24;
    private static final List<String> FAMILIES =
            Arrays.stream(ApprovedText.Family.values()).map(DomainTree::word).toList();

    /// Whether a domain is as it should be, the first that holds.
    static final List<String> STATES = List.of(
            "needs-you",
            "does-not-exist",
            "worth-knowing",
            "fault-seen",
            "not-seen",
            "not-looked-at",
            "as-it-should-be");

    private DomainTree() {}

    static String word(ApprovedText.Family family) {
        return family.name().toLowerCase(Locale.ROOT);
    }

    static Shape tags() {
        return Shape.list(Shape.line("A word to choose domains by.", LONGEST_TAG), 0, MOST_TAGS);
    }

    static Shape intervals() {
        return Shape.object(
                List.of("records", "servers", "confirm"),
                Map.of(
                        "records", seconds("DNS and the policy are looked at every so many seconds."),
                        "servers", seconds("The mail servers too."),
                        "confirm", seconds("So many seconds after a look that saw something new.")));
    }

    private static Shape seconds(String description) {
        return Shape.number(description, Intervals.SHORTEST.toSeconds(), LONGEST_INTERVAL.toSeconds());
    }

    static Shape texts() {
        return Shape.list(
                Shape.object(
                        List.of("family", "name", "text"),
                        Map.of(
                                "family", Shape.words("What kind of record.", FAMILIES),
                                "name", Shape.line("Where it stands, in A-labels.", 253),
                                "text", Shape.line("What it shall say, as one string.", LONGEST_TEXT))),
                0,
                MOST_TEXTS);
    }

    static Intervals intervals(Body body, Intervals otherwise) {
        return new Intervals(
                body.number("records").map(Duration::ofSeconds).orElse(otherwise.records()),
                body.number("servers").map(Duration::ofSeconds).orElse(otherwise.servers()),
                body.number("confirm").map(Duration::ofSeconds).orElse(otherwise.confirm()));
    }

    /// How it is to be watched.
    static Shape shape() {
        Map<String, Shape> members = new HashMap<>(Tree.domain());
        members.put("tags", tags());
        members.put("intervals", intervals());
        members.put("approved_texts", texts());
        return Shape.object(List.of("domain", "unicode", "tags", "intervals", "approved_texts"), members)
                .called("Domain");
    }

    static Tree of(WatchedDomain watched) {
        Intervals intervals = watched.intervals();
        return new Tree()
                .domain(watched.domain())
                .texts("tags", watched.tags().stream().sorted().toList())
                .object(
                        "intervals",
                        new Tree()
                                .number("records", intervals.records().toSeconds())
                                .number("servers", intervals.servers().toSeconds())
                                .number("confirm", intervals.confirm().toSeconds()))
                .objects(
                        "approved_texts",
                        watched.texts().stream()
                                .map(each -> new Tree()
                                        .text("family", word(each.family()))
                                        .text("name", each.at().ascii())
                                        .text("text", each.text()))
                                .toList());
    }

    /// Names one version of how a domain is watched (RFC 9110 §8.8.3).
    static String tag(WatchedDomain watched) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(of(watched).members().toString().getBytes(StandardCharsets.UTF_8));
            return "\"" + HexFormat.of().formatHex(digest).substring(0, TAG_DIGITS) + "\"";
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// A domain in a list.
    static Shape line() {
        Map<String, Shape> members = new HashMap<>(Tree.domain());
        members.put("tags", Shape.list(Shape.string("A word to choose domains by.")));
        members.put("state", Shape.words("Whether it is as it should be.", STATES));
        members.put("mode", mode());
        members.put("alerts", counts());
        members.put("last_look", Shape.instant("When it was looked at last; not there before the first time."));
        members.put("next_look", Shape.instant("When it is looked at next."));
        return Shape.object(List.of("domain", "unicode", "tags", "state", "alerts", "next_look"), members)
                .called("DomainLine");
    }

    static Shape mode() {
        return Shape.words(
                "Of the last policy that was seen; not there when none was.",
                Arrays.stream(Mode.values()).map(Mode::word).toList());
    }

    static Shape counts() {
        Map<String, Shape> members = new HashMap<>();
        Words.LEVELS.forEach(level -> members.put(level, Shape.number("How many stand.")));
        return Shape.object(Words.LEVELS, members);
    }

    static Tree line(FleetFeeds.Line line, Map<Level, Long> alerts) {
        return new Tree()
                .domain(line.watched().domain())
                .texts("tags", line.watched().tags().stream().sorted().toList())
                .text("state", state(line, alerts))
                .some("mode", line.memory().mode(), Mode::word)
                .object("alerts", counts(alerts))
                .some("last_look", line.last(), Object::toString)
                .instant("next_look", line.next());
    }

    static Tree counts(Map<Level, Long> alerts) {
        Tree tree = new Tree();
        for (Level level : Level.values()) {
            tree.number(Words.of(level), alerts.getOrDefault(level, 0L));
        }
        return tree;
    }

    static String state(FleetFeeds.Line line, Map<Level, Long> alerts) {
        return state(line.memory(), alerts);
    }

    /// The same as in the list of the pages.
    static String state(Memory memory, Map<Level, Long> alerts) {
        return switch (FleetList.Need.of(alerts.keySet().stream().min(Level::compareTo), memory)) {
            case URGENT, WARNING -> "needs-you";
            case MISSING -> "does-not-exist";
            case FAULT -> "fault-seen";
            case NOTE -> "worth-knowing";
            case UNSEEN -> "not-seen";
            case PART, NEW -> "not-looked-at";
            case NOTHING -> "as-it-should-be";
        };
    }
}
