package org.sealpost.app.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sealpost.app.archive.Archive;
import org.sealpost.app.archive.ArchiveFault;
import org.sealpost.app.archive.Manifest;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.AllStores;
import org.sealpost.app.store.Restore;
import org.sealpost.app.store.Snapshot;
import org.sealpost.app.store.StoreFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sealpost restore`: puts back what `sealpost backup` wrote.
@Command(
        name = "restore",
        description = {
            "Puts back what 'sealpost backup' wrote, into a data folder or into PostgreSQL. The file is read to its end"
                    + " first; then all of it is put in, or nothing.",
            "Stop 'serve' and 'host' before. What is sealed is opened by the sealing key that was used then."
        },
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("");

    @Option(names = "--replace", description = "Delete what is kept now, all of it. Without this it is only named.")
    private boolean replace;

    @Mixin
    private StoreOptions store = new StoreOptions();

    RestoreCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (Archive archive = Archive.open(surroundings.directory().resolve(file))) {
            Restore.requireKnown(archive);
            archive.verify(table -> progress("verified", table));
            surroundings.out().print(BackupText.summary(archive.manifest()));
            AllStores stores = store.all(surroundings);
            makeRoom(stores);
            new Restore(archive, table -> progress("restored", table)).into(stores, replace);
            surroundings
                    .out()
                    .println("restored into " + store.everything(surroundings) + " and read again: "
                            + BackupText.rows(archive.manifest().rows()));
        } catch (ArchiveFault fault) {
            throw new Refusal(
                    ExitCode.INPUT_UNREADABLE,
                    Shown.quoted(file.toString()) + " cannot be restored: "
                            + Shown.text(String.valueOf(fault.getMessage())) + "; nothing was changed");
        } catch (IOException unreadable) {
            throw new Refusal(
                    ExitCode.INPUT_UNREADABLE,
                    Shown.quoted(file.toString()) + " cannot be read: "
                            + Shown.text(unreadable.getClass().getSimpleName() + " " + unreadable.getMessage()));
        } catch (StoreFault fault) {
            throw new Refusal(
                    ExitCode.OUTPUT_UNWRITABLE,
                    store.everything(surroundings) + " cannot be restored: " + StoreOptions.words(fault)
                            + "; nothing was changed");
        }
        return ExitCode.PASS.number();
    }

    /// @throws Refusal when something is there and may not go
    private void makeRoom(AllStores stores) {
        Map<String, Long> there;
        try (Snapshot now = Snapshot.of(stores)) {
            there = now.rows();
        }
        if (there.isEmpty()) {
            return;
        }
        surroundings
                .err()
                .print((replace ? "this is deleted:\n" : "this would be deleted:\n") + BackupText.contents(there));
        if (!replace) {
            throw new Refusal(
                    ExitCode.CONFIGURATION,
                    store.everything(surroundings)
                            + " is not empty; --replace deletes what is there, and nothing was changed");
        }
    }

    private void progress(String what, Manifest.SavedTable table) {
        if (surroundings.terminal()) {
            surroundings.err().println(BackupText.progress(what, table));
        }
    }
}
