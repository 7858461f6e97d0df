package org.sealpost.app.api;

import java.util.List;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.publish.Wish;
import org.sealpost.app.store.PlanBook;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.PlanId;
import org.sealpost.publish.plan.Terms;

/// The plans of a domain: the dry run of each change, and the only way to one.
record Plans(Api api, Gate gate, Desk desk, Works works) {
    static final String PATH = DomainChanges.PATH + "/plans";
    static final String ONE = PATH + "/{id}";

    private static final String LIST = "plans";
    private static final Shape WISH = WishBody.shape();

    void add() {
        api.add(
                Endpoint.open(Method.GET, PATH, "listPlans", "Every plan of a domain, those that were made last first")
                        .forThose(new Access.Having(Permission.SEE_DOMAINS))
                        .with(Paging.parameters())
                        .answering(200, "A part of the list.", Paging.shape(PlanTree.line())),
                gate,
                this::list);
        api.add(
                PlanAnswers.making(Endpoint.open(
                                Method.POST,
                                PATH,
                                "makePlan",
                                "Says what shall be, and gets the steps that lead there: a dry run. What is left out"
                                        + " stays as it was approved. It is approved when the plan is begun.")
                        .forThose(new Access.Having(Permission.MAKE_PLANS))
                        .with(Parameter.header(
                                "If-Match", false, "The version of the desired state that was read, from its ETag."))
                        .taking(WISH)
                        .answering(200, "It stands already, and is approved from now on.", DesiredTree.shape())
                        .refusing(Problem.OTHER_VERSION)),
                gate,
                this::make);
        api.add(
                Endpoint.open(Method.GET, ONE, "getPlan", "A plan, and how far it has come")
                        .forThose(new Access.Having(Permission.SEE_DOMAINS))
                        .with(id())
                        .answering(200, "The plan.", PlanTree.shape()),
                gate,
                visit -> new PlanAnswers(works)
                        .shown(200, DomainChanges.watched(desk, visit).domain(), id(visit)));
    }

    static Parameter id() {
        return Parameter.path("id", "Of the plan.");
    }

    static PlanId id(Visit visit) {
        String text = visit.id("plan");
        if (!text.matches("[0-9a-f]{16}")) {
            throw Refused.notThere("plan of this domain");
        }
        return new PlanId(text);
    }

    private Reply list(Visit visit) {
        Paging paging = Paging.of(visit.call(), LIST);
        DomainName domain = DomainChanges.watched(desk, visit).domain();
        List<PlanBook.Listed> listed =
                works.changes().office().journal().book().of(domain, mark(paging), paging.limit());
        Optional<String> next = listed.size() == paging.limit()
                ? Optional.of(Paging.cursor(
                        LIST,
                        listed.getLast().mark().made() + " "
                                + listed.getLast().mark().id()))
                : Optional.empty();
        return Json.reply(
                200,
                Json.TYPE,
                Paging.tree(
                        listed.stream().map(each -> PlanTree.line(each.page())).toList(), next));
    }

    private static PlanBook.Mark mark(Paging paging) {
        return paging.after()
                .map(text -> {
                    if (!text.matches("[0-9]{1,19} [0-9a-f]{16}")) {
                        throw Paging.malformed();
                    }
                    String[] parts = text.split(" ", -1);
                    try {
                        return new PlanBook.Mark(Long.parseLong(parts[0]), parts[1]);
                    } catch (NumberFormatException tooLarge) {
                        throw Paging.malformed();
                    }
                })
                .orElse(PlanBook.Mark.START);
    }

    private Reply make(Visit visit) {
        Wish wish = new WishBody(Body.of(visit.call(), WISH)).wish();
        DomainName domain = DomainChanges.watched(desk, visit).domain();
        var answers = new PlanAnswers(works);
        Optional<Desired> known = answers.approved(domain);
        Optional<String> version = visit.call().header("if-match");
        if (version.isPresent()
                && known.filter(each -> Gate.matches(version, DesiredTree.tag(each)))
                        .isEmpty()) {
            throw new Refused(
                    Problem.OTHER_VERSION, "It was changed since you read it. Read it again. Nothing was changed.");
        }
        answers.requireIdle(domain);
        Desired wanted = wish.of(domain, known, works.changes().office().edges())
                .orElseThrow(() -> new Refused(
                        Problem.MALFORMED,
                        "Name in 'mx' the hosts that take the mail: nobody has approved any. Nothing was changed."));
        return answers.planned(visit, domain, works.changes().plan(PlanAnswers.asker(visit), wanted, Terms.USUAL));
    }
}
