package org.sealpost.app.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.publish.Rollouts;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.rollout.Goal;

/// The roll-out of a domain to `enforce`: where it is, and each stage as a plan.
record Stages(Api api, Gate gate, Desk desk, Works works) {
    private static final String PATH = DomainChanges.PATH + "/rollout";
    private static final String REASON = "reason";
    private static final String CONSENT = "consent";
    private static final int LONGEST = 200;
    private static final Shape START = Shape.object(
            List.of(),
            Map.of(
                    CONSENT,
                    Shape.line(
                            "Why stages after which mail can be refused begin by themselves too; that needs the"
                                    + " permission plans:enforce. Without it they wait for somebody.",
                            LONGEST),
                    "max_age",
                    Shape.number(
                            "How far it shall rise, in seconds; 28 days where nothing is said.",
                            Goal.SHORTEST.toSeconds(),
                            Goal.LONGEST.toSeconds())));
    private static final Shape HOLD =
            Shape.object(List.of(REASON), Map.of(REASON, Shape.line("Why no stage begins.", LONGEST)));
    private static final Shape ANSWER = Shape.object(
            List.of(REASON),
            Map.of(REASON, Shape.line("Why; it stands beside the step and in the audit trail.", LONGEST)));

    void add() {
        api.add(
                Endpoint.open(
                                Method.GET,
                                PATH,
                                "getRollout",
                                "How the roll-out of a domain stands, what the gate says, and what comes next")
                        .forThose(new Access.Having(Permission.SEE_DOMAINS))
                        .answering(200, "The roll-out.", RolloutTree.shape()),
                gate,
                this::shown);
        api.add(
                changing("/start", "startRollout", "Has a roll-out come to `enforce`; its stages are plans")
                        .taking(START)
                        .refusing(Problem.NO_REASON),
                gate,
                this::start);
        api.add(
                changing("/hold", "holdRollout", "Has no stage begin until it is released; what is under way goes on")
                        .taking(HOLD),
                gate,
                this::hold);
        api.add(changing("/release", "releaseRollout", "Lets stages begin again"), gate, visit -> {
            DomainName domain = approved(visit);
            works.rollouts().release(PlanAnswers.asker(visit), domain);
            return shown(visit);
        });
        api.add(
                Endpoint.open(
                                Method.POST,
                                PATH + "/answer",
                                "answerRollout",
                                "Answers for what comes next on probes alone, where nobody reports and `asks_answer` says"
                                        + " so")
                        .forThose(new Access.Having(Permission.ENFORCE))
                        .taking(ANSWER)
                        .answering(200, "How it stands from now on.", RolloutTree.shape())
                        .refusing(Problem.NO_ANSWER, Problem.NO_REASON),
                gate,
                this::answer);
        api.add(
                planning("/step", "stepRollout", "Makes the plan of the next stage; it waits to be begun"),
                gate,
                visit -> planned(visit, works.rollouts().stage(PlanAnswers.asker(visit), idle(visit))));
        api.add(
                planning(
                        "/rollback",
                        "rollBack",
                        "Makes the plan back to testing; senders may go on enforcing for as long as they hold what was"
                                + " served"),
                gate,
                visit -> planned(visit, works.rollouts().back(PlanAnswers.asker(visit), idle(visit))));
    }

    private static Endpoint changing(String rest, String id, String summary) {
        return Endpoint.open(Method.POST, PATH + rest, id, summary)
                .forThose(new Access.Having(Permission.MAKE_PLANS))
                .answering(200, "How it stands from now on.", RolloutTree.shape());
    }

    private static Endpoint planning(String rest, String id, String summary) {
        return PlanAnswers.making(Endpoint.open(Method.POST, PATH + rest, id, summary)
                        .forThose(new Access.Having(Permission.MAKE_PLANS)))
                .refusing(Problem.NO_STAGE);
    }

    private DomainName approved(Visit visit) {
        DomainName domain = DomainChanges.watched(desk, visit).domain();
        if (new PlanAnswers(works).approved(domain).isEmpty()) {
            throw new Refused(
                    Problem.NOT_FOUND,
                    "Nothing is approved for this domain yet, so there is no roll-out. Make a plan.");
        }
        return domain;
    }

    private DomainName idle(Visit visit) {
        DomainName domain = approved(visit);
        new PlanAnswers(works).requireIdle(domain);
        return domain;
    }

    private Reply shown(Visit visit) {
        Rollouts.Standing standing = works.rollouts().look(approved(visit)).orElseThrow(Gate::hidden);
        return Json.reply(
                200,
                Json.TYPE,
                RolloutTree.of(standing, works.rollouts().needsAnswer(standing)).members());
    }

    private Reply start(Visit visit) {
        Body body = Body.of(visit.call(), START);
        Duration age = body.number("max_age").map(Duration::ofSeconds).orElse(Rollouts.USUAL.maxAge());
        Optional<String> consent = body.has(CONSENT) ? Optional.of(reason(body, CONSENT)) : Optional.empty();
        if (!works.rollouts().start(PlanAnswers.asker(visit), approved(visit), new Goal(Mode.ENFORCE, age), consent)) {
            throw Gate.notAllowed(Permission.ENFORCE);
        }
        return shown(visit);
    }

    private static String reason(Body body, String member) {
        String reason = body.text(member).orElse("").strip();
        if (reason.isEmpty()) {
            throw new Refused(
                    Problem.NO_REASON, "'" + member + "' says why: it stands in the audit trail. Nothing was changed.");
        }
        return reason;
    }

    private Reply answer(Visit visit) {
        String reason = reason(Body.of(visit.call(), ANSWER), REASON);
        DomainName domain = approved(visit);
        if (works.rollouts().look(domain).filter(works.rollouts()::needsAnswer).isEmpty()) {
            throw new Refused(Problem.NO_ANSWER, "Nobody has to answer for that now. Nothing was changed.");
        }
        works.rollouts().answer(PlanAnswers.asker(visit), domain, reason);
        return shown(visit);
    }

    private Reply hold(Visit visit) {
        String reason = Body.of(visit.call(), HOLD).text(REASON).orElseThrow();
        works.rollouts().hold(PlanAnswers.asker(visit), approved(visit), reason);
        return shown(visit);
    }

    private Reply planned(Visit visit, Optional<Planning> planning) {
        return new PlanAnswers(works)
                .planned(
                        visit,
                        visit.domain(),
                        planning.filter(each -> !(each instanceof Planning.Nothing))
                                .orElseThrow(() -> new Refused(
                                        Problem.NO_STAGE,
                                        "There is no next stage now; the roll-out says why. Nothing was changed.")));
    }
}
