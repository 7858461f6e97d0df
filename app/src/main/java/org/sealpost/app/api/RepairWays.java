package org.sealpost.app.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.Target;
import org.sealpost.app.publish.Repairs;
import org.sealpost.app.publish.Repairs.Compared;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.drift.DriftReport;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Planning;

/// What differs from what was approved, and the plan that brings it back or approves what stands.
record RepairWays(Api api, Gate gate, Desk desk, Works works) {
    private static final String REPAIR = "/repair";
    private static final List<String> ACTS = List.of("bring-back", "adopt-host", "release-host", "take-over");
    private static final Shape ACT = Shape.object(
            List.of(),
            Map.of(
                    "act",
                    Shape.words(
                            "What the owner decides: to bring back what was approved, which is meant where nothing is"
                                    + " said; that an MX host that came is theirs; that one went on purpose; or that"
                                    + " what stands shall stand.",
                            ACTS),
                    "host",
                    Shape.line("The MX host, in A-labels.", 253)));

    void add() {
        api.add(
                Endpoint.open(
                                Method.GET,
                                DomainChanges.PATH + "/drift",
                                "getDrift",
                                "Looks now at what differs from what was approved and applied")
                        .forThose(new Access.Having(Permission.SEE_DOMAINS))
                        .answering(200, "What differs.", DriftTree.shape()),
                gate,
                visit -> looked(DomainChanges.watched(desk, visit).domain()));
        api.add(
                Endpoint.open(
                                Method.POST,
                                DomainChanges.PATH + "/accept-name-servers",
                                "acceptNameServers",
                                "The domain was moved on purpose: the name servers that it has now are the known ones")
                        .forThose(new Access.Having(Permission.MAKE_PLANS))
                        .answering(200, "What differs now.", DriftTree.shape()),
                gate,
                this::accept);
        api.add(
                making(DomainChanges.PATH + REPAIR, "repairDomain", "Makes the plan that mends what differs")
                        .forThose(new Access.Having(Permission.MAKE_PLANS))
                        .taking(ACT)
                        .answering(200, "It stands already, and is approved from now on.", DesiredTree.shape()),
                gate,
                this::repair);
        api.add(
                making(
                                "/v1/tenants/{tenant}/alerts/{id}/repair",
                                "repairAlert",
                                "Makes the plan that brings back what was approved for the domain of an alert")
                        .forThose(new Access.Having(Permission.MAKE_PLANS))
                        .with(Parameter.path("id", "Of the alert.")),
                gate,
                this::ofAlert);
    }

    private Reply looked(DomainName domain) {
        return Json.reply(
                200,
                Json.TYPE,
                DriftTree.of(domain, works.repairs().look(domain)).members());
    }

    private Reply accept(Visit visit) {
        DomainName domain = DomainChanges.watched(desk, visit).domain();
        works.repairs().acceptNameServers(PlanAnswers.asker(visit), domain);
        return looked(domain);
    }

    private static Endpoint making(String path, String id, String summary) {
        return PlanAnswers.making(Endpoint.open(Method.POST, path, id, summary)).refusing(Problem.NO_REPAIR);
    }

    private Reply ofAlert(Visit visit) {
        AlertId id = AlertId.read(visit.id("alert")).orElseThrow(RepairWays::none);
        Alert alert = desk.fleet().alerts().of(id, visit.tenant().word()).orElseThrow(RepairWays::none);
        DomainName domain = alert.cause().domain();
        visit.require(Permission.MAKE_PLANS, new Target.One(visit.tenant(), domain));
        return bringBack(visit, domain);
    }

    private static Refused none() {
        return Refused.notThere("alert");
    }

    private Reply repair(Visit visit) {
        Body body = Body.of(visit.call(), ACT);
        DomainName domain = DomainChanges.watched(desk, visit).domain();
        String act = body.text("act").orElse(ACTS.getFirst());
        if (act.equals(ACTS.getFirst())) {
            return bringBack(visit, domain);
        }
        var answers = new PlanAnswers(works);
        answers.requireIdle(domain);
        Repairs repairs = works.repairs();
        var asker = PlanAnswers.asker(visit);
        Optional<Planning> planning = act.equals(ACTS.get(3))
                ? repairs.takeOver(asker, domain)
                : act.equals(ACTS.get(1))
                        ? repairs.adopt(asker, domain, host(body))
                        : repairs.release(asker, domain, host(body));
        return answers.planned(
                visit,
                domain,
                planning.orElseThrow(() -> noRepair("Nothing was approved for it, or no" + " host would be left.")));
    }

    private static DomainName host(Body body) {
        return body.text("host")
                .flatMap(DomainName::ofWire)
                .orElseThrow(() -> new Refused(
                        Problem.MALFORMED, "Name the MX host as 'host', in A-labels. Nothing was changed."));
    }

    private Reply bringBack(Visit visit, DomainName domain) {
        var answers = new PlanAnswers(works);
        answers.requireIdle(domain);
        Compared compared = works.repairs().plan(PlanAnswers.asker(visit), domain);
        Plan plan = (compared instanceof Compared.Looked(DriftReport report) ? report.plan() : Optional.<Plan>empty())
                .orElseThrow(
                        () -> noRepair("Nothing differs, or only the owner knows what is meant: look at the drift."));
        return answers.made(visit, domain, plan.id());
    }

    private static Refused noRepair(String why) {
        return new Refused(Problem.NO_REPAIR, why + " Nothing was changed.");
    }
}
