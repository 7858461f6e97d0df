package org.sealpost.app.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What the parts of `serve` share.
final class ServiceOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Mixin
    private IdentityOptions certificate = new IdentityOptions();

    @Mixin
    private SealingOptions sealing = new SealingOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    @Mixin
    private ZoneOptions zones = new ZoneOptions();

    @Mixin
    private TenantZoneOptions tenants = new TenantZoneOptions();

    @Mixin
    private ReadinessOptions readiness = new ReadinessOptions();

    @Mixin
    private TellingOptions telling = new TellingOptions();

    @Mixin
    private PartsOptions parts = new PartsOptions();

    @Option(
            names = "--metrics",
            paramLabel = "FILE",
            description = "Write counters for Prometheus to this file every minute; those of the pages are at /metrics"
                    + " too.")
    private Optional<Path> metrics = Optional.empty();

    @Mixin
    private JournalOptions journalling = new JournalOptions();

    @Mixin
    private TraceOptions tracing = new TraceOptions();

    @Mixin
    private KeepOptions keep = new KeepOptions();

    /// @throws Refusal when something cannot be as it was said
    Service service(Surroundings surroundings) {
        var service = new Service(surroundings, this, journalling.journal(surroundings));
        keep.require();
        metrics.ifPresent(file -> OutputFile.require(NamedFile.of(surroundings, file)));
        store.data().openToOthers(surroundings).ifPresent(service.problems()::hear);
        return service;
    }

    /// @param pagesNamed whether something was said of the pages
    /// @throws Refusal when something was said of a part that is not to run
    Set<ServePart> chosen(boolean pagesNamed) {
        Set<ServePart> chosen = parts.chosen(pagesNamed);
        if (network.lab() && chosen.contains(ServePart.INTAKE)) {
            throw new Refusal(ExitCode.USAGE, "--lab has no intake: nobody in it sends reports");
        }
        return chosen;
    }

    /// A demonstration has a network and a folder of its own, and a key for this time.
    ///
    /// @throws Refusal when another was named
    void demonstrate() {
        if (network.ownNetwork() || store.named()) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "--demo has a network and a folder of its own: leave --lab, --data, --database and the options of"
                            + " the network out");
        }
        sealing.forThisTime();
    }

    /// The operator's own programs.
    OperatorHooks hooks(Surroundings surroundings) {
        return OperatorHooks.read(surroundings, Optional.ofNullable(command).flatMap(SealpostCommand::config));
    }

    IdentityOptions certificate() {
        return certificate;
    }

    SealingOptions sealing() {
        return sealing;
    }

    StoreOptions store() {
        return store;
    }

    NetworkOptions network() {
        return network;
    }

    ZoneOptions zones() {
        return zones;
    }

    TenantZoneOptions tenants() {
        return tenants;
    }

    ReadinessOptions readiness() {
        return readiness;
    }

    TellingOptions telling() {
        return telling;
    }

    PartsOptions parts() {
        return parts;
    }

    Optional<Path> metrics() {
        return metrics;
    }

    /// Whether each request has a line in the journal.
    boolean requests() {
        return journalling.requests();
    }

    TraceOptions tracing() {
        return tracing;
    }

    KeepOptions keep() {
        return keep;
    }
}
