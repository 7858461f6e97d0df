package org.sealpost.publish.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.publish.cache.Event;
import org.sealpost.publish.cache.Fact;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.cache.Stood;

/// What a look adds to a history: that which stands and was not known to.
public final class Adoption {
    private final History history;
    private final Instant at;
    private final boolean quiet;
    private final List<Event> events = new ArrayList<>();

    private Adoption(History history, Instant at, boolean quiet) {
        this.history = history;
        this.at = at;
        this.quiet = quiet;
    }

    /// The events to append, none if nothing is new.
    ///
    /// @param quiet whether no plan is under way; while one is, what it has begun to write may not be seen yet, so
    ///     nothing is taken to be all there is
    public static List<Event> events(Desired desired, Observed observed, History history, Instant at, boolean quiet) {
        var adoption = new Adoption(history, at, quiet);
        var present = new Present(desired, observed);
        if (isKnown(observed.address())) {
            adoption.note(present.host(), quiet);
        }
        adoption.policies(present);
        if (isKnown(observed.direct()) && isKnown(observed.alias()) && isKnown(observed.delegated())) {
            present.id().ifPresent(id -> adoption.note(id, quiet));
        }
        present.mx().ifPresent(mx -> adoption.note(new Fact.Mx(mx.hosts(), mx.ttl()), quiet));
        if (isKnown(observed.reporting())) {
            adoption.note(present.reported(), quiet);
        }
        return List.copyOf(adoption.events);
    }

    private static boolean isKnown(Seen<?> seen) {
        return switch (seen) {
            case Seen.Known<?> _ -> true;
            case Seen.Unknown<?> _ -> false;
        };
    }

    private void policies(Present present) {
        List<Fact> served = present.served();
        if (served.isEmpty()) {
            Fact nothing = new Fact.NoPolicy();
            if (present.everyEdge(nothing) && present.observed().elsewhere().isEmpty()) {
                note(nothing, quiet);
            }
            return;
        }
        boolean one = served.size() == 1
                && present.everyEdge(served.getFirst())
                && present.observed().elsewhere().stream().noneMatch(EdgeAnswer.Silent.class::isInstance);
        served.forEach(fact -> note(fact, quiet && one));
    }

    private void note(Fact fact, boolean alone) {
        List<Stood> open = history.open(fact.subject());
        boolean there = open.stream().anyMatch(each -> each.fact().equals(fact));
        if (!there || (alone && open.size() > 1)) {
            events.add(alone ? Event.found(at, fact) : Event.offered(at, fact));
        }
    }
}
