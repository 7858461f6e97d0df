package org.sealpost.app.command;

import java.util.Optional;
import org.sealpost.app.exit.Refusal;
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

    /// The history for one run.
    ///
    /// @param ownNetwork whether what is looked at is not the Internet, so that it says nothing of the domains
    /// @throws Refusal when the file that is to be compared with cannot be read
    RunHistory open(Surroundings surroundings, boolean ownNetwork) {
        return new RunHistory(
                data.history(surroundings),
                kept(surroundings, ownNetwork),
                compare.map(name -> ComparedWith.read(name, surroundings)),
                surroundings.err());
    }

    private boolean kept(Surroundings surroundings, boolean ownNetwork) {
        if (off) {
            return false;
        }
        return data.named() || (!ownNetwork && surroundings.variable("CI").isEmpty() && data.writable(surroundings));
    }
}
