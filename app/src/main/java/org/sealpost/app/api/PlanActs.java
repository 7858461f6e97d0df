package org.sealpost.app.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Target;
import org.sealpost.app.publish.Begun;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.store.PlanBook;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.PlanId;

/// Beginning a plan as it was shown, going on with it, and giving it up.
record PlanActs(Api api, Gate gate, Desk desk, Works works) {
    private static final int REASON = 2_000;
    private static final String CONFIRM = "confirm";
    private static final Shape APPLY = Shape.object(
            List.of(),
            Map.of(
                    CONFIRM,
                    Shape.line("The name of the domain, where the risk is red.", 1_000),
                    "reason",
                    Shape.line("Why; it stands in the audit trail. Needed where the risk is red.", REASON),
                    "dry_run",
                    Shape.flag("Whether it is only looked whether it could begin.")));
    private static final Shape GO_ON = Shape.object(
            List.of(),
            Map.of(
                    "let_go",
                    Shape.flag("Whether the values of others go that stand in the way, as `progress` names them.")));
    private static final Shape ABANDON =
            Shape.object(List.of(CONFIRM), Map.of(CONFIRM, Shape.line("The name of the domain.", 1_000)));

    void add() {
        api.add(
                Endpoint.open(
                                Method.POST,
                                Plans.ONE + "/apply",
                                "applyPlan",
                                "Begins a plan as it was shown. Amber and red plans need a permission of their own, which"
                                        + " `needs` of the plan names.")
                        .forThose(new Access.Having(Permission.APPLY_GREEN))
                        .with(Plans.id())
                        .taking(APPLY)
                        .answering(202, "It is under way: read the plan to follow it.", PlanTree.shape())
                        .answering(200, "It could begin. Nothing was changed.", PlanTree.shape())
                        .refusing(
                                Problem.STALE,
                                Problem.BUSY_PLAN,
                                Problem.NOT_WAITING,
                                Problem.NOT_CONFIRMED,
                                Problem.SECOND_PERSON,
                                Problem.NO_REASON),
                gate,
                this::apply);
        api.add(
                Endpoint.open(Method.POST, Plans.ONE + "/go-on", "goOn", "Goes on with a plan now, not when it is due")
                        .forThose(new Access.Having(Permission.APPLY_GREEN))
                        .with(Plans.id())
                        .taking(GO_ON)
                        .answering(202, "It has come as far as it can now.", PlanTree.shape())
                        .refusing(Problem.NOT_WAITING),
                gate,
                this::goOn);
        api.add(
                Endpoint.open(
                                Method.POST,
                                Plans.ONE + "/abandon",
                                "abandonPlan",
                                "Gives up a plan that is under way, where it stands")
                        .forThose(new Access.Having(Permission.APPLY_AMBER))
                        .with(Plans.id())
                        .taking(ABANDON)
                        .answering(200, "It is given up.", PlanTree.shape())
                        .refusing(Problem.NOT_WAITING, Problem.NOT_CONFIRMED),
                gate,
                this::abandon);
    }

    private Reply apply(Visit visit) {
        Body body = Body.of(visit.call(), APPLY);
        DomainName domain = DomainChanges.watched(desk, visit).domain();
        PlanId id = Plans.id(visit);
        var answers = new PlanAnswers(works);
        PlanBook.Page page = answers.find(domain, id);
        Begun begun = body.flag("dry_run").orElse(false)
                ? works.changes().rehearse(PlanAnswers.asker(visit), domain, id)
                : works.changes()
                        .begin(
                                PlanAnswers.asker(visit),
                                domain,
                                id,
                                new Changes.Agreement(
                                        body.text(CONFIRM).orElse(""),
                                        body.text("reason").orElse("")));
        return switch (begun) {
            case Begun.Going _ -> answers.shown(202, domain, id).with("Location", PlanAnswers.path(visit, domain, id));
            case Begun.Fit _ -> answers.shown(200, domain, id);
            case Begun.Forbidden(Permission needed) -> throw Gate.notAllowed(needed);
            case Begun.NotConfirmed _ -> throw notConfirmed(visit, page);
            case Begun.NoReason _ ->
                throw new Refused(
                        Problem.NO_REASON,
                        "Give a reason: it stands in the audit trail. The risk of the plan is "
                                + PlanTree.word(page.plan().risk()) + ". Nothing was changed.");
            case Begun.Stale(String moved) ->
                throw new Refused(
                        Problem.STALE,
                        "Changed after the plan was made: " + moved + ". Make a new plan. Nothing was changed.");
            case Begun.Busy _ -> throw PlanAnswers.busy();
            case Begun.Unknown _ ->
                throw new Refused(Problem.NOT_WAITING, "This plan was begun already. Nothing was changed.");
        };
    }

    private Refused notConfirmed(Visit visit, PlanBook.Page page) {
        return works.changes()
                        .approvals()
                        .isForAnother(PlanAnswers.asker(visit), page.plan().risk(), page.planner())
                ? new Refused(
                        Problem.SECOND_PERSON,
                        "The tenant asks for a second person: somebody else than the one who made the plan has to begin"
                                + " it. Nothing was changed.")
                : notConfirmed(page.plan().domain());
    }

    private static Refused notConfirmed(DomainName domain) {
        return new Refused(Problem.NOT_CONFIRMED, "Send \"" + CONFIRM + "\":\"" + domain + "\". Nothing was changed.");
    }

    /// The plan of the path, while it is under way.
    private PlanBook.Page underway(DomainName domain, PlanId id) {
        PlanBook.Page page = new PlanAnswers(works).find(domain, id);
        if (page.state() != PlanBook.State.UNDERWAY) {
            throw new Refused(Problem.NOT_WAITING, "This plan is not under way. Nothing was changed.");
        }
        return page;
    }

    private Reply goOn(Visit visit) {
        boolean letGo = Body.of(visit.call(), GO_ON).flag("let_go").orElse(false);
        DomainName domain = DomainChanges.watched(desk, visit).domain();
        PlanId id = Plans.id(visit);
        PlanBook.Page page = underway(domain, id);
        var target = new Target.One(visit.tenant(), domain);
        visit.require(Changes.permission(page.plan().risk()), target);
        if (letGo) {
            visit.require(Permission.APPLY_AMBER, target);
        }
        if (!works.changes().goOn(PlanAnswers.asker(visit), domain, id, letGo)) {
            throw new Refused(Problem.NOT_WAITING, "This plan is not under way. Nothing was changed.");
        }
        return new PlanAnswers(works).shown(202, domain, id);
    }

    private Reply abandon(Visit visit) {
        Body body = Body.of(visit.call(), ABANDON);
        DomainName domain = DomainChanges.watched(desk, visit).domain();
        PlanId id = Plans.id(visit);
        PlanBook.Page _ = underway(domain, id);
        Optional<DomainName> typed = body.text(CONFIRM).flatMap(DomainName::ofWire);
        if (typed.filter(domain::equals).isEmpty()) {
            throw notConfirmed(domain);
        }
        boolean _ = works.changes().abandon(PlanAnswers.asker(visit), domain);
        return new PlanAnswers(works).shown(200, domain, id);
    }
}
