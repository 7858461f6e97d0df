package org.sealpost.app.command;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.publish.Office;
import org.sealpost.app.publish.Outlook;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.HostStore;
import org.sealpost.app.store.PublishStore;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.lab.Lab;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.dns.Command;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.Ownership;
import org.sealpost.publish.dns.provider.DnsWriters;
import org.sealpost.publish.dns.provider.Opening;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// With what a domain is changed: the policy host, the zones, what is kept, and how the world is looked at.
final class PublishOptions {
    private static final String NONE = "none";
    private static final String EXEC = "exec";
    private static final String WEBHOOK = "httpreq";

    @Option(
            names = "--edge",
            split = ",",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "Address at which 'sealpost host' is reached, repeatable: each is looked at by itself.")
    private List<InetAddress> edges = List.of();

    @Option(
            names = "--dns",
            paramLabel = "PROVIDER",
            description =
                    "Who keeps the zone, such as dnsupdate, cloudflare or route53; its credentials are in variables"
                            + " of the environment. exec and httpreq: the dns-command and dns-webhook of sealpost.yaml."
                            + " Default: what sealpost.yaml or the variables name. none: records are set by hand.")
    private Optional<String> provider = Optional.empty();

    @Option(
            names = "--own-zone",
            split = ",",
            paramLabel = "ZONE",
            description = "A zone of ours into which aliases lead, repeatable: an alias to it is ours to change.")
    private List<String> zones = List.of();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    @Mixin
    private StoreOptions store = new StoreOptions();

    @Mixin
    private ReadinessOptions readiness = new ReadinessOptions();

    @Mixin
    private NetworkOptions network = new NetworkOptions();

    List<IpAddress> edges() {
        return edges.stream().map(each -> IpAddress.of(each.getAddress())).toList();
    }

    /// For looking and planning: whoever keeps the zones is not asked for.
    Office openToLook(Surroundings surroundings) {
        return open(surroundings, _ -> Optional.empty());
    }

    /// @throws Refusal when it is not clear who keeps the zones
    Office open(Surroundings surroundings) {
        return open(surroundings, writers -> writer(writers, surroundings));
    }

    private Office open(Surroundings surroundings, Function<DnsWriters, Optional<DnsWriter>> writer) {
        ObserverOptions chosen = new Wiring(surroundings, network, Set.of()).options();
        Optional<Lab> lab = network.lab() ? Optional.of(LabStart.start(surroundings)) : Optional.empty();
        ObserverOptions options =
                lab.map(each -> LabCheckers.within(each, chosen)).orElse(chosen);
        Outlook outlook = outlook(options);
        PublishStore journal = store.openPublish(surroundings);
        HostStore host = store.openHost(surroundings);
        SqlReportStore reports = store.open(surroundings);
        var writers = new DnsWriters(outlook.dialer(), options.trust(), surroundings.clock(), ownership());
        return new Office(
                journal,
                host,
                reports,
                readiness.assessing(surroundings, reports, store.data()),
                outlook,
                writers,
                writer.apply(writers),
                edges(),
                surroundings.clock(),
                lab);
    }

    private Ownership ownership() {
        return new Ownership(
                zones.stream()
                        .map(zone -> DomainName.ofWire(zone)
                                .orElseThrow(() -> new Refusal(
                                        ExitCode.USAGE,
                                        "--own-zone " + Shown.quoted(zone) + " is not a name in A-labels")))
                        .toList(),
                edges());
    }

    private OperatorHooks hooks(Surroundings surroundings) {
        Optional<String> config = Optional.ofNullable(command)
                .map(spec -> spec.root().userObject())
                .map(SealpostCommand.class::cast)
                .flatMap(SealpostCommand::config);
        return OperatorHooks.read(surroundings, config);
    }

    private static Outlook outlook(ObserverOptions options) {
        try {
            return Outlook.open(options);
        } catch (IllegalArgumentException untrustable) {
            throw new Refusal(ExitCode.USAGE, Shown.text(String.valueOf(untrustable.getMessage())));
        }
    }

    private Optional<DnsWriter> writer(DnsWriters writers, Surroundings surroundings) {
        if (provider.filter(NONE::equals).isPresent()) {
            return Optional.empty();
        }
        OperatorHooks hooks = hooks(surroundings);
        Optional<Command> program = hooks.command();
        if (program.isPresent() && provider.filter(code -> !code.equals(EXEC)).isEmpty()) {
            return Optional.of(writers.exec(program.get(), surroundings.variables()));
        }
        var variables = new HashMap<>(surroundings.variables());
        Optional<String> webhook = hooks.webhook();
        webhook.ifPresent(address -> variables.put("HTTPREQ_ENDPOINT", address));
        Opening opening = provider.or(() -> webhook.map(_ -> WEBHOOK))
                .map(code -> writers.open(code, variables))
                .orElseGet(() -> writers.open(variables));
        return switch (opening) {
            case Opening.Opened(var _, DnsWriter writer) -> Optional.of(writer);
            case Opening.Refused(String why) ->
                throw new Refusal(
                        ExitCode.CONFIGURATION, Shown.text(why) + " Where you set records by hand, say --dns none.");
        };
    }
}
