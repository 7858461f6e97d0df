package org.sealpost.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.StoreFault;
import org.sealpost.check.Judge;
import org.sealpost.check.time.OlderPolicy;
import org.sealpost.check.time.Sighting;
import org.sealpost.observe.facts.DomainFacts;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The older policy that a sender may hold, by the history of checks.
final class HeldPolicy {
    @Mixin
    private DataFolder data = new DataFolder();

    @Option(
            names = "--no-history",
            description = "Look for no older policy in what earlier checks saw. So it is in the lab and with"
                    + " --connect-map, unless --data is given.")
    private boolean off;

    /// Whether the history is looked into.
    boolean on(boolean ownNetwork) {
        return !off && (data.named() || !ownNetwork);
    }

    /// What a sender may still hold when it looks as was just looked. A history that cannot be read is said in one
    /// line, and holds nothing.
    Optional<OlderPolicy> find(DomainFacts facts, Surroundings surroundings) {
        Path file = data.history(surroundings);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (var store = HistoryStore.open(file, RunHistory.PATIENCE)) {
            return OlderPolicy.of(store.different(facts.domain()), Sighting.of(facts, Judge.judge(facts)));
        } catch (StoreFault unusable) {
            surroundings.err().println("sealpost: " + RunHistory.unusable(file, unusable));
            return Optional.empty();
        }
    }
}
