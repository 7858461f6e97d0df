package org.sealpost.app.publish;

import java.time.Instant;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.protocol.name.DomainName;

/// Takes domains out of the fleet. What looks saw of one and its alerts are deleted, what waits for an approval
/// is withdrawn, and its roll-out does not go on by itself, also when the domain comes back. What was approved
/// for it stays, and whose it is.
public record Removal(Changes changes, FleetStore fleet, HistoryStore history) {
    /// Why a roll-out is held that went on by itself.
    static final String UNWATCHED = "the domain was no longer watched";

    /// From now on it is no longer watched. The stores are several, so the order counts: who does it is known before
    /// anything is gone, and the domain stands in the list until all else is done. What is interrupted can be seen
    /// there, and is done by removing it once more.
    ///
    /// @return whether it was watched in the tenant of the asker until now
    /// @throws org.sealpost.app.store.StoreFault when something cannot be kept
    public boolean remove(Asker asker, DomainName domain) {
        boolean ours = fleet.domains()
                .of(domain)
                .filter(watched -> watched.tenant().equals(asker.tenant().word()))
                .isPresent();
        if (!ours) {
            return false;
        }
        Instant now = changes.office().clock().instant();
        changes.append(asker, asker.event(now, "domain.remove").on(domain));
        if (changes.office().journal().aims().hold(domain, UNWATCHED, asker.name(), now)) {
            changes.append(asker, asker.event(now, "rollout.hold").on(domain).because(UNWATCHED));
        }
        changes.office().journal().consents().withdraw(domain, UNWATCHED, now);
        history.forget(domain);
        boolean removed = fleet.domains().forget(domain);
        // A look may have ended in between.
        history.forget(domain);
        return removed;
    }
}
