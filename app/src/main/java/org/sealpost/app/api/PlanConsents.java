package org.sealpost.app.api;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Target;
import org.sealpost.app.publish.Approvals;
import org.sealpost.app.publish.Asker;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.store.Consents;
import org.sealpost.app.store.PlanBook;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Transition;

/// Plans that wait for somebody: the list of them, asking for one, refusing one, and whether it takes a second person.
/// Somebody agrees to a plan by beginning it.
record PlanConsents(Api api, Gate gate, Desk desk, Works works) {
    private static final String LIST = "/v1/tenants/{tenant}/approvals";
    private static final String SECOND = LIST + "/second-person";
    private static final String REASON = "reason";
    private static final String NEEDED = "needed";
    private static final int LONGEST = 500;
    private static final Shape ASK =
            Shape.object(List.of(), Map.of(REASON, Shape.line("Why; it stands in the list.", LONGEST)));
    private static final Shape REFUSE = Shape.object(
            List.of(),
            Map.of(REASON, Shape.line("Why, which is needed; it stands at the plan and in the audit trail.", LONGEST)));
    private static final Shape RULE = Shape.object(
            List.of(NEEDED),
            Map.of(
                    NEEDED,
                    Shape.flag("Whether somebody else than the one who made it has to agree to a plan whose risk is"
                            + " red.")));

    void add() {
        api.add(
                Endpoint.open(
                                Method.GET,
                                LIST,
                                "listApprovals",
                                "Plans that wait for somebody, of each domain the last")
                        .forThose(new Access.Having(Permission.SEE_DOMAINS))
                        .answering(
                                200,
                                "Those that were asked for last first, 500 at the most.",
                                Shape.object(List.of("items"), Map.of("items", Shape.list(shape())))),
                gate,
                this::list);
        api.add(
                Endpoint.open(
                                Method.GET,
                                SECOND,
                                "getSecondPerson",
                                "Whether plans of the highest risk need a second person")
                        .forThose(new Access.Having(Permission.SEE_DOMAINS))
                        .answering(200, "The rule of the tenant.", RULE),
                gate,
                this::rule);
        api.add(
                Endpoint.open(Method.PATCH, SECOND, "setSecondPerson", "Has them need one, or no longer")
                        .forThose(new Access.Having(Permission.CHANGE_SETTINGS))
                        .taking(RULE)
                        .answering(200, "The rule from now on.", RULE),
                gate,
                this::set);
        api.add(
                Endpoint.open(
                                Method.POST,
                                Plans.ONE + "/ask",
                                "askForPlan",
                                "Lists a plan for whoever may agree to it; asked again, with another reason")
                        .forThose(new Access.Having(Permission.MAKE_PLANS))
                        .with(Plans.id())
                        .taking(ASK)
                        .answering(200, "It waits.", PlanTree.shape())
                        .refusing(Problem.NOT_WAITING),
                gate,
                this::ask);
        api.add(
                Endpoint.open(
                                Method.POST,
                                Plans.ONE + "/refuse",
                                "refusePlan",
                                "Says no to a plan that waits: it can be begun no more. Needs the permission that `needs`"
                                        + " of the plan names.")
                        .forThose(new Access.Having(Permission.APPLY_GREEN))
                        .with(Plans.id())
                        .taking(REFUSE)
                        .answering(200, "It is refused.", PlanTree.shape())
                        .refusing(Problem.NOT_WAITING, Problem.NO_REASON),
                gate,
                this::refuse);
    }

    private static Shape shape() {
        Map<String, Shape> members = new HashMap<>(Tree.domain());
        members.put("plan", Shape.string("Its id."));
        members.put("risk", PlanTree.risk());
        members.put("needs", Shape.string("The permission that it takes to agree."));
        members.put("another", Shape.flag("Whether somebody else than the one who reads this has to agree."));
        members.put("planner", Shape.string("Who made it."));
        members.put("asked", Shape.instant("Since when it waits."));
        members.put(REASON, Shape.string("Of whoever asked."));
        members.put("transitions", Shape.list(Shape.string("A kind of change, in a few words.")));
        return Shape.object(
                        List.of(
                                "domain",
                                "unicode",
                                "plan",
                                "risk",
                                "needs",
                                "another",
                                "planner",
                                "asked",
                                "transitions"),
                        members)
                .called("Approval");
    }

    private Approvals approvals() {
        return works.changes().approvals();
    }

    private Reply list(Visit visit) {
        Asker asker = PlanAnswers.asker(visit);
        List<Tree> items = approvals().waiting(visit.tenant()).stream()
                .filter(each -> visit.may(Permission.SEE_DOMAINS, each.plan().domain()))
                .map(each -> tree(asker, each))
                .toList();
        return Json.reply(200, Json.TYPE, new Tree().objects("items", items).members());
    }

    private Tree tree(Asker asker, Consents.Waiting waiting) {
        Plan plan = waiting.plan();
        Tree tree = new Tree()
                .domain(plan.domain())
                .text("plan", plan.id().text())
                .text("risk", PlanTree.word(plan.risk()))
                .text("needs", Changes.permission(plan.risk()).word())
                .flag("another", approvals().isForAnother(asker, plan.risk(), waiting.planner()))
                .text("planner", waiting.planner())
                .instant("asked", waiting.at())
                .texts(
                        "transitions",
                        plan.transitions().stream().map(Transition::words).toList());
        return waiting.reason().isEmpty() ? tree : tree.text(REASON, waiting.reason());
    }

    private Reply rule(Visit visit) {
        return Json.reply(
                200,
                Json.TYPE,
                new Tree().flag(NEEDED, approvals().needSecond(visit.tenant())).members());
    }

    private Reply set(Visit visit) {
        boolean needed = Body.of(visit.call(), RULE).flag(NEEDED).orElseThrow();
        approvals().needSecond(PlanAnswers.asker(visit), needed);
        return rule(visit);
    }

    private Reply ask(Visit visit) {
        String reason = Body.of(visit.call(), ASK).text(REASON).orElse("");
        DomainName domain = DomainChanges.watched(desk, visit).domain();
        PlanBook.Page page = new PlanAnswers(works).find(domain, Plans.id(visit));
        return answered(domain, page.plan(), approvals().ask(PlanAnswers.asker(visit), page.plan(), reason));
    }

    private Reply refuse(Visit visit) {
        String reason = Body.of(visit.call(), REFUSE).text(REASON).orElse("").strip();
        DomainName domain = DomainChanges.watched(desk, visit).domain();
        PlanBook.Page page = new PlanAnswers(works).find(domain, Plans.id(visit));
        visit.require(Changes.permission(page.plan().risk()), new Target.One(visit.tenant(), domain));
        if (reason.isEmpty()) {
            throw new Refused(
                    Problem.NO_REASON, "'reason' says why: whoever made the plan reads it. Nothing was changed.");
        }
        return answered(domain, page.plan(), approvals().refuse(PlanAnswers.asker(visit), page.plan(), reason));
    }

    /// @param waited whether it was not begun and not refused yet
    private Reply answered(DomainName domain, Plan plan, boolean waited) {
        if (!waited) {
            throw new Refused(Problem.NOT_WAITING, "This plan was begun or refused already. Nothing was changed.");
        }
        return new PlanAnswers(works).shown(200, domain, plan.id());
    }
}
