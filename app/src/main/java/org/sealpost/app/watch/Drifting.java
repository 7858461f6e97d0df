package org.sealpost.app.watch;

import java.util.Optional;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.look.DriftSource.Drifted;

/// Compares a domain with what its owner approved.
public interface Drifting {
    /// For a fleet of which nothing is approved here.
    Drifting NOTHING_APPROVED = (_, _) -> Optional.empty();

    /// Empty when nothing is approved for the domain.
    Optional<Drifted> drift(WatchedDomain watched, LookKind kind);
}
