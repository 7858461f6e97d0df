package org.sealpost.app.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.sealpost.app.reports.Assessing;
import org.sealpost.app.store.HostStore;
import org.sealpost.app.store.PublishStore;
import org.sealpost.app.store.RolloutAims;
import org.sealpost.app.store.SqlReportStore;
import org.sealpost.lab.Lab;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.publish.apply.Applier;
import org.sealpost.publish.apply.Consent;
import org.sealpost.publish.apply.Entry;
import org.sealpost.publish.apply.Look;
import org.sealpost.publish.apply.Pace;
import org.sealpost.publish.apply.Reach;
import org.sealpost.publish.apply.Underway;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.dns.provider.DnsWriters;
import org.sealpost.publish.drift.DriftJudge;
import org.sealpost.publish.drift.DriftReport;
import org.sealpost.publish.drift.Surroundings;
import org.sealpost.publish.plan.Adoption;
import org.sealpost.publish.plan.Basis;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Observed;
import org.sealpost.publish.plan.Planner;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Refusal;
import org.sealpost.publish.plan.Seen;
import org.sealpost.publish.plan.Step;
import org.sealpost.publish.plan.Terms;
import org.sealpost.publish.rollout.EnforceGate;
import org.sealpost.publish.rollout.HostView;
import org.sealpost.publish.rollout.Regions;

/// Where plans are made and carried out: everything that one needs, opened.
///
/// @param zones what our credentials may write
/// @param lab the small internet, where that is looked at
public record Office(
        PublishStore journal,
        HostStore host,
        SqlReportStore reports,
        Assessing assessing,
        Outlook outlook,
        DnsWriters writers,
        TenantZones zones,
        List<IpAddress> edges,
        InstantSource clock,
        Optional<Lab> lab)
        implements AutoCloseable {

    public EnforceGate gate() {
        return new ReportsGate(assessing, clock);
    }

    /// All that a plan touches.
    public Reach reach() {
        return reach(outlook);
    }

    /// @param through what is looked with
    private Reach reach(Outlook through) {
        return new Reach(
                new ServedEdges(host.served(), edges, through),
                new ForeignHost(edges, through),
                through.servers(),
                new ProbedHosts(through),
                zones,
                gate(),
                Pace.AT_ONCE);
    }

    /// @param consent asked before values of others are let go
    public Applier applier(Consent consent) {
        return new Applier(journal, reach(outlook), clock, consent);
    }

    /// The same for a roll-out that goes on by itself.
    Applier applier(RolloutAims.Turn turn) {
        return new Applier(journal.during(turn), reach(outlook), clock, Consent.NONE);
    }

    /// All that a plan rests on, looked at together and under one deadline.
    private Observed observe(Desired desired) {
        return new Look(reach(outlook.together())).observe(desired);
    }

    /// What is to be done so that this comes about, from what stands now. Where that is nothing, what stands is
    /// taken over: it is approved, and known to have stood.
    ///
    /// @param person who asks
    public Planning plan(Desired desired, Terms terms, String person) {
        DomainName domain = desired.domain();
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Optional<Instant> settled = journal.settled(domain).filter(now::isBefore);
        if (settled.isPresent()) {
            return new Planning.Refused(
                    List.of(new Refusal(Refusal.Reason.SETTLING, "plan again after " + settled.get())));
        }
        Observed observed = observe(desired);
        History history = journal.history(domain);
        Planning planning = Planner.plan(new Basis(desired, observed, history, terms, now));
        if (planning instanceof Planning.Nothing && journal.underway(domain).isEmpty()) {
            journal.append(domain, Adoption.events(desired, observed, history, now, true));
            journal.stands(desired, person, now);
        }
        return planning;
    }

    /// What was approved and applied beside what stands now; empty where nothing was applied yet.
    ///
    /// @param issuer the CAA name of the authority that issues our certificates, if that is known
    /// @param renewed how long before its end a certificate is replaced
    public Optional<DriftReport> drift(DomainName domain, Optional<DomainName> issuer, Duration renewed) {
        Optional<Desired> applied = journal.applied(domain);
        if (applied.isEmpty()) {
            return Optional.empty();
        }
        Outlook together = outlook.together();
        var around = new Around(together);
        Supplier<Seen<Set<DomainName>>> servers =
                Pace.AT_ONCE.begin(() -> together.servers().of(domain));
        Supplier<Seen<Boolean>> issuance =
                Pace.AT_ONCE.begin(() -> around.lets(issuer, applied.get().hostName()));
        Observed observed = new Look(reach(together)).observe(applied.get());
        var surroundings = new Surroundings(journal.nameServers(domain), servers.get(), issuance.get(), renewed);
        if (surroundings.approvedServers().isEmpty()
                && surroundings.servers() instanceof Seen.Known<Set<DomainName>>(Set<DomainName> seen)) {
            journal.noteNameServers(domain, seen, clock.instant());
        }
        return Optional.of(DriftJudge.judge(
                journal.approved(domain).orElseGet(applied::get),
                applied.get(),
                observed,
                surroundings,
                journal.history(domain),
                clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    /// The next look at a domain notes the name servers that it finds.
    public void forgetNameServers(DomainName domain) {
        journal.noteNameServers(domain, Set.of(), clock.instant());
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
        Observed observed = observe(desired);
        return Regions.of(journal.history(domain), steps, done, HostView.of(desired, observed, now), now);
    }

    @Override
    public void close() {
        zones.close();
        writers.close();
        outlook.close();
        reports.close();
        host.close();
        journal.close();
        lab.ifPresent(Lab::close);
    }
}
