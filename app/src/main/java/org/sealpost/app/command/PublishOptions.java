package org.sealpost.app.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.publish.Office;
import org.sealpost.app.publish.Outlook;
import org.sealpost.app.publish.TenantZones;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.HostStore;
import org.sealpost.app.store.PublishStore;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.lab.Lab;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.provider.DnsWriters;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// With what a domain is changed: the policy host, the zones, what is kept, and how the world is looked at.
final class PublishOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Mixin
    private ZoneOptions zones = new ZoneOptions();

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private ReadinessOptions readiness = new ReadinessOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    List<IpAddress> edges() {
        return zones.edges();
    }

    /// For looking and planning: whoever keeps the zones is not asked for.
    Office openToLook(Surroundings surroundings) {
        return open(surroundings, _ -> Optional.empty());
    }

    /// @throws Refusal where nothing was ever kept, so that nothing was approved or planned
    PublishOptions held(Surroundings surroundings) {
        new HeldAlready(store, surroundings).require();
        return this;
    }

    /// @throws Refusal when it is not clear who keeps the zones
    Office open(Surroundings surroundings) {
        return open(
                surroundings,
                writers -> zones.writer(
                        writers,
                        surroundings,
                        OperatorHooks.read(
                                surroundings, Optional.ofNullable(command).flatMap(SealpostCommand::config))));
    }

    private Office open(Surroundings surroundings, Function<DnsWriters, Optional<DnsWriter>> writer) {
        ObserverOptions chosen = new Wiring(surroundings, network, Set.of()).options();
        Optional<Lab> lab = network.lab() ? Optional.of(LabStart.start(surroundings)) : Optional.empty();
        ObserverOptions options =
                lab.map(each -> LabCheckers.within(each, chosen)).orElse(chosen);
        Outlook outlook = outlook(options);
        PublishStore journal = store.openPublish(surroundings).holding(domain -> hold(surroundings, domain));
        HostStore host = store.openHost(surroundings);
        SqlReportStore reports = store.open(surroundings);
        var writers =
                new DnsWriters(outlook.dialer(), options.trust(), surroundings.clock(), zones.ownership(zones.edges()));
        return new Office(
                journal,
                host,
                reports,
                readiness.assessing(surroundings, reports, store),
                outlook,
                writers,
                TenantZones.all(writer.apply(writers)),
                edges(),
                surroundings.clock(),
                lab);
    }

    /// What is approved at the console is the first tenant's, unless the domain is somebody's.
    private void hold(Surroundings surroundings, DomainName domain) {
        try (FleetStore fleet = store.openFleet(surroundings)) {
            fleet.domains().hold(List.of(domain), TenantId.FIRST.word());
        }
    }

    static Outlook outlook(ObserverOptions options) {
        try {
            return Outlook.open(options);
        } catch (IllegalArgumentException untrustable) {
            throw new Refusal(ExitCode.USAGE, Shown.text(String.valueOf(untrustable.getMessage())));
        }
    }
}
