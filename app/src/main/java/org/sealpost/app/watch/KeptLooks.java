package org.sealpost.app.watch;

import java.util.function.Consumer;
import org.sealpost.app.check.Checked;
import org.sealpost.app.store.HistoryStore;

/// Keeps what looks of the watcher saw.
public record KeptLooks(HistoryStore history) implements Consumer<Checked> {
    @Override
    public void accept(Checked checked) {
        history.watched(checked.sighting(), checked.facts());
    }
}
