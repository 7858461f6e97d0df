package org.sealpost.app.api;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sealpost.app.publish.Repairs.Compared;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.drift.Drift;
import org.sealpost.publish.drift.DriftKind;
import org.sealpost.publish.drift.DriftReport;
import org.sealpost.publish.drift.Repair;

/// What differs from what was approved, in documents.
final class DriftTree {
    private static final List<String> STATES = List.of("nothing-applied", "under-way", "compared");
    private static final List<String> REMEDIES = List.of("plan", "ask", "act");

    private DriftTree() {}

    static Shape shape() {
        Shape drift = Shape.object(
                List.of("kind", "severity", "subject", "words", "detail", "rfc", "remedy"),
                Map.of(
                        "kind",
                                Shape.words(
                                        "What differs.",
                                        Arrays.stream(DriftKind.values())
                                                .map(PlanTree::word)
                                                .toList()),
                        "severity", Shape.string("How grave it is: error, unknown, warning or notice."),
                        "subject", Shape.string("The name, host or edge that it is about."),
                        "words", Shape.string("What differs, in a few words."),
                        "detail", Shape.string("What stands, and what should."),
                        "rfc", Shape.string("The section that it is about."),
                        "remedy",
                                Shape.words(
                                        "Whether a plan brings it back, only the owner knows, or somebody has to act.",
                                        REMEDIES),
                        "question", Shape.string("What the owner is asked."),
                        "what", Shape.string("What somebody has to do.")));
        Map<String, Shape> members = new HashMap<>(Tree.domain());
        members.put("state", Shape.words("Whether it was compared.", STATES));
        members.put("pending", Shape.flag("Whether something is approved that was not applied yet."));
        members.put("drifts", Shape.list(drift));
        members.put("unknown", Shape.list(Shape.string("What could not be looked at; a failure is no drift.")));
        return Shape.object(List.of("domain", "unicode", "state", "pending", "drifts", "unknown"), members)
                .called("Drift");
    }

    static Tree of(DomainName domain, Compared compared) {
        return switch (compared) {
            case Compared.Nothing _ -> tree(domain, 0, false, List.of(), List.of());
            case Compared.UnderWay _ -> tree(domain, 1, false, List.of(), List.of());
            case Compared.Looked(DriftReport(boolean pending, List<Drift> drifts, List<String> unknown)) ->
                tree(domain, 2, pending, drifts, unknown);
        };
    }

    private static Tree tree(DomainName domain, int state, boolean pending, List<Drift> drifts, List<String> unknown) {
        return new Tree()
                .domain(domain)
                .text("state", STATES.get(state))
                .flag("pending", pending)
                .objects("drifts", drifts.stream().map(DriftTree::of).toList())
                .texts("unknown", unknown);
    }

    private static Tree of(Drift drift) {
        Tree tree = new Tree()
                .text("kind", PlanTree.word(drift.kind()))
                .text("severity", PlanTree.word(drift.severity()))
                .text("subject", drift.subject())
                .text("words", drift.kind().words())
                .text("detail", drift.detail())
                .text("rfc", drift.kind().rule().toString());
        return switch (drift.repair()) {
            case Repair.Carry _ -> tree.text("remedy", REMEDIES.get(0));
            case Repair.Ask(String question) ->
                tree.text("remedy", REMEDIES.get(1)).text("question", question);
            case Repair.Act(String what) -> tree.text("remedy", REMEDIES.get(2)).text("what", what);
        };
    }
}
