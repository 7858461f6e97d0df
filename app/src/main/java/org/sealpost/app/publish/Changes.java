package org.sealpost.app.publish;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.Approval;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.store.PlanBook;
import org.sealpost.app.store.PublishStore;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.apply.Applier;
import org.sealpost.publish.apply.Consent;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.apply.Underway;
import org.sealpost.publish.plan.Confirmation;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.PlanId;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Risk;
import org.sealpost.publish.plan.Terms;

/// Changes of domains as people and programs ask a service for them: who may, what is asked before, and
/// what stands in the audit trail. Whoever calls has seen to it that the domain is one of the tenant of the
/// asker.
public final class Changes {
    private final Office office;
    private final PlanRounds rounds;
    private final AuditTrail audit;
    private final Executor threads;

    /// @param threads on which steps are made while nobody waits
    public Changes(Office office, PlanRounds rounds, AuditTrail audit, Executor threads) {
        this.office = office;
        this.rounds = rounds;
        this.audit = audit;
        this.threads = threads;
    }

    /// With what plans are made and looked at.
    public Office office() {
        return office;
    }

    /// What waits for somebody.
    public Approvals approvals() {
        return new Approvals(this);
    }

    /// What somebody agrees to, and how.
    ///
    /// @param typed what they typed to confirm; empty when nothing
    /// @param reason in their words; empty when none
    public record Agreement(String typed, String reason) {
        private static final int MOST = 2_000;

        public Agreement {
            typed = typed.substring(0, Math.min(MOST, typed.length()));
            reason = reason.strip().substring(0, Math.min(MOST, reason.strip().length()));
        }
    }

    /// Makes a plan and keeps it, so that it can be begun as it was seen.
    public Planning plan(Asker asker, Desired wanted, Terms terms) {
        Planning planning = office.plan(wanted, terms, asker.name());
        switch (planning) {
            case Planning.Planned(Plan plan) -> propose(asker, plan);
            case Planning.Nothing _ ->
                append(
                        asker,
                        AuditEvent.of(office.clock().instant(), Actor.of(asker.caller()), "desired.stands")
                                .on(wanted.domain())
                                .standingOn(Octets.utf8(wanted.toString())));
            case Planning.Refused _ -> {}
        }
        return planning;
    }

    /// Keeps a plan that was made otherwise.
    public void propose(Asker asker, Plan plan) {
        office.journal().propose(plan, asker.name());
        append(asker, event(asker, "plan.make", plan));
        approvals().listed(asker.tenant(), plan);
    }

    /// A plan of a domain that was shown, whatever became of it.
    public Optional<PlanBook.Page> find(DomainName domain, PlanId id) {
        return office.journal()
                .book()
                .find(id)
                .filter(page -> page.plan().domain().equals(domain));
    }

    /// Looks once more at all that a plan rests on. Nothing is changed.
    public Begun rehearse(Asker asker, DomainName domain, PlanId id) {
        Optional<Plan> plan = waiting(domain, id).map(PublishStore.Shown::plan);
        if (plan.isEmpty()) {
            return new Begun.Unknown();
        }
        if (office.journal().underway(domain).isPresent()) {
            return new Begun.Busy();
        }
        return office.applier(Consent.NONE)
                .moved(plan.get())
                .<Begun>map(Begun.Stale::new)
                .orElseGet(Begun.Fit::new);
    }

    private Optional<PublishStore.Shown> waiting(DomainName domain, PlanId id) {
        return office.journal()
                .proposed(id)
                .filter(shown -> shown.plan().domain().equals(domain));
    }

    /// Begins a plan as it was shown. Its steps are made afterwards.
    public Begun begin(Asker asker, DomainName domain, PlanId id, Agreement agreement) {
        Optional<PublishStore.Shown> shown = waiting(domain, id);
        if (shown.isEmpty()) {
            return new Begun.Unknown();
        }
        Plan plan = shown.get().plan();
        Permission needed = permission(plan.risk());
        if (!asker.may(needed, domain)) {
            return new Begun.Forbidden(needed);
        }
        if (approvals().isForAnother(asker, plan.risk(), shown.get().planner())) {
            return new Begun.NotConfirmed(plan.risk());
        }
        if (plan.risk() == Risk.RED && agreement.reason().isBlank()) {
            return new Begun.NoReason();
        }
        Confirmation confirmation = agreement.typed().isBlank()
                ? new Confirmation.Yes()
                : new Confirmation.Typed(agreement.typed().strip());
        Octets evidence = new PlanEvents(office).evidence(plan);
        Applier applier = office.applier(Consent.NONE);
        return applier.accept(plan, confirmation, shown.get().planner(), asker.name())
                .map(refused -> refused(refused, plan.risk()))
                .orElseGet(() -> {
                    append(asker, applied(asker, plan, agreement, evidence));
                    threads.execute(() -> {
                        var _ = rounds.goOn(id);
                    });
                    return new Begun.Going(id);
                });
    }

    private static Begun refused(Progress.Refused refused, Risk risk) {
        return switch (refused.reason()) {
            case STALE -> new Begun.Stale(refused.detail());
            case IN_FLIGHT -> new Begun.Busy();
            case NOT_CONFIRMED -> new Begun.NotConfirmed(risk);
        };
    }

    /// What one needs to agree to a plan of this risk.
    public static Permission permission(Risk risk) {
        return switch (risk) {
            case GREEN -> Permission.APPLY_GREEN;
            case AMBER -> Permission.APPLY_AMBER;
            case RED -> Permission.ENFORCE;
        };
    }

    private String how(Asker asker, Plan plan, Agreement agreement) {
        String how = agreement.typed().isBlank() ? "by its button" : "typed the domain";
        return plan.risk() == Risk.RED && approvals().needSecond(asker.tenant()) ? how + ", as second person" : how;
    }

    private AuditEvent applied(Asker asker, Plan plan, Agreement agreement, Octets evidence) {
        Instant now = office.clock().instant();
        return event(asker, "plan.apply", plan)
                .because(agreement.reason())
                .standingOn(evidence)
                .approved(new Approval(Actor.of(asker.caller()), now, how(asker, plan, agreement)));
    }

    /// Goes on with a plan that is under way now, and not when it is due.
    ///
    /// @param letGo whether the values of others that stand in the way are let go; they were shown
    /// @return whether it was under way, and the asker may agree to it
    public boolean goOn(Asker asker, DomainName domain, PlanId id, boolean letGo) {
        Optional<Plan> plan = office.journal()
                .underway(domain)
                .map(Underway::plan)
                .filter(each -> each.id().equals(id))
                .filter(each -> asker.may(permission(each.risk()), domain))
                .filter(_ -> !letGo || asker.may(Permission.APPLY_AMBER, domain));
        plan.ifPresent(each -> {
            if (letGo) {
                append(asker, event(asker, "plan.replace-foreign", each));
                var _ = rounds.goOn(id, office.applier((_, _) -> true));
            } else {
                var _ = rounds.goOn(id);
            }
        });
        return plan.isPresent();
    }

    /// Gives up the plan that is under way.
    ///
    /// @return whether there was one
    public boolean abandon(Asker asker, DomainName domain) {
        return office.journal()
                .underway(domain)
                .map(underway -> {
                    office.applier(Consent.NONE).abandon(domain, asker.name());
                    append(asker, event(asker, "plan.abandon", underway.plan()));
                    return true;
                })
                .orElse(false);
    }

    private AuditEvent event(Asker asker, String act, Plan plan) {
        AuditEvent event = new PlanEvents(office).of(Actor.of(asker.caller()), act, plan);
        return asker.from().map(address -> event.from(address.getHostAddress())).orElse(event);
    }

    void append(Asker asker, AuditEvent event) {
        append(asker.tenant(), event);
    }

    void append(TenantId tenant, AuditEvent event) {
        audit.append(tenant, event);
    }
}
