package org.sealpost.fleet.watch.look;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Symptom;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.mtasts.Mode;

/// What could not be seen for long is a cause of its own: somebody who sees nothing is not to believe that all is
/// well.
public final class UnseenSource implements Source {
    private static final String WHAT = "watch.unseen";

    private final DomainFacts facts;
    private final Memory memory;
    private final List<Symptom> symptoms = new ArrayList<>();

    /// @param memory after this look
    public UnseenSource(WatchedDomain watched, DomainFacts facts, Memory memory, Wording wording) {
        this.facts = facts;
        this.memory = memory;
        for (Scope scope : Scope.values()) {
            Optional<Instant> since = memory.since(scope);
            Duration patience = scope.patience(watched.intervals());
            if (since.isPresent()
                    && scope.lookedAt(facts.vantage().without())
                    && !since.get().plus(patience).isAfter(facts.observedAt())) {
                symptoms.add(new Symptom(
                        new Cause(watched.domain(), WHAT, scope.word()),
                        memory.mode().filter(mode -> mode == Mode.ENFORCE).isPresent() ? Level.WARNING : Level.NOTICE,
                        wording.unseen(watched.domain(), scope, since.get())));
            }
        }
    }

    @Override
    public List<Symptom> symptoms() {
        return List.copyOf(symptoms);
    }

    @Override
    public boolean knows(Cause cause) {
        return cause.what().equals(WHAT);
    }

    /// It is over when it was looked at and seen.
    @Override
    public boolean reaches(Cause cause) {
        return Arrays.stream(Scope.values())
                .filter(scope -> scope.word().equals(cause.subject()))
                .anyMatch(scope -> scope.lookedAt(facts.vantage().without())
                        && memory.since(scope).isEmpty());
    }
}
