package org.sealpost.app.publish;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.store.Consents;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.PlanId;
import org.sealpost.publish.plan.Risk;

/// Plans that wait for somebody, who agrees by beginning them, or refuses. A tenant may ask that whoever made a plan of
/// the highest risk does not agree to it.
public record Approvals(Changes changes) {
    private static final int MOST = 500;
    private static final int LONGEST = 500;

    /// Stands between who made a plan, and by what means.
    private static final String BY = " by ";

    private Consents consents() {
        return changes.office().journal().consents();
    }

    public boolean needSecond(TenantId tenant) {
        return consents().needSecond(tenant.word());
    }

    /// From now on plans of the highest risk need a second person in the tenant of the asker, or no longer.
    public void needSecond(Asker asker, boolean needed) {
        consents().needSecond(asker.tenant().word(), needed);
        changes.append(
                asker,
                AuditEvent.of(changes.office().clock().instant(), Actor.of(asker.caller()), "second-person.set")
                        .detail("needed", Boolean.toString(needed)));
    }

    /// Whether somebody else has to agree to it.
    ///
    /// @param planner who made it
    public boolean isForAnother(Asker asker, Risk risk, String planner) {
        return risk == Risk.RED && person(planner).equals(person(asker.name())) && needSecond(asker.tenant());
    }

    /// Who stands behind a program or a rule. No name of a person has a blank in it.
    static String person(String name) {
        int by = name.indexOf(BY);
        return by < 0 ? name : name.substring(0, by);
    }

    /// Asks whoever may agree to it.
    ///
    /// @return whether it was not begun and not refused yet
    public boolean ask(Asker asker, Plan plan, String reason) {
        String words = cut(reason);
        Instant now = changes.office().clock().instant();
        boolean asked = consents().ask(plan.id(), asker.tenant().word(), words, now);
        if (asked) {
            changes.append(asker, event(asker, "plan.ask", plan).because(words));
        }
        return asked;
    }

    /// What waits in a tenant, of each domain the last.
    public List<Consents.Waiting> waiting(TenantId tenant) {
        var last = new LinkedHashMap<DomainName, Consents.Waiting>();
        consents()
                .waiting(tenant.word(), MOST)
                .forEach(each -> last.putIfAbsent(each.plan().domain(), each));
        return List.copyOf(last.values());
    }

    /// Says no. The plan can be begun no more.
    ///
    /// @return whether it was not begun yet
    public boolean refuse(Asker asker, Plan plan, String reason) {
        String words = cut(reason);
        boolean refused = consents()
                .refuse(
                        plan.id(),
                        "refused by " + asker.name() + (words.isEmpty() ? "" : ": " + words),
                        changes.office().clock().instant());
        if (refused) {
            changes.append(asker, event(asker, "plan.refuse", plan).because(words));
        }
        return refused;
    }

    /// Lists a plan that needs a second person.
    void listed(TenantId tenant, Plan plan) {
        if (plan.risk() == Risk.RED && needSecond(tenant)) {
            list(tenant, plan.id());
        }
    }

    void list(TenantId tenant, PlanId plan) {
        boolean _ =
                consents().ask(plan, tenant.word(), "", changes.office().clock().instant());
    }

    private AuditEvent event(Asker asker, String act, Plan plan) {
        AuditEvent event = new PlanEvents(changes.office()).of(Actor.of(asker.caller()), act, plan);
        return asker.from().map(address -> event.from(address.getHostAddress())).orElse(event);
    }

    private static String cut(String reason) {
        String words = reason.strip();
        return words.substring(0, Math.min(LONGEST, words.length()));
    }
}
