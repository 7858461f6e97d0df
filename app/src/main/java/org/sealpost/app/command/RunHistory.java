package org.sealpost.app.command;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.Compared;
import org.sealpost.app.check.Since;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.StoreFault;
import org.sealpost.check.Finding;
import org.sealpost.check.time.Changes;
import org.sealpost.check.time.Past;

/// The history through one run. It is opened when the first domain needs it, once; from its first fault on, which is
/// said in one line, it is off, and no check waits for it again.
final class RunHistory implements AutoCloseable {
    /// A check waits no longer for another process.
    static final Duration PATIENCE = Duration.ofMillis(250);

    private final Path file;
    private final Optional<ComparedWith> compare;
    private final PrintStream err;
    private boolean on;
    private boolean broken;
    private Optional<HistoryStore> store = Optional.empty();

    /// @param on whether anything is kept
    RunHistory(Path file, boolean on, Optional<ComparedWith> compare, PrintStream err) {
        this.file = file;
        this.on = on;
        this.compare = compare;
        this.err = err;
    }

    /// What earlier looks tell; this one is kept from now on.
    Since since(Checked checked) {
        Optional<Past> past = on ? past(checked) : Optional.empty();
        boolean earlier = past.isPresent() && !past.get().sightings().isEmpty();
        List<Finding> changes = earlier ? Changes.between(past.get(), checked.sighting()) : checked.changes();
        return new Since(
                past.isPresent() || !changes.isEmpty() ? Optional.of(changes) : Optional.empty(),
                compare.map(with -> compared(with, checked, past.orElse(Past.NONE)))
                        .orElseGet(Compared.NotCompared::new));
    }

    private Compared compared(ComparedWith with, Checked checked, Past past) {
        if (broken && !with.file()) {
            return new Compared.NotCompared();
        }
        return with.compare(checked, past).<Compared>map(Compared.With::new).orElseGet(Compared.NothingEarlier::new);
    }

    private Optional<Past> past(Checked checked) {
        Optional<Past> past = Optional.empty();
        try {
            HistoryStore open = store.orElseGet(() -> HistoryStore.open(file, PATIENCE));
            store = Optional.of(open);
            past = Optional.of(open.different(checked.facts().domain()));
            open.keep(checked.sighting());
        } catch (StoreFault notToday) {
            on = false;
            broken = true;
            err.println("sealpost: " + unusable(file, notToday));
        }
        return past;
    }

    static String unusable(Path file, StoreFault fault) {
        return "the history " + Shown.quoted(file.toString()) + " cannot be used: "
                + Shown.text(String.valueOf(fault.getMessage()));
    }

    @Override
    public void close() {
        try {
            store.ifPresent(HistoryStore::close);
        } catch (StoreFault nothingIsLost) {
            store = Optional.empty();
        }
    }
}
