package org.sealpost.app.render.publish;

import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Refusal;
import org.sealpost.publish.plan.Risk;
import org.sealpost.publish.plan.Step;
import org.sealpost.publish.plan.Transition;

/// A plan for programs, in the form of `docs/schema/plan-1.schema.json`.
public final class PlanJson {
    public static final String SCHEMA = "urn:sealpost:schema:plan:1";

    private PlanJson() {}

    /// What became of the wish for a plan.
    public enum Outcome {
        NOTHING,
        PLANNED,
        REFUSED
    }

    /// What the document is.
    ///
    /// @param plan empty when there is nothing to do, or it was refused
    /// @param refusals why no plan is made; empty when one is
    public record Whole(String schema, DomainName domain, Outcome outcome, Optional<Row> plan, List<Reason> refusals) {
        public Whole {
            refusals = List.copyOf(refusals);
        }
    }

    /// One plan.
    ///
    /// @param finishes when it is done at the earliest
    /// @param rollbackEnds given up at its end, until when senders would enforce at worst
    public record Row(
            String id,
            Risk risk,
            List<Transition> transitions,
            Instant finishes,
            Instant rollbackEnds,
            List<StepRow> steps,
            List<String> caveats) {
        public Row {
            transitions = List.copyOf(transitions);
            steps = List.copyOf(steps);
            caveats = List.copyOf(caveats);
        }
    }

    /// One step, in words.
    ///
    /// @param forecast when it is done if nothing but the waits takes time
    public record StepRow(
            int number,
            String action,
            List<String> before,
            List<String> after,
            Risk risk,
            String rfc,
            Instant forecast) {
        public StepRow {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /// Why no plan is made.
    public record Reason(Refusal.Reason reason, String words, String detail, String rfc) {}

    public static void write(DomainName domain, Planning planning, OutputStream out) {
        Document.write(whole(domain, planning), out);
    }

    static Whole whole(DomainName domain, Planning planning) {
        return switch (planning) {
            case Planning.Nothing _ -> new Whole(SCHEMA, domain, Outcome.NOTHING, Optional.empty(), List.of());
            case Planning.Planned(Plan plan) ->
                new Whole(SCHEMA, domain, Outcome.PLANNED, Optional.of(row(plan)), List.of());
            case Planning.Refused(List<Refusal> refusals) ->
                new Whole(SCHEMA, domain, Outcome.REFUSED, Optional.empty(), reasons(refusals));
        };
    }

    static List<Reason> reasons(List<Refusal> refusals) {
        return refusals.stream()
                .map(each -> new Reason(
                        each.reason(),
                        each.reason().words(),
                        each.detail(),
                        each.reason().rule().toString()))
                .toList();
    }

    static Row row(Plan plan) {
        return new Row(
                plan.id().text(),
                plan.risk(),
                List.copyOf(plan.transitions()),
                plan.finishes(),
                plan.rollbackEnds(),
                plan.steps().stream().map(PlanJson::row).toList(),
                plan.caveats().stream().map(PlanText::caveat).toList());
    }

    static StepRow row(Step step) {
        return new StepRow(
                step.number(),
                StepWords.action(step.action()),
                step.before().stream().map(StepWords::check).toList(),
                step.after().stream().map(StepWords::check).toList(),
                step.risk(),
                step.rule().toString(),
                step.forecast());
    }
}
