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

    @Option(
            names = "--compare",
            paramLabel = "LAST|FILE",
            description = "Say which findings are new, gone and unchanged since the last check that is kept, or since"
                    + " the facts in a file.")
    private Optional<String> compare = Optional.empty();

    Optional<String> compare() {
        return compare;
    }

    /// The earlier checks of the domain; this one is kept from now on.
    ///
    /// @param ownNetwork whether what was looked at is not the Internet, so that it says nothing of the domain
    Past past(Checked checked, Surroundings surroundings, boolean ownNetwork) {
        if (!kept(surroundings, ownNetwork)) {
            return Past.NONE;
        }
        try (var store = HistoryStore.open(data.history(surroundings))) {
            Past past = store.past(checked.facts().domain());
            store.keep(checked.sighting());
            return past;
        } catch (StoreFault notToday) {
            return Past.NONE;
        }
    }

    private boolean kept(Surroundings surroundings, boolean ownNetwork) {
        return !off
                && (data.named() || (!ownNetwork && surroundings.variable("CI").isEmpty()));
    }
}
