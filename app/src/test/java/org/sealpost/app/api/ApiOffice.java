package org.sealpost.app.api;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.host.LabEdge;
import org.sealpost.app.publish.Changes;
import org.sealpost.app.publish.LabZones;
import org.sealpost.app.publish.Office;
import org.sealpost.app.publish.Outlook;
import org.sealpost.app.publish.PlanRounds;
import org.sealpost.app.publish.PlansDone;
import org.sealpost.app.publish.TenantZones;
import org.sealpost.app.reports.Assessing;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.HostStore;
import org.sealpost.app.store.PublishStore;
import org.sealpost.app.store.ReportStores;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.app.watch.ChannelDesk;
import org.sealpost.check.time.Past;
import org.sealpost.fleet.watch.channel.Channels;
import org.sealpost.lab.Lab;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.dns.Ownership;
import org.sealpost.publish.dns.provider.DnsWriters;
import org.sealpost.publish.dns.provider.Opening;
import org.sealpost.reports.readiness.Thresholds;

/// Changes over the small internet; the domains of the tests are not in it.
final class ApiOffice implements AutoCloseable {
    private final Office office;
    final SqlReportStore reports;
    /// What the checks of some domains saw.
    final Map<DomainName, Past> pasts = new ConcurrentHashMap<>();

    ApiOffice(Path folder, InstantSource clock) {
        Lab lab = OneInternet.LAB;
        var options = LabCheckers.within(lab, ObserverOptions.of(clock, "sealpost/test"));
        Outlook outlook = Outlook.open(options);
        var writers = new DnsWriters(
                outlook.dialer(), options.trust(), clock, new Ownership(List.of(), List.of(LabEdge.ADDRESS)));
        reports = ReportStores.file(folder.resolve("told.db"));
        office = new Office(
                PublishStore.file(folder.resolve("publish.db")),
                HostStore.file(folder.resolve("host.db")),
                reports,
                new Assessing(reports, domain -> pasts.getOrDefault(domain, Past.NONE), Map.of(), Thresholds.DEFAULT),
                outlook,
                writers,
                TenantZones.all(
                        writers.open(LabZones.PROVIDER, LabZones.variables(lab))
                                        instanceof Opening.Opened(var _, var writer)
                                ? Optional.of(writer)
                                : Optional.empty()),
                List.of(LabEdge.ADDRESS),
                clock,
                Optional.empty());
    }

    /// Steps are made before `begin` returns.
    Changes changes(FleetStore fleet, AuditTrail audit) {
        var rounds = new PlanRounds(office, new PlansDone(fleet, audit, office.clock()), _ -> {});
        return new Changes(office, rounds, audit, Runnable::run);
    }

    /// Channels that lead nowhere.
    ChannelDesk channels(FleetStore fleet, SecretBox box, SecureRandom random) {
        var nowhere = new Channels(
                office.outlook().dialer(),
                _ -> List.of(),
                Trust.system().context(),
                false,
                Optional.empty(),
                Optional.empty(),
                office.clock());
        return new ChannelDesk(fleet, box, nowhere, false, office.clock(), random);
    }

    @Override
    public void close() {
        office.close();
    }
}
