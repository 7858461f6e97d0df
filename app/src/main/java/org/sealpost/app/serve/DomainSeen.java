package org.sealpost.app.serve;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.check.Checked;
import org.sealpost.app.page.Linked;
import org.sealpost.app.page.ReportsPage;
import org.sealpost.app.page.SeenPart;
import org.sealpost.app.page.Turns;
import org.sealpost.app.render.CheckHtml;
import org.sealpost.app.render.Pages;
import org.sealpost.app.reports.ReportsView;
import org.sealpost.app.reports.Standings;
import org.sealpost.app.store.HistoryStore;
import org.sealpost.app.web.Fields;
import org.sealpost.check.Judge;
import org.sealpost.check.time.Past;
import org.sealpost.check.time.Sighting;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.name.DomainName;

/// The parts of the page of a domain that show what was seen of it.
public final class DomainSeen {
    private static final int VERSIONS = 10;
    private static final int ACTS = 20;

    private final HistoryStore history;
    private final ReportsView reports;
    private final AuditTrail audit;
    private final CheckHtml html;
    private final InstantSource clock;

    DomainSeen(HistoryStore history, ReportsView reports, AuditTrail audit, Pages words, InstantSource clock) {
        this.history = history;
        this.reports = reports;
        this.audit = audit;
        this.html = new CheckHtml(words);
        this.clock = clock;
    }

    SeenPart part(Guard.Visit visit, DomainName domain, LookTimes times) {
        Past past = history.all(domain);
        Optional<DomainFacts> whole = history.facts(domain, true);
        Optional<DomainFacts> records = history.facts(domain, false);
        List<SeenPart.Version> versions = Versions.of(past);
        int first = first(visit.call().query(), versions.size());
        boolean seesAudit = visit.may(Permission.SEE_AUDIT, domain);
        return new SeenPart(
                looks(past, times),
                sections(whole, records, times),
                reported(domain),
                versions.stream().skip(first - 1L).limit(VERSIONS).toList(),
                turns(domain, first, versions.size()),
                whole.or(() -> records)
                        .map(facts -> CertificateRows.of(facts, clock.instant()))
                        .orElse(List.of()),
                seesAudit ? acts(visit.tenant(), domain) : List.of(),
                seesAudit);
    }

    /// Which version comes first, counted from 1; what is no number of one says nothing.
    private static int first(Fields query, int all) {
        return query.one("versions")
                .filter(text -> text.matches("[1-9][0-9]{0,8}"))
                .map(Integer::parseInt)
                .filter(number -> number <= all)
                .orElse(1);
    }

    private static Turns turns(DomainName domain, int first, int all) {
        String page = "/fleet/" + domain.ascii();
        int last = Math.min(all, first - 1 + VERSIONS);
        if (first == 1 && last == all) {
            return Turns.NONE;
        }
        var links = new ArrayList<Linked>();
        if (first > 1) {
            links.add(new Linked("Later ones", page + "?versions=" + Math.max(1, first - VERSIONS) + "#policy"));
        }
        if (last < all) {
            links.add(new Linked("Earlier ones", page + "?versions=" + (last + 1) + "#policy"));
        }
        return new Turns("Versions " + first + " to " + last + " of " + all, links);
    }

    /// When it was last looked at, and since when it is as it is.
    private static List<String> looks(Past past, LookTimes times) {
        List<Sighting> sightings = past.sightings();
        if (sightings.isEmpty()) {
            return List.of();
        }
        Sighting last = sightings.getFirst();
        Instant since = last.at();
        for (Sighting each : sightings) {
            if (!each.id().equals(last.id())
                    || !each.policy().equals(last.policy())
                    || !each.mx().equals(last.mx())) {
                break;
            }
            since = each.at();
        }
        return List.of(
                times.latest().orElseGet(() -> "Last look " + AlertLines.time(last.at()) + "."),
                "Record, policy and MX are as they are since " + AlertLines.time(since) + " or longer.");
    }

    /// The last look at everything; after it, where records or policy were seen otherwise since, that look as well.
    private List<String> sections(Optional<DomainFacts> whole, Optional<DomainFacts> records, LookTimes times) {
        var sections = new ArrayList<String>();
        Optional<DomainFacts> later = records.filter(facts -> whole.isEmpty()
                || (facts.observedAt().isAfter(whole.get().observedAt()) && differ(facts, whole.get())));
        later.ifPresent(facts -> sections.add(html.records(checked(facts), 1, times.withoutServers())));
        whole.ifPresent(facts -> sections.add(html.part(checked(facts), 2)));
        return sections;
    }

    private static boolean differ(DomainFacts one, DomainFacts other) {
        Sighting first = checked(one).sighting();
        Sighting second = checked(other).sighting();
        return !first.id().equals(second.id())
                || !first.policy().equals(second.policy())
                || !first.mx().equals(second.mx());
    }

    private static Checked checked(DomainFacts facts) {
        return new Checked(Judge.judge(facts), facts, List.of());
    }

    private SeenPart.Reported reported(DomainName domain) {
        LocalDate to = reports.yesterday();
        var scope = new ReportScope(
                Set.of(domain),
                Optional.empty(),
                to.minusDays(ReportScope.USUAL_DAYS - 1L),
                to,
                ReportFilter.ALL,
                Optional.empty());
        ReportsView.Seen seen = reports.of(scope.domains(), Optional.empty(), scope.from(), to);
        ReportsPage page = new ReportsWords(Optional.of(domain), scope, seen, Standings.of(reports.store()))
                .page("", List.of(), Optional.empty());
        return new SeenPart.Reported(
                page.lead(),
                "/fleet/" + domain.ascii() + "/reports",
                page.chart(),
                page.days(),
                page.causes(),
                page.reporters(),
                page.silent());
    }

    private List<SeenPart.Act> acts(TenantId tenant, DomainName domain) {
        return audit.latest(tenant, domain, Long.MAX_VALUE, ACTS).stream()
                .map(ActWords::act)
                .toList();
    }
}
