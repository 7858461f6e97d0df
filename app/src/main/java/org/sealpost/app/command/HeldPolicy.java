package org.sealpost.app.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.store.StoreFault;
import org.sealpost.check.Judge;
import org.sealpost.check.time.OlderPolicy;
import org.sealpost.check.time.Past;
import org.sealpost.check.time.Sighting;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// The older policy that a sender may hold, by the history of checks.
final class HeldPolicy {
    @Mixin
    private StoreOptions store = new StoreOptions();

    @Option(
            names = "--no-history",
            description = "Look for no older policy in what earlier checks saw. So it is in the lab and with"
                    + " --connect-map, unless --data or --database is given.")
    private boolean off;

    /// Whether the history is looked into.
    boolean on(boolean ownNetwork) {
        return !off && (store.named() || !ownNetwork);
    }

    /// What a sender may still hold when it looks as was just looked. A history that cannot be read is said in one
    /// line, and holds nothing.
    Optional<OlderPolicy> find(DomainFacts facts, Surroundings surroundings) {
        List<Sighting> seen = new ArrayList<>(here(facts.domain(), surroundings));
        seen.addAll(store.different(facts.domain(), surroundings));
        return OlderPolicy.of(new Past(seen), Sighting.of(facts, Judge.judge(facts)));
    }

    private List<Sighting> here(DomainName domain, Surroundings surroundings) {
        Path file = store.data().history(surroundings);
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var history = HistoryStore.open(file, RunHistory.PATIENCE)) {
            return history.different(domain).sightings();
        } catch (StoreFault unusable) {
            surroundings.err().println("sealpost: " + RunHistory.unusable(file, unusable));
            return List.of();
        }
    }
}
