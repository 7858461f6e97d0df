package org.sealpost.app.publish;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.reports.Assessing;
import org.sealpost.app.store.HostStore;
import org.sealpost.app.store.PublishStore;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.apply.Applier;
import org.sealpost.publish.apply.Entry;
import org.sealpost.publish.apply.Look;
import org.sealpost.publish.apply.Reach;
import org.sealpost.publish.apply.Underway;
import org.sealpost.publish.dns.DnsWriter;
import org.sealpost.publish.dns.provider.DnsWriters;
import org.sealpost.publish.plan.Basis;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Observed;
import org.sealpost.publish.plan.Planner;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Step;
import org.sealpost.publish.plan.Terms;
import org.sealpost.publish.rollout.EnforceGate;
import org.sealpost.publish.rollout.HostView;
import org.sealpost.publish.rollout.Regions;

/// Where plans are made and carried out: everything that one needs, opened.
public record Office(
        PublishStore journal,
        HostStore host,
        SqlReportStore reports,
        Assessing assessing,
        Outlook outlook,
        DnsWriters writers,
        Optional<DnsWriter> writer,
        List<IpAddress> edges,
        InstantSource clock)
        implements AutoCloseable {

    public EnforceGate gate() {
        return new ReportsGate(assessing, clock);
    }

    public Reach reach() {
        return new Reach(
                new ServedEdges(host.served(), edges, outlook),
                new ForeignHost(edges, outlook),
                new AskedServers(outlook),
                new ProbedHosts(outlook),
                _ -> writer,
                gate());
    }

    public Applier applier() {
        return new Applier(journal, reach(), clock);
    }

    /// What is to be done so that this comes about, from what stands now.
    public Planning plan(Desired desired, Terms terms) {
        Observed observed = new Look(reach()).observe(desired);
        return Planner.plan(new Basis(
                desired,
                observed,
                journal.history(desired.domain()),
                terms,
                clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    /// How it stands with a domain.
    public Regions regions(Desired desired) {
        DomainName domain = desired.domain();
        Instant now = clock.instant();
        Optional<Underway> underway = journal.underway(domain);
        List<Step> steps = underway.map(each -> each.plan().steps()).orElse(List.of());
        int done = (int) steps.stream()
                .filter(step -> underway.filter(each -> each.has(step.number(), Entry.Mark.DONE))
                        .isPresent())
                .count();
        Observed observed = new Look(reach()).observe(desired);
        return Regions.of(journal.history(domain), steps, done, HostView.of(desired, observed, now), now);
    }

    @Override
    public void close() {
        writer.ifPresent(DnsWriter::close);
        writers.close();
        outlook.close();
        reports.close();
        host.close();
        journal.close();
    }
}
