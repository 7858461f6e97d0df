package org.sealpost.app.publish;

import java.util.Locale;
import java.util.Optional;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.protocol.Octets;
import org.sealpost.publish.plan.Action;
import org.sealpost.publish.plan.Check;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Step;

/// Plans as they stand in the audit trail.
record PlanEvents(Office office) {
    AuditEvent of(Actor by, String act, Plan plan) {
        AuditEvent event = AuditEvent.of(office.clock().instant(), by, act)
                .on(plan.domain())
                .inPlan(plan.id().text())
                .detail("risk", plan.risk().name().toLowerCase(Locale.ROOT))
                .detail("planned_at", plan.basis().madeAt().toString());
        return changed(event, plan);
    }

    /// The policy before and after.
    private static AuditEvent changed(AuditEvent event, Plan plan) {
        Optional<Octets> after = plan.steps().stream()
                .map(Step::action)
                .filter(Action.Serve.class::isInstance)
                .map(action -> ((Action.Serve) action).policy().body())
                .reduce((_, later) -> later);
        return after.map(body -> event.changing(
                        PolicyTexts.served(plan.basis().observed()).orElse(Octets.utf8("")), body))
                .orElse(event);
    }

    /// What the decision stands on: all that was seen, and what the gate says where it is asked.
    Octets evidence(Plan plan) {
        boolean gated = plan.steps().stream()
                .flatMap(step -> step.before().stream())
                .anyMatch(Check.GateOpen.class::isInstance);
        return Octets.utf8(plan.basis().observed()
                + (gated ? "\n" + office.gate().ask(plan.domain(), Check.Purpose.ENFORCE) : ""));
    }
}
