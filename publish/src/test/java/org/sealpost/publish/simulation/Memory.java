package org.sealpost.publish.simulation;

import java.time.Instant;
import java.util.ArrayList;
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

/// The journal of one domain, which survives the controller.
final class Memory implements Journal {
    private final Fuse fuse;
    private final List<ProbesConfirmation> confirmations = new ArrayList<>();
    private History history = History.EMPTY;
    private Optional<Underway> underway = Optional.empty();

    Memory(Fuse fuse) {
        this.fuse = fuse;
    }

    @Override
    public History history(DomainName domain) {
        return history;
    }

    @Override
    public void append(DomainName domain, List<Event> events) {
        fuse.moment();
        history = history.with(events);
        fuse.moment();
    }

    @Override
    public boolean begin(Plan plan, String approval, Instant at) {
        fuse.moment();
        if (underway.isPresent()) {
            return false;
        }
        underway = Optional.of(new Underway(plan, List.of()));
        fuse.moment();
        return true;
    }

    @Override
    public Optional<Underway> underway(DomainName domain) {
        return underway;
    }

    @Override
    public void mark(PlanId plan, Entry entry) {
        fuse.moment();
        Underway present = underway.orElseThrow();
        var entries = new ArrayList<>(present.entries());
        entries.add(entry);
        underway = Optional.of(new Underway(present.plan(), entries));
        fuse.moment();
    }

    @Override
    public void end(PlanId plan, String how, Instant at) {
        fuse.moment();
        underway = Optional.empty();
        fuse.moment();
    }

    @Override
    public List<ProbesConfirmation> confirmations(DomainName domain) {
        return confirmations;
    }

    void confirm(ProbesConfirmation confirmation) {
        confirmations.add(confirmation);
    }
}
