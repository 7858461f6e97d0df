package org.sealpost.app.command;

import java.util.Optional;
import org.sealpost.app.check.Checked;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.StoreFault;
import org.sealpost.check.time.Past;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The history as `check` keeps it. It never makes a check fail: what cannot be kept is not kept.
final class KeptHistory {
    @Mixin
    private DataFolder data = new DataFolder();

    @Option(
            names = "--no-history",
            description = "Keep nothing of this check and compare it with none. So it is where CI is set, in the lab,"
                    + " with --connect-map, and where the data folder cannot be written.")
    private boolean off;

    /// The checked domain with what follows from earlier checks of it; this one is kept from now on.
    ///
    /// @param ownNetwork whether what was looked at is not the Internet, so that it says nothing of the domain
    Checked compared(Checked checked, Surroundings surroundings, boolean ownNetwork) {
        if (!kept(surroundings, ownNetwork)) {
            return checked;
        }
        try (var store = HistoryStore.open(data.history(surroundings))) {
            Past past = store.past(checked.verdict().domain());
            store.keep(checked.sighting());
            return checked.after(past);
        } catch (StoreFault notToday) {
            return checked;
        }
    }

    /// The earlier checks of a domain, for somebody who asks for them.
    ///
    /// @throws StoreFault when they cannot be read
    Past past(Checked checked, Surroundings surroundings) {
        try (var store = HistoryStore.open(data.history(surroundings))) {
            return store.past(checked.verdict().domain());
        }
    }

    private boolean kept(Surroundings surroundings, boolean ownNetwork) {
        Optional<String> continuousIntegration = surroundings.variable("CI");
        return !off && (data.named() || (!ownNetwork && continuousIntegration.isEmpty()));
    }
}
