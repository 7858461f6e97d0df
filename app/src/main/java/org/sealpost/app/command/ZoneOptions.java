package org.sealpost.app.command;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.dns.Command;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.Ownership;
import org.sealpost.publish.dns.provider.DnsWriters;
import org.sealpost.publish.dns.provider.Opening;
import picocli.CommandLine.Option;

/// Where our policy host is, and who keeps the zones.
final class ZoneOptions {
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

    List<InetAddress> edgeAddresses() {
        return edges;
    }

    List<IpAddress> edges() {
        return edges.stream().map(each -> IpAddress.of(each.getAddress())).toList();
    }

    /// What in a zone is ours.
    ///
    /// @param hosts the addresses of our policy hosts
    Ownership ownership(List<IpAddress> hosts) {
        return new Ownership(
                zones.stream()
                        .map(zone -> DomainName.ofWire(zone)
                                .orElseThrow(() -> new Refusal(
                                        ExitCode.USAGE,
                                        "--own-zone " + Shown.quoted(zone) + " is not a name in A-labels")))
                        .toList(),
                hosts);
    }

    /// Whether somebody is named who keeps the zones.
    boolean isSaid(OperatorHooks hooks) {
        return provider.isPresent()
                || hooks.command().isPresent()
                || hooks.webhook().isPresent();
    }

    /// Empty where records are set by hand.
    ///
    /// @throws Refusal when it is not clear who keeps the zones
    Optional<DnsWriter> writer(DnsWriters writers, Surroundings surroundings, OperatorHooks hooks) {
        if (provider.filter(NONE::equals).isPresent()) {
            return Optional.empty();
        }
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
