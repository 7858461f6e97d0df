package org.sealpost.app.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.publish.Rollouts;
import org.sealpost.app.store.RolloutAims;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Risk;
import org.sealpost.publish.rollout.HostStage;
import org.sealpost.publish.rollout.MxStage;
import org.sealpost.publish.rollout.Proposal;
import org.sealpost.publish.rollout.Regions;
import org.sealpost.publish.rollout.Stage;

/// How a roll-out stands, in documents.
final class RolloutTree {
    private static final List<String> NEXT = List.of("stage", "wait", "stop", "reached", "held");

    private RolloutTree() {}

    private static <E extends Enum<E>> Shape words(String description, E[] constants) {
        return Shape.words(
                description, Arrays.stream(constants).map(PlanTree::word).toList());
    }

    static Shape shape() {
        Map<String, Shape> members = new HashMap<>(Tree.domain());
        members.put("stage", words("Where the policy is.", Stage.values()));
        members.put("since", Shape.instant("Of the last change."));
        members.put("until", Shape.instant("When the stage ends by itself."));
        members.put("host", words("Where the policy host is.", HostStage.values()));
        members.put("mx", words("Where the MX hosts are.", MxStage.values()));
        members.put("busy", Shape.flag("Whether a plan is under way."));
        members.put(
                "asks_answer",
                Shape.flag(
                        "Whether nobody reports, every look was good, and a named person has to answer for what comes"
                                + " next."));
        members.put("waiting", Shape.string("The id of the plan of the next stage that waits for somebody."));
        members.put("goal", goal());
        members.put("aim", aim());
        members.put("next", next());
        members.put("readiness", ReadinessTree.shape());
        return Shape.object(
                        List.of(
                                "domain",
                                "unicode",
                                "stage",
                                "since",
                                "host",
                                "mx",
                                "busy",
                                "asks_answer",
                                "goal",
                                "next",
                                "readiness"),
                        members)
                .called("Rollout");
    }

    private static Shape goal() {
        return Shape.object(
                List.of("mode", "max_age"),
                Map.of(
                        "mode", DesiredTree.mode("That it shall come to."),
                        "max_age", Shape.number("How far it shall rise, in seconds.")));
    }

    private static Shape aim() {
        return Shape.object(
                List.of("person", "at"),
                Map.of(
                        "person", Shape.string("Who said so last; not there where nobody has started it."),
                        "at", Shape.instant("When."),
                        "held", Shape.string("Why no stage begins for now."),
                        "alone", alone()));
    }

    private static Shape alone() {
        return Shape.object(
                List.of("most", "person", "at"),
                Map.of(
                        "most",
                                words(
                                        "The highest risk of a stage that begins by itself; without `alone` a person"
                                                + " begins each.",
                                        Risk.values()),
                        "person", Shape.string("Who said so."),
                        "at", Shape.instant("When.")));
    }

    private static Shape next() {
        return Shape.object(
                List.of("what", "why"),
                Map.of(
                        "what", Shape.words("What comes.", NEXT),
                        "why", Shape.list(Shape.string("Reasons, in words.")),
                        "until", Shape.instant("The date, or before which it is of no use to ask again."),
                        "mode", DesiredTree.mode("Of the next stage."),
                        "max_age", Shape.number("Of the next stage, in seconds.")));
    }

    /// @param answer whether a named person has to answer for what comes next
    static Tree of(Rollouts.Standing standing, boolean answer) {
        Regions regions = standing.regions();
        return new Tree()
                .domain(standing.approved().domain())
                .text("stage", PlanTree.word(regions.stage()))
                .instant("since", regions.since())
                .some("until", regions.until(), Object::toString)
                .text("host", PlanTree.word(regions.host()))
                .text("mx", PlanTree.word(regions.mx()))
                .flag("busy", regions.busy())
                .flag("asks_answer", answer)
                .some("waiting", waiting(standing), id -> id)
                .object(
                        "goal",
                        new Tree()
                                .text("mode", standing.goal().mode().word())
                                .number("max_age", standing.goal().maxAge().toSeconds()))
                .some("aim", standing.aim(), aim -> of(aim).members())
                .object("next", next(standing))
                .object("readiness", ReadinessTree.of(standing.assessment()));
    }

    private static Tree of(RolloutAims.Aim aim) {
        return new Tree()
                .text("person", aim.person())
                .instant("at", aim.at())
                .some("held", aim.held(), why -> why)
                .some(
                        "alone",
                        aim.alone(),
                        alone -> new Tree()
                                .text("most", PlanTree.word(alone.most()))
                                .text("person", alone.person())
                                .instant("at", alone.at())
                                .members());
    }

    private static Optional<String> waiting(Rollouts.Standing standing) {
        return standing.last()
                .map(RolloutAims.Last::said)
                .filter(said -> said.state() == RolloutAims.State.ASKS)
                .flatMap(RolloutAims.Said::plan);
    }

    private static Tree next(Rollouts.Standing standing) {
        Optional<String> held = standing.aim().flatMap(RolloutAims.Aim::held);
        if (held.isPresent()) {
            return what(4, List.of(held.get()));
        }
        return switch (standing.proposal()) {
            case Proposal.Approve(Desired next, String label) ->
                what(0, label.isEmpty() ? List.of() : List.of(label))
                        .some("mode", next.policy(), policy -> policy.mode().word())
                        .some("max_age", next.policy().map(StsPolicy::maxAge), Duration::toSeconds);
            case Proposal.Wait(Instant until, String why) ->
                what(1, List.of(why)).instant("until", until);
            case Proposal.Stop(List<String> reasons, Optional<Instant> earliest) ->
                what(2, reasons).some("until", earliest, Object::toString);
            case Proposal.Reached _ -> what(3, List.of());
        };
    }

    private static Tree what(int what, List<String> why) {
        return new Tree().text("what", NEXT.get(what)).texts("why", why);
    }
}
