package org.sealpost.app.serve;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.app.page.ChannelPage.Choice;
import org.sealpost.app.page.ChannelPage.Typed;
import org.sealpost.app.render.Shown;
import org.sealpost.app.web.Fields;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.channel.Target;
import org.sealpost.fleet.watch.notice.ChannelRule;
import org.sealpost.fleet.watch.notice.QuietHours;

/// What stands in the form of a channel, and what it means.
record ChannelForm(Fields form) {
    private static final int MOST_TAGS = 20;
    private static final int LONGEST_TAG = 60;
    private static final int MOST_ADDRESSES = 10;
    private static final int LONGEST = 2_000;

    /// How a channel is reached.
    enum Kind {
        MAIL("Mail"),
        WEBHOOK("Webhook, signed"),
        SLACK("Slack, and what takes the same"),
        TEAMS("Microsoft Teams");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(Target target) {
            return switch (target) {
                case Target.Mail _ -> MAIL;
                case Target.Webhook _ -> WEBHOOK;
                case Target.Slack _ -> SLACK;
                case Target.Teams _ -> TEAMS;
            };
        }
    }

    /// What a form means.
    sealed interface Reading {
        record Read(ChannelRule rule) implements Reading {}

        record Wrong(String sentence) implements Reading {}
    }

    Kind kind() {
        String word = form.one("kind").orElse("");
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElse(Kind.MAIL);
    }

    /// Empty: what there is stays.
    String to() {
        String text = form.one("to").orElse("");
        return text.substring(0, Math.min(LONGEST, text.length()));
    }

    /// The target that is meant.
    ///
    /// @param key of a webhook
    Target target(String key) {
        return switch (kind()) {
            case MAIL ->
                new Target.Mail(Arrays.stream(to().split("[\\s,]+", -1))
                        .filter(each -> !each.isEmpty())
                        .distinct()
                        .limit(MOST_ADDRESSES)
                        .toList());
            case WEBHOOK -> new Target.Webhook(to(), key);
            case SLACK -> new Target.Slack(to());
            case TEAMS -> new Target.Teams(to());
        };
    }

    /// @param name as it is kept
    Reading read(String name, String tenant) {
        Set<String> tags = tags();
        if (tags.size() > MOST_TAGS || tags.stream().anyMatch(tag -> tag.length() > LONGEST_TAG)) {
            return new Reading.Wrong("No more than " + MOST_TAGS + " tags, each a word.");
        }
        String from = form.one("quiet-from").orElse("");
        String to = form.one("quiet-to").orElse("");
        Optional<QuietHours> quiet = Optional.empty();
        if (!from.isEmpty() || !to.isEmpty()) {
            try {
                quiet = Optional.of(QuietHours.of(zone(), LocalTime.parse(from), LocalTime.parse(to), days()));
            } catch (DateTimeException unreadable) {
                return new Reading.Wrong("Quiet hours have two times such as 22:00 and 07:00, and the name of a clock"
                        + " such as Europe/Vienna or UTC: "
                        + Shown.quoted(from + " " + to + " " + zoneText(), LONGEST_TAG) + " has not.");
            }
        }
        return new Reading.Read(new ChannelRule(
                name, tenant, tags, level(), quiet, form.has("pages-break-through"), form.has("recoveries")));
    }

    private Set<String> tags() {
        return Arrays.stream(form.one("tags").orElse("").split(",", -1))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .collect(Collectors.toSet());
    }

    private Level level() {
        String word = form.one("least").orElse("");
        return Arrays.stream(Level.values())
                .filter(level -> level.name().equals(word))
                .findFirst()
                .orElse(Level.WARNING);
    }

    private ZoneId zone() {
        return ZoneId.of(zoneText());
    }

    private String zoneText() {
        return form.one("zone").orElse("UTC");
    }

    private Set<DayOfWeek> days() {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        List<String> ticked = form.all("day");
        Arrays.stream(DayOfWeek.values())
                .filter(day -> ticked.contains(day.name()))
                .forEach(days::add);
        return days;
    }

    /// What was typed, to be shown again.
    Typed typed() {
        return new Typed(
                form.one("label").orElse(""),
                kinds(kind()),
                to(),
                levels(level()),
                form.one("tags").orElse(""),
                form.has("recoveries"),
                form.one("quiet-from").orElse(""),
                form.one("quiet-to").orElse(""),
                form.one("zone").orElse(""),
                days(days()),
                form.has("pages-break-through"));
    }

    /// What stands in the form of a new channel.
    static Typed blank() {
        return new Typed("", kinds(Kind.MAIL), "", levels(Level.WARNING), "", true, "", "", "", days(Set.of()), true);
    }

    /// What stands in the form of one that there is; how it is reached is not shown.
    static Typed of(ChannelRule rule, Kind kind) {
        Optional<QuietHours> quiet = rule.quiet();
        return new Typed(
                "",
                kinds(kind),
                "",
                levels(rule.least()),
                rule.tags().stream().sorted().collect(Collectors.joining(", ")),
                rule.recoveries(),
                quiet.map(each -> time(each.from())).orElse(""),
                quiet.map(each -> time(each.to())).orElse(""),
                quiet.map(QuietHours::zone).orElse(""),
                days(quiet.map(QuietHours::days).orElse(Set.of())),
                rule.pagesBreakThrough());
    }

    static String time(int minute) {
        return LocalTime.ofSecondOfDay(minute * 60L).toString();
    }

    static String words(Level level) {
        return switch (level) {
            case PAGE -> "urgent alerts alone";
            case WARNING -> "warnings and urgent alerts";
            case NOTICE -> "everything";
        };
    }

    private static List<Choice> kinds(Kind chosen) {
        return Arrays.stream(Kind.values())
                .map(kind -> new Choice(kind.word(), kind.label, kind == chosen))
                .toList();
    }

    private static List<Choice> levels(Level chosen) {
        return Arrays.stream(Level.values())
                .map(level -> new Choice(level.name(), words(level), level == chosen))
                .toList();
    }

    private static List<Choice> days(Set<DayOfWeek> chosen) {
        return Arrays.stream(DayOfWeek.values())
                .map(day -> new Choice(
                        day.name(), day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH), chosen.contains(day)))
                .toList();
    }
}
