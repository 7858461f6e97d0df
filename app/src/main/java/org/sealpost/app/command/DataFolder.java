package org.sealpost.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.OwnersOnly;
import org.sealpost.app.store.StoreFault;
import org.sealpost.check.time.Past;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Option;

/// Where the program keeps what it knows, and the option that says so.
final class DataFolder {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder for what is kept. Default: $$XDG_DATA_HOME/sealpost or ~/.local/share/sealpost.")
    private Optional<Path> data = Optional.empty();

    /// Whether the user named a folder.
    boolean named() {
        return data.isPresent();
    }

    /// The file of the history; it need not be there.
    Path history(Surroundings surroundings) {
        return folder(surroundings).resolve("history.db");
    }

    /// What earlier checks of a domain saw; nothing where none is kept.
    Function<DomainName, Past> past(Surroundings surroundings) {
        return past(history(surroundings));
    }

    /// The same from a file that is named.
    static Function<DomainName, Past> past(Path file) {
        return domain -> {
            if (!Files.exists(file)) {
                return Past.NONE;
            }
            try (HistoryStore store = HistoryStore.open(file)) {
                return store.past(domain);
            } catch (StoreFault fault) {
                throw new Refusal(ExitCode.OUTPUT_UNWRITABLE, RunHistory.unusable(file, fault));
            }
        };
    }

    /// The file of users and of what they did; it need not be there.
    Path access(Surroundings surroundings) {
        return folder(surroundings).resolve("access.db");
    }

    /// A sentence where a folder that was made before lets others than its owner look at who may do what.
    Optional<String> openToOthers(Surroundings surroundings) {
        Path folder = folder(surroundings);
        return Files.exists(access(surroundings)) && OwnersOnly.isOpenToOthers(folder)
                ? Optional.of("the data folder " + Shown.quoted(folder.toString())
                        + " is open to others on this machine; 'chmod 700' closes it")
                : Optional.empty();
    }

    /// The file of what checks of visitors saw; it need not be there.
    Path checks(Surroundings surroundings) {
        return folder(surroundings).resolve("checks.db");
    }

    /// The file of what is watched; it need not be there.
    Path fleet(Surroundings surroundings) {
        return folder(surroundings).resolve("fleet.db");
    }

    /// The file of when which job is due; it need not be there.
    Path jobs(Surroundings surroundings) {
        return folder(surroundings).resolve("jobs.db");
    }

    /// The folder of all of it.
    Path whole(Surroundings surroundings) {
        return folder(surroundings);
    }

    /// The file of the policy host; it need not be there.
    Path host(Surroundings surroundings) {
        return folder(surroundings).resolve("host.db");
    }

    /// The file of plans; it need not be there.
    Path publish(Surroundings surroundings) {
        return folder(surroundings).resolve("publish.db");
    }

    /// The file of the reports; it need not be there.
    Path reports(Surroundings surroundings) {
        return folder(surroundings).resolve("reports.db");
    }

    /// Whether a file may be made or written there, as far as it can be told beforehand.
    boolean writable(Surroundings surroundings) {
        Optional<Path> there = Optional.of(history(surroundings).toAbsolutePath());
        while (there.isPresent() && !Files.exists(there.get())) {
            there = Optional.ofNullable(there.get().getParent());
        }
        return there.filter(Files::isWritable).isPresent();
    }

    /// It need not be there.
    Path folder(Surroundings surroundings) {
        if (data.isPresent()) {
            return surroundings.directory().resolve(data.get());
        }
        // The specification of these folders: a relative one is to be ignored.
        return surroundings
                .variable("XDG_DATA_HOME")
                .filter(folder -> folder.startsWith("/"))
                .map(Path::of)
                .orElseGet(
                        () -> Path.of(surroundings.variable("HOME").orElse("/")).resolve(".local/share"))
                .resolve("sealpost");
    }
}
