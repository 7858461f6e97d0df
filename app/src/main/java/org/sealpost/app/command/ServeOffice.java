package org.sealpost.app.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.host.LabEdge;
import org.sealpost.app.publish.LabZones;
import org.sealpost.app.publish.Office;
import org.sealpost.app.publish.Outlook;
import org.sealpost.app.publish.TenantZones;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.lab.Lab;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.provider.DnsWriters;
import org.sealpost.publish.dns.provider.Opening;

/// Opens where plans are made and carried out, once for a whole service.
///
/// @param hooks the operator's own programs
/// @param told hears in a sentence who keeps the zones where nobody said it
record ServeOffice(
        Surroundings surroundings,
        StoreOptions store,
        ReadinessOptions readiness,
        ZoneOptions zones,
        TenantZoneOptions tenants,
        OperatorHooks hooks,
        Consumer<String> told) {
    /// @param lab the small internet, where that is looked at: its zones can be written
    Office open(ObserverOptions options, Optional<Lab> lab) {
        Outlook outlook = PublishOptions.outlook(options);
        List<IpAddress> edges = lab.isPresent() && zones.edges().isEmpty() ? List.of(LabEdge.ADDRESS) : zones.edges();
        var writers = new DnsWriters(outlook.dialer(), options.trust(), surroundings.clock(), zones.ownership(edges));
        SqlReportStore reports = store.open(surroundings);
        return new Office(
                store.openPublish(surroundings),
                store.openHost(surroundings),
                reports,
                readiness.assessing(surroundings, reports, store),
                outlook,
                writers,
                new TenantZones(
                        lab.isPresent() && !zones.isSaid(hooks)
                                ? Optional.of(ofLab(writers, lab.get()))
                                : writer(writers),
                        tenants.given(),
                        Optional.of(store.openFleet(surroundings))),
                edges,
                surroundings.clock(),
                Optional.empty());
    }

    private static DnsWriter ofLab(DnsWriters writers, Lab lab) {
        return switch (writers.open(LabZones.PROVIDER, LabZones.variables(lab))) {
            case Opening.Opened(var _, DnsWriter writer) -> writer;
            case Opening.Refused(String why) -> throw new Refusal(ExitCode.INTERNAL, why);
        };
    }

    /// Where nobody says who keeps the zones, and the variables do not, records are set by hand.
    private Optional<DnsWriter> writer(DnsWriters writers) {
        if (zones.isSaid(hooks)) {
            return zones.writer(writers, surroundings, hooks);
        }
        return switch (writers.open(surroundings.variables())) {
            case Opening.Opened(var _, DnsWriter writer) -> Optional.of(writer);
            case Opening.Refused(String why) -> {
                told.accept("records are set by hand: " + why);
                yield Optional.empty();
            }
        };
    }
}
