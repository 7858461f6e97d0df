package org.sealpost.app.serve;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sealpost.app.page.FleetPage;
import org.sealpost.app.page.FleetPage.Tile;
import org.sealpost.app.page.GeneratorPage.Choice;
import org.sealpost.app.page.Linked;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.app.render.reports.SessionWords;
import org.sealpost.app.render.reports.Sparkline;
import org.sealpost.app.store.FleetList;
import org.sealpost.app.store.FleetList.Need;
import org.sealpost.check.grade.Letter;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.look.Stage;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.publish.plan.PlanId;
import org.sealpost.reports.row.Tally;

/// The words of the page of the fleet.
final class FleetWords {
    private static final int TEXT = 120;

    private FleetWords() {}

    /// @param waiting how many have a plan that waits for approval
    static List<Linked> lead(FleetList.Counts counts, long waiting) {
        long calls = Need.calling().stream().mapToLong(counts::of).sum();
        List<Linked> lead = new ArrayList<>();
        if (counts.all() > 0) {
            lead.add(new Linked(Words.count((int) counts.all(), "domain", "domains"), "/fleet"));
            lead.add(Linked.plain(". "));
        }
        if (calls > 0) {
            lead.add(new Linked(
                    calls + (calls == 1 ? " needs you" : " need you"),
                    FleetChoice.address(Map.of(FleetChoice.NEED, FleetChoice.CALLS))));
        }
        if (waiting > 0) {
            lead.add(Linked.plain(calls > 0 ? ", " : ""));
            lead.add(new Linked(waiting + (waiting == 1 ? " waits for approval" : " wait for approval"), "/approvals"));
        }
        lead.add(Linked.plain(calls > 0 || waiting > 0 ? "." : "Nothing to do."));
        return lead;
    }

    static List<Tile> tiles(FleetList.Counts counts) {
        var tiles = new ArrayList<Tile>();
        tiles.add(need(counts, Need.URGENT, "Urgent", "fail", "mail may be refused"));
        tiles.add(need(counts, Need.WARNING, "Warnings", "warn", "to look into"));
        tiles.add(need(counts, Need.UNSEEN, "Not known", "unknown", "DNS, policy or servers do not answer"));
        for (Stage stage : List.of(Stage.TESTING, Stage.ENFORCED, Stage.ABSENT)) {
            long number = counts.stages().getOrDefault(stage, 0L);
            tiles.add(new Tile(
                    state(Optional.of(stage)),
                    SessionWords.number(number),
                    number == 0 ? "" : tone(Optional.of(stage)),
                    stage == Stage.ABSENT ? "nothing published" : "by what was seen",
                    FleetChoice.address(Map.of("state", FleetChoice.word(stage)))));
        }
        return tiles;
    }

    private static Tile need(FleetList.Counts counts, Need need, String label, String tone, String words) {
        long number = counts.of(need);
        return new Tile(
                label,
                SessionWords.number(number),
                number == 0 ? "" : tone,
                number == 0 ? "none" : words,
                FleetChoice.address(Map.of("need", FleetChoice.word(need))));
    }

    static FleetPage.Filter filter(FleetChoice asked, FleetList.Counts counts) {
        FleetList.Choice choice = asked.choice();
        List<Choice> tags = new ArrayList<>();
        tags.add(new Choice("", "Any tag", "", choice.tag().isEmpty()));
        new TreeMap<>(counts.tags())
                .forEach((tag, number) -> tags.add(new Choice(
                        tag,
                        Shown.excerpt(tag, 40) + " (" + number + ")",
                        "",
                        choice.tag().filter(tag::equals).isPresent())));
        return new FleetPage.Filter(
                choice.text(),
                choices("Any state", Stage.values(), choice.stage(), stage -> state(Optional.of(stage))),
                choices("Any mode", Mode.values(), choice.mode(), Mode::word),
                tags,
                needs(asked.need()),
                Arrays.stream(FleetList.Order.values())
                        .map(order -> new Choice(FleetChoice.word(order), order(order), "", order == asked.order()))
                        .toList(),
                asked.any());
    }

    private static List<Choice> needs(Optional<String> chosen) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", "Any", "", chosen.isEmpty()));
        choices.add(new Choice(
                FleetChoice.CALLS,
                "Urgent or warning",
                "",
                chosen.filter(FleetChoice.CALLS::equals).isPresent()));
        for (Need need : Need.values()) {
            String word = FleetChoice.word(need);
            choices.add(
                    new Choice(word, need(need), "", chosen.filter(word::equals).isPresent()));
        }
        return choices;
    }

    private interface Named<E> {
        String name(E one);
    }

    private static <E extends Enum<E>> List<Choice> choices(String any, E[] all, Optional<E> chosen, Named<E> names) {
        var choices = new ArrayList<Choice>();
        choices.add(new Choice("", any, "", chosen.isEmpty()));
        for (E one : all) {
            choices.add(new Choice(
                    FleetChoice.word(one),
                    names.name(one),
                    "",
                    chosen.filter(one::equals).isPresent()));
        }
        return choices;
    }

    private static String order(FleetList.Order order) {
        return switch (order) {
            case URGENT -> "Most urgent first";
            case DOMAIN -> "Domain";
            case GRADE -> "Worst grade first";
            case LOOKED -> "Longest not looked at";
        };
    }

    private static String need(Need need) {
        return switch (need) {
            case URGENT -> "Urgent";
            case WARNING -> "Warning";
            case NOTE -> "Note";
            case MISSING -> "Does not exist";
            case FAULT -> "Fault seen";
            case UNSEEN -> "Not known";
            case PART -> "Mail servers not looked at yet";
            case NEW -> "Not looked at yet";
            case NOTHING -> "Nothing to do";
        };
    }

    /// Of a domain that was looked at and of one that was not.
    private static String state(FleetList.Line line) {
        return switch (line.need()) {
            case NEW -> "Not looked at";
            case MISSING -> "Does not exist";
            default -> state(line.stage());
        };
    }

    private static String tone(FleetList.Line line) {
        return switch (line.need()) {
            case NEW -> "todo";
            case MISSING -> "warn";
            default -> tone(line.stage());
        };
    }

    static String state(Optional<Stage> stage) {
        return stage.map(each -> switch (each) {
                    case ABSENT -> "Absent";
                    case PREPARING -> "Preparing";
                    case TESTING -> "Testing";
                    case ENFORCED -> "Enforced";
                    case RETIRING -> "Retiring";
                    case NOT_APPLICABLE -> "Takes no mail";
                })
                .orElse("Not known");
    }

    static String tone(Optional<Stage> stage) {
        return stage.map(each -> switch (each) {
                    case ABSENT, NOT_APPLICABLE -> "na";
                    case PREPARING -> "todo";
                    case TESTING -> "wait";
                    case ENFORCED -> "pass";
                    case RETIRING -> "warn";
                })
                .orElse("unknown");
    }

    static String tone(Letter letter) {
        return switch (letter) {
            case A_PLUS, A -> "pass";
            case B -> "warn";
            case C, D, F -> "fail";
        };
    }

    /// @param alerts those that stand, the gravest first
    /// @param waiting the plan that waits for approval
    /// @param days what counts of its reports, by day
    static FleetPage.Row row(
            FleetList.Line line,
            List<Alert> alerts,
            Optional<PlanId> waiting,
            Map<LocalDate, Tally> days,
            LocalDate to) {
        Optional<Alert> worst = alerts.stream().findFirst();
        Step step = step(line, worst, waiting);
        long failed = days.values().stream().reduce(Tally.NONE, Tally::plus).failed();
        return new FleetPage.Row(
                line.domain().ascii(),
                line.tags(),
                tone(line),
                state(line),
                line.mode().map(Mode::word).orElse("–"),
                line.grade()
                        .map(letter -> new Linked(
                                letter.text(), "/fleet/" + line.domain().ascii() + "#look")),
                line.grade().map(FleetWords::tone).orElse("na"),
                worst.map(alert -> AlertLines.tone(alert.level())).orElseGet(() -> NeedWords.mark(line.need())),
                worst.isPresent() ? counted(line, alerts) : List.of(Linked.plain(NeedWords.brief(line.need()))),
                Sparkline.svg(to.minusDays(ReportScope.USUAL_DAYS - 1L), to, days),
                days.isEmpty() ? "–" : SessionWords.number(failed),
                line.looked().map(AlertLines::soon).orElse("not yet"),
                step.words(),
                step.address());
    }

    /// @param address where it is done; empty when there is only to wait
    private record Step(String words, String address) {}

    /// What is urgent comes before what waits for approval, and that before all else.
    private static Step step(FleetList.Line line, Optional<Alert> worst, Optional<PlanId> waiting) {
        String page = "/fleet/" + line.domain().ascii();
        if (waiting.isPresent()
                && worst.filter(alert -> alert.level() == Level.PAGE).isEmpty()) {
            return new Step("Waiting for approval", page + "/plan/" + waiting.get());
        }
        if (line.need() == Need.MISSING) {
            return new Step(NeedWords.next(line), page);
        }
        return worst.map(alert -> new Step(Shown.excerpt(alert.telling().title(), TEXT), page))
                .orElseGet(() -> new Step(NeedWords.next(line), NeedWords.address(line)));
    }

    private static List<Linked> counted(FleetList.Line line, List<Alert> alerts) {
        var counts = new EnumMap<Level, Integer>(Level.class);
        alerts.forEach(alert -> counts.merge(alert.level(), 1, Integer::sum));
        var sentence = new ArrayList<Linked>();
        counts.forEach((level, number) -> {
            if (!sentence.isEmpty()) {
                sentence.add(Linked.plain(", "));
            }
            sentence.add(new Linked(
                    switch (level) {
                        case PAGE -> number + " urgent";
                        case WARNING -> Words.count(number, "warning", "warnings");
                        case NOTICE -> Words.count(number, "note", "notes");
                    },
                    new AlertFilter(Optional.of(line.domain()), Optional.of(level)).address()));
        });
        return sentence;
    }
}
