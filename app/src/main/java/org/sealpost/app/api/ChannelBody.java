package org.sealpost.app.api;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.channel.Target;
import org.sealpost.fleet.watch.notice.ChannelRule;
import org.sealpost.fleet.watch.notice.QuietHours;

/// A channel as a program sends it. What is left out stays as it was.
record ChannelBody(Body body) {
    static final List<String> KINDS = List.of("mail", "webhook", "slack", "teams");

    private static final int LONGEST = 2_000;
    private static final int MOST_ADDRESSES = 10;
    private static final int MOST_TAGS = 20;
    private static final int LONGEST_TAG = 60;

    static Map<String, Shape> members() {
        Map<String, Shape> members = new HashMap<>();
        members.put("least", Words.level("What is less grave is not told."));
        members.put(
                "tags",
                Shape.list(Shape.line("Of the domains that it is about; none: all.", LONGEST_TAG), 0, MOST_TAGS));
        members.put("quiet", quiet());
        members.put("pages_break_through", Shape.flag("Whether quiet hours do not hold for what is to wake somebody."));
        members.put("recoveries", Shape.flag("Whether it is told what is over."));
        return members;
    }

    private static Shape quiet() {
        return Shape.object(
                List.of("zone", "from", "to"),
                Map.of(
                        "zone", Shape.line("Whose clock, such as Europe/Vienna.", LONGEST_TAG),
                        "from", Shape.line("Such as 22:00.", 5),
                        "to", Shape.line("Such as 07:00; of the next day where it is not later.", 5),
                        "days",
                                Shape.list(
                                        Shape.words(
                                                "On which they begin; none: every day.",
                                                Arrays.stream(DayOfWeek.values())
                                                        .map(PlanTree::word)
                                                        .toList()),
                                        0,
                                        7)));
    }

    static Shape shape(boolean made) {
        Map<String, Shape> members = members();
        members.put("kind", Shape.words("How it is reached.", KINDS));
        members.put(
                "to",
                Shape.list(
                        Shape.line(
                                "A mail address, or the one address of the web. It is secret: it is never read back.",
                                LONGEST),
                        1,
                        MOST_ADDRESSES));
        if (made) {
            members.put("name", Shape.line("Lower-case letters, digits and hyphens.", 40));
        }
        return Shape.object(made ? List.of("name", "kind", "to") : List.of(), members);
    }

    /// The rule that is meant.
    ///
    /// @throws Refused when the quiet hours are none
    ChannelRule rule(ChannelRule before) {
        return new ChannelRule(
                before.name(),
                before.tenant(),
                body.has("tags") ? Set.copyOf(body.texts("tags")) : before.tags(),
                body.text("least")
                        .map(word -> Level.valueOf(word.toUpperCase(Locale.ROOT)))
                        .orElse(before.least()),
                body.object("quiet").map(ChannelBody::hours).or(before::quiet),
                body.flag("pages_break_through").orElse(before.pagesBreakThrough()),
                body.flag("recoveries").orElse(before.recoveries()));
    }

    private static QuietHours hours(Body quiet) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        quiet.texts("days").forEach(word -> days.add(DayOfWeek.valueOf(word.toUpperCase(Locale.ROOT))));
        try {
            return QuietHours.of(
                    ZoneId.of(quiet.text("zone").orElseThrow()),
                    LocalTime.parse(quiet.text("from").orElseThrow()),
                    LocalTime.parse(quiet.text("to").orElseThrow()),
                    days);
        } catch (DateTimeException unreadable) {
            throw new Refused(
                    Problem.MALFORMED,
                    "'quiet' has two times such as 22:00 and 07:00, and a clock such as Europe/Vienna. Nothing was"
                            + " changed.");
        }
    }

    /// How it is reached, when that is said.
    ///
    /// @param kind that it has
    /// @param key of a webhook
    Optional<Target> target(Optional<String> kind, String key) {
        List<String> to = body.texts("to").stream().distinct().toList();
        if (to.isEmpty()) {
            return Optional.empty();
        }
        String of = body.text("kind").or(() -> kind).orElse(KINDS.getFirst());
        if (of.equals(KINDS.get(0))) {
            return Optional.of(new Target.Mail(to));
        }
        if (to.size() > 1) {
            throw new Refused(Problem.MALFORMED, "'to' is one address of the web. Nothing was changed.");
        }
        String url = to.getFirst();
        return Optional.of(
                of.equals(KINDS.get(1))
                        ? new Target.Webhook(url, key)
                        : of.equals(KINDS.get(2)) ? new Target.Slack(url) : new Target.Teams(url));
    }

    static String kind(Target target) {
        return switch (target) {
            case Target.Mail _ -> KINDS.get(0);
            case Target.Webhook _ -> KINDS.get(1);
            case Target.Slack _ -> KINDS.get(2);
            case Target.Teams _ -> KINDS.get(3);
        };
    }
}
