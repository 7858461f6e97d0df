package org.sealpost.app.publish;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.store.FleetStore;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.PlanId;

/// What follows when all steps of a plan were made: it stands in the audit trail, and the domain is looked
/// at again, so that alerts about what was mended go.
public record PlansDone(FleetStore fleet, AuditTrail audit, InstantSource clock)
        implements BiConsumer<DomainName, PlanId> {
    @Override
    public void accept(DomainName domain, PlanId plan) {
        Instant now = clock.instant();
        fleet.domains().of(domain).ifPresent(watched -> {
            audit.append(
                    new TenantId(watched.tenant()),
                    AuditEvent.of(now, new Actor.Rule("plans"), "plan.done")
                            .on(domain)
                            .inPlan(plan.text()));
            for (LookKind kind : LookKind.values()) {
                fleet.domains().lookNow(domain, kind, now);
            }
        });
    }
}
