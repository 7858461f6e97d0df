package org.sealpost.app.command;

import java.util.HashMap;
import java.util.Map;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.protocol.name.DomainName;
import picocli.CommandLine.Option;

/// Whose the zones are that our credentials reach.
final class TenantZoneOptions {
    @Option(
            names = "--tenant-zone",
            split = ",",
            paramLabel = "ZONE=TENANT",
            description = "A zone in which records are written for this tenant alone, repeatable. In all others they"
                    + " are written for the first tenant, main; whoever else adds a domain sets its records by hand.")
    private Map<String, String> zones = Map.of();

    Map<DomainName, TenantId> given() {
        var given = new HashMap<DomainName, TenantId>();
        zones.forEach((zone, tenant) -> given.put(
                DomainName.ofWire(zone)
                        .orElseThrow(() -> wrong("the zone " + Shown.quoted(zone) + " is not a name in A-labels")),
                TenantId.read(tenant).orElseThrow(() -> wrong(Shown.quoted(tenant) + " is not the word of a tenant"))));
        return given;
    }

    private static Refusal wrong(String why) {
        return new Refusal(ExitCode.USAGE, "--tenant-zone: " + why);
    }
}
