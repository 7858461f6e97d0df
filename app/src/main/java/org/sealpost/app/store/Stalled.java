package org.sealpost.app.store;

import org.sealpost.app.store.RolloutAims.Said;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.plan.PlanId;

/// A change that goes on only when a person does something.
public sealed interface Stalled {
    DomainName domain();

    /// A plan waits until somebody agrees to it.
    record Unapproved(String tenant, Consents.Waiting waiting) implements Stalled {
        @Override
        public DomainName domain() {
            return waiting.plan().domain();
        }
    }

    /// A plan was begun, and what it met stops it.
    ///
    /// @param progress one of those that a person ends
    record Stuck(DomainName domain, PlanId plan, Progress progress) implements Stalled {}

    /// A roll-out that leads itself found a reason not to.
    record Stopped(DomainName domain, String tenant, Said said) implements Stalled {}
}
