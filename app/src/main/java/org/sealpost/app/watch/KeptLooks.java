package org.sealpost.app.watch;

import java.util.function.Consumer;
import org.sealpost.app.check.Checked;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.protocol.name.DomainName;

/// Keeps what looks of the watcher saw, of domains that are watched still.
///
/// @param fleet which domains are watched
public record KeptLooks(HistoryStore history, FleetStore fleet) implements Consumer<Checked> {
    @Override
    public void accept(Checked checked) {
        history.watched(checked.sighting(), checked.facts());
        DomainName domain = checked.facts().domain();
        if (fleet.domains().of(domain).isEmpty()) {
            // It was taken out of the fleet while the look ended.
            history.forget(domain);
        }
    }
}
