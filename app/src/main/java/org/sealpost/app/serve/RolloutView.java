package org.sealpost.app.serve;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.page.Linked;
import org.sealpost.app.page.RolloutPage;
import org.sealpost.app.page.RolloutPage.Fact;
import org.sealpost.app.page.RolloutPage.Forecast;
import org.sealpost.app.page.RolloutPage.Gate;
import org.sealpost.app.page.RolloutPage.Line;
import org.sealpost.app.page.RolloutPage.May;
import org.sealpost.app.page.RolloutPage.Rule;
import org.sealpost.app.publish.Rollouts;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.app.render.reports.ExhibitWords;
import org.sealpost.app.store.RolloutAims.Aim;
import org.sealpost.app.web.Fields;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Risk;
import org.sealpost.publish.rollout.Proposal;
import org.sealpost.publish.rollout.Stage;
import org.sealpost.reports.readiness.Assessment;
import org.sealpost.reports.readiness.Coverage;
import org.sealpost.reports.readiness.Objection;
import org.sealpost.reports.readiness.Readiness;
import org.sealpost.reports.readiness.RuleCode;
import org.sealpost.reports.readiness.Run;

/// A roll-out as its page shows it.
///
/// @param answer whether somebody has to answer for the next stage on probes alone
record RolloutView(DomainGuard.Visit visit, Rollouts.Standing standing, boolean answer) {
    private static final int EVIDENCE = 4;
    private static final int TEXT = 300;

    RolloutPage page(Optional<String> problem) {
        boolean starting = problem.isPresent()
                && visit.call().form().one("act").filter("start"::equals).isPresent();
        Fields sent = starting ? visit.call().form() : Fields.NONE;
        Proposal proposal = standing.proposal();
        return new RolloutPage(
                visit.domain().ascii(),
                stage(),
                tone(standing.regions().stage()),
                aim(),
                next(),
                new AloneView(visit.domain(), standing.aim(), standing.last()).page(),
                reasons(),
                TimeLines.of(standing),
                gate(),
                forecast(),
                may(proposal),
                WishForm.ages(RolloutForm.age(sent).orElse(standing.goal().maxAge())),
                new RolloutPage.Typed(
                        sent.has("enforce"),
                        sent.has("enforce") ? sent.one("reason").orElse("") : ""),
                problem,
                visit.formToken());
    }

    private String stage() {
        return PlanPages.upper(word(standing.regions().stage()))
                + standing.regions()
                        .until()
                        .map(until -> ", until " + AlertLines.time(until))
                        .orElse("");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String tone(Stage stage) {
        return switch (stage) {
            case ENFORCED, PROBATION -> "pass";
            case TESTING, PREPARING, ROLLING_BACK, RETIRING, UNPUBLISHING -> "wait";
            case ABSENT -> "na";
        };
    }

    private String aim() {
        return standing.aim()
                .map(aim -> "To " + aim.goal().mode().word() + ", max_age "
                        + WishForm.words(aim.goal().maxAge()) + ". "
                        + (aim.held().isPresent() ? "Held" : "Started") + " by " + Shown.excerpt(aim.person(), TEXT)
                        + ", " + AlertLines.time(aim.at()) + ".")
                .orElse("Nobody has started a rollout. Below is what it would do.");
    }

    private String next() {
        if (standing.held()) {
            return "It is held: "
                    + standing.aim()
                            .flatMap(aim -> aim.held())
                            .map(why -> Shown.excerpt(why, TEXT))
                            .orElse("") + ". No stage begins until it is released.";
        }
        return switch (standing.proposal()) {
            case Proposal.Reached _ -> "The goal is reached.";
            case Proposal.Approve(Desired next, String label) ->
                PlanPages.upper(next.policy().map(RolloutView::words).orElse("MTA-STS is removed")) + " is next"
                        + (label.isEmpty() ? "." : ", " + Shown.excerpt(label, TEXT) + ".");
            case Proposal.Wait(Instant until, String why) ->
                "Wait until " + AlertLines.time(until) + ": " + Shown.excerpt(why, TEXT) + ".";
            case Proposal.Stop(var _, Optional<Instant> earliest) ->
                (reasons().isEmpty() ? "Not yet; the open rules below say why." : "Not yet.")
                        + earliest.map(date -> " At the earliest " + AlertLines.time(date) + ".")
                                .orElse("");
        };
    }

    private static String words(StsPolicy policy) {
        return policy.mode().word() + " with a max_age of " + WishForm.words(policy.maxAge());
    }

    /// Why not yet, but for what the gate says below.
    private List<String> reasons() {
        return standing.proposal() instanceof Proposal.Stop(List<String> reasons, var _)
                ? reasons.stream()
                        .filter(reason -> !reason.endsWith("]"))
                        .map(reason -> PlanPages.upper(Shown.excerpt(reason, TEXT)))
                        .toList()
                : List.of();
    }

    /// Whether senders are told to enforce.
    static boolean enforcing(Rollouts.Standing standing) {
        return switch (standing.regions().stage()) {
            case PROBATION, ENFORCED -> true;
            case ABSENT, PREPARING, TESTING, ROLLING_BACK, RETIRING, UNPUBLISHING -> false;
        };
    }

    private May may(Proposal proposal) {
        boolean plans = visit.may(Permission.MAKE_PLANS);
        boolean busy = standing.regions().busy();
        boolean started = standing.aim().isPresent();
        boolean enforces = visit.may(Permission.ENFORCE);
        boolean less = standing.aim()
                .flatMap(Aim::alone)
                .filter(alone -> alone.most() == Risk.RED)
                .isEmpty();
        return new May(
                plans && (!started || (enforces && less)),
                enforces,
                plans && started && !standing.held() && !busy && proposal instanceof Proposal.Approve,
                plans && started && !standing.held(),
                plans && standing.held(),
                plans && !busy && enforcing(standing),
                enforces && answer);
    }

    private Gate gate() {
        Assessment assessment = standing.assessment();
        Readiness readiness = assessment.readiness();
        List<Rule> rules = new ArrayList<>();
        assessment.objections().stream()
                .filter(each -> each.rule().weight() != RuleCode.Weight.NOTES)
                .forEach(each -> rules.add(rule(each)));
        assessment.notes().forEach(each -> rules.add(rule(each)));
        return new Gate(
                PlanPages.upper(readiness.word().toLowerCase(Locale.ROOT)),
                switch (readiness) {
                    case Readiness.Ready _ -> "pass";
                    case Readiness.NotReady _ -> "fail";
                    case Readiness.Unknown _ -> "unknown";
                    case Readiness.Hold _ -> "warn";
                },
                switch (readiness) {
                    case Readiness.Ready _ -> "What can be known says that mail arrives.";
                    case Readiness.NotReady _ -> "Something has to be mended first.";
                    case Readiness.Unknown(var _, LocalDate earliest) ->
                        "It cannot be known yet, at the earliest on " + earliest + ".";
                    case Readiness.Hold _ -> "Something comes first.";
                },
                rules,
                facts(assessment));
    }

    private static Rule rule(Objection objection) {
        return new Rule(
                switch (objection.rule().weight()) {
                    case HOLDS -> "warn";
                    case STOPS -> "fail";
                    case LACKS -> "unknown";
                    case NOTES -> "note";
                },
                plain(objection.explanation()),
                objection.fix().equals("None.") ? "" : plain(Shown.text(objection.fix())),
                objection.evidence().stream()
                        .limit(EVIDENCE)
                        .map(ExhibitWords::words)
                        .toList(),
                objection.rule().id(),
                objection.earliest().map(day -> "not before " + day).orElse(""));
    }

    /// Without the marks around commands.
    private static String plain(String text) {
        return text.replace("`", "");
    }

    private List<Fact> facts(Assessment assessment) {
        Run run = assessment.run();
        String reports = "/fleet/" + visit.domain().ascii() + "/reports"
                + run.first().map(first -> "?from=" + first).orElse("");
        List<Fact> facts = new ArrayList<>();
        facts.add(fact(
                "Clean run",
                reports,
                Words.count(run.length(), "day", "days") + ", " + run.clean() + " of them clean"
                        + run.first().map(first -> ", since " + first).orElse("")));
        facts.add(fact("Sessions", reports, run.evidence() + " count, " + run.blocked() + " would have been refused"));
        facts.add(fact(
                "Loss",
                "",
                run.evidence() == 0
                        ? "nothing can be said without evidence"
                        : String.format(
                                Locale.ROOT,
                                "at most %.3f %% with 95 %% confidence",
                                Math.ceil(100_000 * run.upperBound()) / 1_000)));
        facts.add(fact(
                "Reporters",
                reports + "#reporters",
                assessment.reporters().stream()
                                .filter(line -> line.standing().counts())
                                .count()
                        + " count, "
                        + assessment.otherReporters() + " others"));
        facts.add(fact(
                "Coverage",
                "",
                switch (assessment.coverage()) {
                    case Coverage.Unknown _ -> "not known: there is no log of the mail servers to compare with";
                    case Coverage.Compared compared ->
                        String.format(Locale.ROOT, "%.1f %% of the sessions in the logs", 100 * compared.share());
                }));
        return facts;
    }

    /// @param evidence the address of what it was counted from; empty where there is none
    private static Fact fact(String name, String evidence, String value) {
        return new Fact(name, new Linked(value, evidence));
    }

    private Forecast forecast() {
        var forecast = standing.assessment().forecast();
        List<Line> lines = new ArrayList<>();
        forecast.counting()
                .forEach(refusal -> lines.add(new Line("fail", PlanPages.upper(ExhibitWords.refusal(refusal)) + ".")));
        forecast.hosts()
                .forEach(host -> lines.add(new Line(
                        "fail",
                        "Mail to " + host.mx()
                                + host.address()
                                        .map(address -> " (" + Shown.text(address) + ")")
                                        .orElse("")
                                + " would be refused, by our own look: " + host.code() + ".")));
        forecast.others()
                .forEach(refusal -> lines.add(new Line("warn", "Not proven: " + ExhibitWords.refusal(refusal) + ".")));
        boolean refused = !forecast.counting().isEmpty() || !forecast.hosts().isEmpty();
        String days = Words.count(forecast.days(), "day", "days");
        return new Forecast(
                refused ? "fail" : forecast.sessions() == 0 ? "unknown" : "pass",
                refused
                        ? String.format(
                                Locale.ROOT,
                                "About %.1f sessions a day would be refused, going by the last %s.",
                                forecast.refusedADay(),
                                days)
                        : forecast.sessions() == 0
                                ? "Nothing is known: no reporter that counts told of a session in the last " + days
                                        + "."
                                : "Nothing would be refused of the " + forecast.sessions()
                                        + " sessions that reporters told of in the last " + days + ".",
                lines);
    }
}
