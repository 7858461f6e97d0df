package org.sealpost.app.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.app.publish.Asker;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.PlanBook;
import org.sealpost.app.web.Reply;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.PlanId;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Refusal;

/// What programs are answered that ask for plans, in whatever way a plan comes about.
record PlanAnswers(Works works) {
    private static final int SHOWN = 500;

    static Asker asker(Visit visit) {
        return new Asker(
                visit.caller(), visit.tenant(), Optional.of(visit.call().from()));
    }

    /// An operation that may make a plan.
    static Endpoint making(Endpoint endpoint) {
        return endpoint.answering(201, "A plan that waits to be begun. Nothing is changed yet.", PlanTree.shape())
                .refusing(Problem.RULE, Problem.SETTLING, Problem.BUSY_PLAN);
    }

    static String path(Visit visit, DomainName domain, PlanId id) {
        return visit.path("/domains/" + domain + "/plans/" + id);
    }

    /// @throws Refused while another plan of the domain is under way
    void requireIdle(DomainName domain) {
        if (works.changes().office().journal().underway(domain).isPresent()) {
            throw busy();
        }
    }

    static Refused busy() {
        return new Refused(
                Problem.BUSY_PLAN, "Another plan of this domain is under way. Look at it. Nothing was changed.");
    }

    Reply planned(Visit visit, DomainName domain, Planning planning) {
        return switch (planning) {
            case Planning.Planned(var plan) -> made(visit, domain, plan.id());
            case Planning.Nothing _ -> stands(domain);
            case Planning.Refused(List<Refusal> refusals) -> throw refused(refusals);
        };
    }

    /// There is nothing to do: it is approved, and answered as such.
    private Reply stands(DomainName domain) {
        Desired desired = approved(domain).orElseThrow(() -> Refused.notThere("approved state"));
        return Json.reply(200, Json.TYPE, DesiredTree.of(desired).members()).with("ETag", DesiredTree.tag(desired));
    }

    Reply made(Visit visit, DomainName domain, PlanId id) {
        return shown(201, domain, id).with("Location", path(visit, domain, id));
    }

    Optional<Desired> approved(DomainName domain) {
        return works.changes().office().journal().approved(domain);
    }

    /// The plan as it stands now.
    Reply shown(int status, DomainName domain, PlanId id) {
        return Json.reply(status, Json.TYPE, tree(find(domain, id)).members());
    }

    PlanBook.Page find(DomainName domain, PlanId id) {
        return works.changes().find(domain, id).orElseThrow(() -> Refused.notThere("plan of this domain"));
    }

    private Tree tree(PlanBook.Page page) {
        return PlanTree.of(
                page,
                page.state() == PlanBook.State.PROPOSED
                        ? Optional.empty()
                        : works.changes()
                                .office()
                                .journal()
                                .turns()
                                .last(page.plan().id()));
    }

    private static Refused refused(List<Refusal> refusals) {
        String words = refusals.stream()
                .map(each -> each.reason().words() + (each.detail().isEmpty() ? "" : ": " + shown(each.detail())) + " ("
                        + each.reason().rule() + ")")
                .collect(Collectors.joining("; "));
        return new Refused(
                refusals.stream().allMatch(Refusal::passes) ? Problem.SETTLING : Problem.RULE,
                "No safe plan can be made: " + words + ". Nothing was changed.",
                Map.of(),
                refusals.stream()
                        .map(each -> new Tree()
                                .text("reason", PlanTree.word(each.reason()))
                                .text("words", each.reason().words())
                                .text("rfc", each.reason().rule().toString())
                                .text("about", shown(each.detail())))
                        .toList());
    }

    private static String shown(String text) {
        return Shown.excerpt(text, SHOWN);
    }
}
