package org.sealpost.app.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.app.access.Permission;
import org.sealpost.app.page.PlanPage;
import org.sealpost.app.page.PlanPage.Effect;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.publish.Office;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.publish.PlanText;
import org.sealpost.app.render.publish.StepWords;
import org.sealpost.app.store.Consents;
import org.sealpost.app.store.PlanBook;
import org.sealpost.app.store.PlanBook.State;
import org.sealpost.app.store.PlanTurns;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.Stood;
import org.sealpost.publish.dns.Change;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Risk;
import org.sealpost.publish.plan.Step;
import org.sealpost.publish.plan.Transition;

/// A plan as its page shows it.
record PlanView(Changes changes, DomainGuard.Visit visit, PlanBook.Page book) {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int TEXT = 300;

    private Office office() {
        return changes.office();
    }

    /// @param problem why it was not begun
    /// @param fit whether it may be begun as far as that is known
    PlanPage page(Optional<String> problem, boolean fit) {
        Plan plan = book.plan();
        Risk risk = plan.risk();
        Optional<PlanTurns.Last> last = office().journal().turns().last(plan.id());
        boolean going = book.state() == State.UNDERWAY;
        Instant now = office().clock().instant();
        boolean permitted = visit.may(Changes.permission(risk));
        boolean another = changes.approvals().isForAnother(visit.asker(), risk, book.planner());
        boolean mayApply = permitted && !another;
        boolean open = book.state() == State.PROPOSED && fit;
        return new PlanPage(
                plan.domain().ascii(),
                plan.id().text(),
                "Plan for " + plan.domain() + ": " + transitions(plan),
                tone(risk),
                risk.name().toLowerCase(Locale.ROOT),
                pips(risk),
                state(),
                problem,
                effects(),
                new PlanSteps(book, last.map(PlanTurns.Last::progress)).lines(),
                plan.caveats().stream().map(PlanText::caveat).toList(),
                going && last.map(each -> each.next().isBefore(now.plus(SOON))).orElse(true),
                going ? Optional.of(last.map(each -> now(each.progress())).orElseGet(PlanView::beginning)) : ended(),
                open && mayApply
                        ? Optional.of(new PlanPage.Apply(risk == Risk.RED, reason(), wayBack()))
                        : Optional.empty(),
                going && permitted
                        ? Optional.of(new PlanPage.Going(
                                last.filter(each -> each.progress() instanceof Progress.Foreign)
                                                .isPresent()
                                        && visit.may(Permission.APPLY_AMBER)))
                        : Optional.empty(),
                open && !mayApply ? Optional.of(notYours(risk, another)) : Optional.empty(),
                book.state() == State.PROPOSED ? Optional.of(consent(risk, permitted)) : Optional.empty(),
                held(now),
                visit.formToken());
    }

    private static String notYours(Risk risk, boolean another) {
        String role = Changes.permission(risk).from().word();
        return another
                ? "You made this plan. Somebody else with the role " + role + " has to approve it."
                : "It needs somebody with the role " + role + ".";
    }

    private PlanPage.Consent consent(Risk risk, boolean permitted) {
        Optional<Consents.Waiting> asked =
                office().journal().consents().asked(book.plan().id());
        return new PlanPage.Consent(
                asked.map(each -> "It is listed under Approvals since " + AlertLines.time(each.at()) + "."
                                + (each.reason().isEmpty() ? "" : " " + Shown.excerpt(each.reason(), TEXT)))
                        .orElse(""),
                risk == Risk.RED && asked.isEmpty() && visit.may(Permission.MAKE_PLANS),
                permitted && asked.isPresent());
    }

    private String reason() {
        return visit.call().form().one("reason").orElse("");
    }

    static String transitions(Plan plan) {
        return plan.transitions().stream().map(Transition::words).collect(Collectors.joining(", "));
    }

    static String tone(Risk risk) {
        return switch (risk) {
            case GREEN -> "pass";
            case AMBER -> "warn";
            case RED -> "fail";
        };
    }

    private static int pips(Risk risk) {
        return switch (risk) {
            case GREEN -> 1;
            case AMBER -> 2;
            case RED -> 3;
        };
    }

    private String state() {
        String made = "Made " + AlertLines.time(book.plan().basis().madeAt())
                + (book.planner().isEmpty() ? "" : " by " + Shown.excerpt(book.planner(), TEXT));
        return switch (book.state()) {
            case PROPOSED -> "Nothing is changed yet. " + made + ", good until anything it rests on changes.";
            case UNDERWAY ->
                made + ". Begun " + book.begun().map(AlertLines::time).orElse("") + ".";
            case ENDED -> made + ". Ended " + book.ended().map(AlertLines::time).orElse("") + ": " + how() + ".";
        };
    }

    private String how() {
        return Shown.excerpt(book.how(), TEXT);
    }

    private Optional<PlanPage.Now> ended() {
        return book.state() == State.ENDED && book.how().equals("done")
                ? Optional.of(new PlanPage.Now("pass", "All steps were made and seen", List.of(), List.of()))
                : Optional.empty();
    }

    private List<Effect> effects() {
        Plan plan = book.plan();
        return List.of(
                new Effect("What changes", "wait", PlanPages.upper(transitions(plan)), changes(plan.transitions())),
                new Effect(
                        "What it can do", tone(plan.risk()), PlanPages.upper(risk(plan.risk())), riskMore(plan.risk())),
                new Effect(
                        "Way back",
                        plan.rollbackEnds().isAfter(plan.finishes()) ? "warn" : "pass",
                        plan.rollbackEnds().isAfter(plan.finishes())
                                ? "Until " + AlertLines.time(plan.rollbackEnds()) + " at worst"
                                : "At once",
                        wayBack()));
    }

    private static String changes(Set<Transition> transitions) {
        if (transitions.contains(Transition.TO_ENFORCE)) {
            return "A sender that reads the new policy skips an MX host without a valid certificate. Until now it"
                    + " delivered and reported.";
        }
        if (transitions.contains(Transition.ROLL_BACK)) {
            return "Senders that look again deliver all the same, and report.";
        }
        if (transitions.contains(Transition.RETIRE) || transitions.contains(Transition.TO_NONE)) {
            return "Senders forget what they hold. Mail is sent as without MTA-STS.";
        }
        if (transitions.contains(Transition.FIRST_PUBLISH)) {
            return "Senders find a policy for the first time.";
        }
        return "Senders that look again find what you approved.";
    }

    private static String risk(Risk risk) {
        return switch (risk) {
            case GREEN -> "It can stop no mail";
            case AMBER -> "It can be undone quickly";
            case RED -> "It can stop mail";
        };
    }

    private static String riskMore(Risk risk) {
        return switch (risk) {
            case GREEN -> "Whatever goes wrong, senders deliver all the same.";
            case AMBER -> "A way back is open at every step.";
            case RED -> "Or it cannot be undone before what senders hold has run out.";
        };
    }

    private String wayBack() {
        Plan plan = book.plan();
        return plan.rollbackEnds().isAfter(plan.finishes())
                ? "Given up at its end, some senders enforce until " + AlertLines.time(plan.rollbackEnds()) + "."
                : "At its end no sender enforces anything.";
    }

    private static PlanPage.Now beginning() {
        return new PlanPage.Now("wait", "The steps are being made", List.of(), List.of());
    }

    private static PlanPage.Now now(Progress progress) {
        return switch (progress) {
            case Progress.Idle _, Progress.Refused _ -> beginning();
            case Progress.Done _ -> new PlanPage.Now("pass", "All steps were made and seen", List.of(), List.of());
            case Progress.Waiting(Step step, Instant until) ->
                new PlanPage.Now(
                        "wait",
                        "Step " + step.number() + " waits until " + AlertLines.time(until),
                        List.of(PlanPages.upper(StepWords.action(step.action())) + "."),
                        List.of());
            case Progress.Owner(Step step, List<String> missing) ->
                new PlanPage.Now(
                        "warn",
                        "Step " + step.number() + " needs you",
                        lines(PlanPages.upper(StepWords.action(step.action())) + ".", missing),
                        List.of());
            case Progress.Held(Step step, List<String> why, Optional<Instant> earliest) ->
                new PlanPage.Now(
                        "unknown",
                        "Step " + step.number() + " is held"
                                + earliest.map(date -> " until " + AlertLines.time(date))
                                        .orElse(""),
                        lines("It is looked at again by itself.", why),
                        List.of());
            case Progress.Conflict(Step step, String found) ->
                new PlanPage.Now(
                        "fail",
                        "Step " + step.number() + ": something else stands there, and nothing was overwritten",
                        List.of(
                                "Found: " + Shown.excerpt(found, TEXT),
                                "See who set it. Then give this plan up and make another."),
                        List.of());
            case Progress.Foreign(Step step, Change change, List<String> values) ->
                new PlanPage.Now(
                        "fail",
                        "Step " + step.number() + ": values of others stand there, and nothing was overwritten",
                        List.of("At " + change.name() + " stands what Sealpost did not put there. See who set it."),
                        values.stream()
                                .map(value -> change.expected()
                                                .map(RecordSet::type)
                                                .map(Enum::name)
                                                .orElse("")
                                        + " " + Shown.excerpt(value, TEXT))
                                .toList());
        };
    }

    private static List<String> lines(String first, List<String> more) {
        var lines = new ArrayList<String>();
        lines.add(first);
        more.forEach(each -> lines.add(PlanPages.upper(Shown.excerpt(each, TEXT))));
        return lines;
    }

    /// L(t): what lawful senders may still apply.
    private List<PlanPage.Held> held(Instant now) {
        return office().journal().history(book.plan().domain()).stood().stream()
                .filter(stood -> stood.fact() instanceof Fact.Policy && stood.usable(now))
                .map(stood -> held(stood, now))
                .toList();
    }

    private static PlanPage.Held held(Stood stood, Instant now) {
        StsPolicy policy = ((Fact.Policy) stood.fact()).policy();
        return new PlanPage.Held(
                policy.mode().word() + ", " + WishForm.words(policy.maxAge()) + ", "
                        + policy.mx().stream()
                                .map(pattern -> Shown.text(pattern.text()))
                                .collect(Collectors.joining(", ")),
                AlertLines.time(stood.from()),
                stood.open() ? "in force" : AlertLines.time(stood.expires(now)));
    }
}
