package org.sealpost.app.render.publish;

import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.sealpost.app.render.JsonText;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Step;

/// A plan for programs.
public final class PlanJson {
    private PlanJson() {}

    public static void write(DomainName domain, Planning planning, OutputStream out) {
        var document = new LinkedHashMap<String, Object>();
        document.put("domain", domain.ascii());
        switch (planning) {
            case Planning.Nothing _ -> document.put("outcome", "nothing");
            case Planning.Refused refused -> {
                document.put("outcome", "refused");
                document.put(
                        "refusals",
                        refused.refusals().stream()
                                .map(each -> Map.of(
                                        "reason", word(each.reason()),
                                        "words", each.reason().words(),
                                        "detail", each.detail(),
                                        "rfc", each.reason().rule().toString()))
                                .toList());
            }
            case Planning.Planned(Plan plan) -> {
                document.put("outcome", "planned");
                document.put("plan", plan.id().text());
                document.put("risk", word(plan.risk()));
                document.put(
                        "transitions",
                        plan.transitions().stream().map(PlanJson::word).toList());
                document.put("finishes", plan.finishes().toString());
                document.put("rollback_ends", plan.rollbackEnds().toString());
                document.put("steps", plan.steps().stream().map(PlanJson::step).toList());
            }
        }
        try (var json = new JsonText(out)) {
            json.document(document);
        }
    }

    private static Map<String, Object> step(Step step) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("number", (long) step.number());
        tree.put("action", StepWords.action(step.action()));
        tree.put("before", step.before().stream().map(StepWords::check).toList());
        tree.put("after", step.after().stream().map(StepWords::check).toList());
        tree.put("risk", word(step.risk()));
        tree.put("rfc", step.rule().toString());
        tree.put("forecast", step.forecast().toString());
        return tree;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
