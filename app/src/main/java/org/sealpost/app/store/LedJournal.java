package org.sealpost.app.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.apply.Entry;
import org.sealpost.publish.apply.Journal;
import org.sealpost.publish.apply.Underway;
import org.sealpost.publish.cache.Event;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.PlanId;
import org.sealpost.publish.rollout.ProbesConfirmation;

/// The journal as a roll-out has it that goes on by itself: it begins a plan only while it is its turn. So nothing
/// begins once somebody has held it, and no two processes begin the same.
record LedJournal(PublishStore store, RolloutAims.Turn turn) implements Journal {
    @Override
    public History history(DomainName domain) {
        return store.history(domain);
    }

    @Override
    public void append(DomainName domain, List<Event> events) {
        store.append(domain, events);
    }

    @Override
    public boolean begin(Plan plan, String approval, Instant at) {
        return store.begin(plan, approval, at, Optional.of(turn));
    }

    @Override
    public Optional<Underway> underway(DomainName domain) {
        return store.underway(domain);
    }

    @Override
    public void mark(PlanId plan, Entry entry) {
        store.mark(plan, entry);
    }

    @Override
    public void end(PlanId plan, String how, Instant at) {
        store.end(plan, how, at);
    }

    @Override
    public List<ProbesConfirmation> confirmations(DomainName domain) {
        return store.confirmations(domain);
    }
}
