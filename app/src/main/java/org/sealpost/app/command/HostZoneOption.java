package org.sealpost.app.command;

import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.host.delegation.HostZone;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Option;

/// The zone of ours in which the targets of delegations stand.
final class HostZoneOption {
    @Option(
            names = "--host-zone",
            paramLabel = "NAME",
            description = "Zone of ours that the CNAME records of delegated domains lead into, such as host.example.")
    private Optional<String> zone = Optional.empty();

    Optional<HostZone> zone() {
        return zone.map(text -> new HostZone(DomainName.ofWire(text)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE, "--host-zone " + Shown.quoted(text) + " is not a name in A-labels"))));
    }
}
