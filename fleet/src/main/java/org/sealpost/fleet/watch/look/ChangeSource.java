package org.sealpost.fleet.watch.look;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.fleet.watch.Cause;
import org.sealpost.fleet.watch.Symptom;

/// Changes that go on only when a person does something. Whoever carries changes out knows of them; what is seen of the
/// domain in the network tells nothing of them.
public final class ChangeSource implements Source {
    /// A plan waits until somebody agrees to it.
    public static final String WAITS = "change.waits";

    /// A plan was begun, and what it met stops it.
    public static final String STUCK = "change.stuck";

    /// A roll-out that leads itself found a reason not to.
    public static final String ROLL_OUT = "change.roll-out";

    private static final Set<String> KINDS = Set.of(WAITS, STUCK, ROLL_OUT);

    /// What that is, when nothing is known of changes.
    public static final ChangeSource UNTOLD = new ChangeSource(Optional.empty());

    private final Optional<List<Symptom>> known;

    private ChangeSource(Optional<List<Symptom>> known) {
        this.known = known;
    }

    /// @param symptoms all that there are; the cause of each is of this kind
    public static ChangeSource of(List<Symptom> symptoms) {
        return new ChangeSource(Optional.of(List.copyOf(symptoms)));
    }

    public static boolean isKind(Cause cause) {
        return KINDS.contains(cause.what());
    }

    @Override
    public List<Symptom> symptoms() {
        return known.orElse(List.of());
    }

    @Override
    public boolean knows(Cause cause) {
        return isKind(cause);
    }

    @Override
    public boolean reaches(Cause cause) {
        return known.isPresent();
    }
}
