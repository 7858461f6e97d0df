package org.sealpost.publish.apply;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.cache.Event;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.PlanId;
import org.sealpost.publish.rollout.ProbesConfirmation;

/// What is kept of plans and of what the world saw. Whatever is written is durable when the method returns.
public interface Journal {
    History history(DomainName domain);

    void append(DomainName domain, List<Event> events);

    /// Begins a plan unless one of the same domain is under way.
    ///
    /// @return whether it was begun
    boolean begin(Plan plan, String approval, Instant at);

    Optional<Underway> underway(DomainName domain);

    void mark(PlanId plan, Entry entry);

    /// Ends a plan.
    ///
    /// @param how in a few words
    void end(PlanId plan, String how, Instant at);

    /// Who answered for `enforce` on probes alone, the oldest first.
    List<ProbesConfirmation> confirmations(DomainName domain);
}
