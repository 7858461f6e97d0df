package org.sealpost.app.serve;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.check.TypedDomain;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.FleetPage;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.Place;
import org.sealpost.app.page.template.JtefleetGenerated;
import org.sealpost.app.render.Shown;
import org.sealpost.app.reports.ReportsView;
import org.sealpost.app.store.Consents;
import org.sealpost.app.store.FleetList;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.fleet.watch.Intervals;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.PlanId;
import org.sealpost.reports.row.Tally;

/// The domains of a tenant: all of them, those that a filter chooses, and new ones.
final class FleetPages {
    private static final int AT_ONCE = 100;
    private static final int MOST_NEW = 10_000;
    private static final int SHOWN = 60;
    private static final int NAMED = 5;

    private final Frames frames;
    private final Guard guard;
    private final FleetStore fleet;
    private final Schedule schedule;
    private final AuditTrail audit;
    private final InstantSource clock;
    private final ReportsView reports;
    private final Consents consents;

    FleetPages(
            Frames frames,
            Guard guard,
            FleetStore fleet,
            Schedule schedule,
            AuditTrail audit,
            InstantSource clock,
            ReportsView reports,
            Consents consents) {
        this.frames = frames;
        this.guard = guard;
        this.fleet = fleet;
        this.schedule = schedule;
        this.audit = audit;
        this.clock = clock;
        this.reports = reports;
        this.consents = consents;
    }

    void addTo(Routes routes) {
        routes.get(
                "/fleet",
                call -> guard.let(call, Permission.SEE_DOMAINS, visit -> shown(visit, 200, Optional.empty())));
        routes.post("/fleet", call -> guard.let(call, Permission.ADD_DOMAINS, this::add));
    }

    private Reply add(Guard.Visit visit) {
        Call call = visit.call();
        Set<DomainName> domains = new LinkedHashSet<>();
        List<String> lines = call.form().raw("domains").orElse("").lines().toList();
        if (lines.size() > MOST_NEW) {
            return wrong(visit, 400, "No more than " + MOST_NEW + " domains at once.");
        }
        for (String line : lines) {
            if (!line.isBlank()) {
                switch (TypedDomain.read(line)) {
                    case TypedDomain.Domain(var name) -> domains.add(name);
                    case TypedDomain.None(var clause, var _) -> {
                        return wrong(
                                visit, 400, "Nothing was added: " + Shown.quoted(line, SHOWN) + " " + clause + ".");
                    }
                }
            }
        }
        Set<String> tags = BulkAction.tags(call.form().one("tags").orElse(""));
        Optional<String> problem = BulkAction.problem(tags);
        return problem.isPresent()
                ? wrong(visit, 400, problem.get() + " Nothing was added.")
                : added(visit, domains, tags);
    }

    /// What was typed stands in the form as it was.
    private Reply wrong(Guard.Visit visit, int status, String problem) {
        return shown(visit, status, Optional.of(FleetPage.Typed.of(visit.call().form(), problem)));
    }

    private Reply added(Guard.Visit visit, Set<DomainName> domains, Set<String> tags) {
        List<String> added = new ArrayList<>();
        List<String> known = new ArrayList<>();
        List<String> taken = new ArrayList<>();
        for (DomainName domain : domains) {
            var watched = new WatchedDomain(domain, visit.tenant().word(), tags, Intervals.USUAL, List.of());
            switch (fleet.domains().add(watched, schedule, clock.instant())) {
                case ADDED -> {
                    audit.append(
                            visit.tenant(),
                            AuditEvent.of(clock.instant(), Actor.of(visit.caller()), "domain.add")
                                    .on(domain));
                    added.add(domain.ascii());
                }
                case KNOWN -> known.add(domain.ascii());
                case TAKEN -> taken.add(domain.ascii());
            }
        }
        if (taken.isEmpty()) {
            return Reply.seeOther("/fleet");
        }
        String sentence = (added.isEmpty() ? "Nothing was added. " : names(added) + " added. ")
                + (known.isEmpty() ? "" : names(known) + " watched already. ")
                + names(taken) + " cannot be added here. If it is yours, write to whoever runs this service.";
        return shown(
                visit,
                added.isEmpty() ? 409 : 200,
                Optional.of(new FleetPage.Typed(
                        String.join("\n", taken),
                        visit.call().form().one("tags").orElse(""),
                        sentence)));
    }

    /// Such as `a.example, b.example and 3 more: `.
    private static String names(List<String> domains) {
        String some = String.join(", ", domains.subList(0, Math.min(NAMED, domains.size())));
        return some + (domains.size() > NAMED ? " and " + (domains.size() - NAMED) + " more" : "") + ":";
    }

    private Reply shown(Guard.Visit visit, int status, Optional<FleetPage.Typed> typed) {
        Call call = visit.call();
        String tenant = visit.tenant().word();
        FleetChoice asked = FleetChoice.read(call.query());
        FleetList list = fleet.list();
        List<FleetList.Line> lines = list.page(tenant, asked.choice(), asked.order(), asked.after(), AT_ONCE + 1);
        List<FleetList.Line> shown = lines.subList(0, Math.min(AT_ONCE, lines.size()));
        Set<DomainName> domains = shown.stream().map(FleetList.Line::domain).collect(Collectors.toSet());
        Map<DomainName, List<Alert>> alerts = list.standing(domains);
        Map<DomainName, PlanId> waiting = consents.waiting(tenant, domains);
        LocalDate to = reports.yesterday();
        Map<DomainName, Map<LocalDate, Tally>> trend =
                reports.trend(domains, to.minusDays(ReportScope.USUAL_DAYS - 1L), to);
        FleetList.Counts counts = list.counts(tenant);
        long chosen = asked.any() ? list.count(tenant, asked.choice()) : counts.all();
        var page = new FleetPage(
                FleetWords.lead(counts, consents.count(tenant)),
                FleetWords.tiles(counts),
                FleetWords.filter(asked, counts),
                shown.stream()
                        .map(line -> FleetWords.row(
                                line,
                                alerts.getOrDefault(line.domain(), List.of()),
                                Optional.ofNullable(waiting.get(line.domain())),
                                trend.getOrDefault(line.domain(), Map.of()),
                                to))
                        .toList(),
                shown.size() + " of " + chosen + (asked.after().isPresent() ? ", going on" : ""),
                lines.size() > AT_ONCE
                        ? Optional.of(asked.address(shown.getLast().place()))
                        : Optional.empty(),
                "Sessions a day up to " + to
                        + ", those that failed in red; the height is logarithmic and the same in every row, a gap is a"
                        + " day without a report that counts. The number is how many failed.",
                new FleetPage.Bulk(
                        BulkAction.choices(visit, call.query().one("action").orElse("")),
                        call.query().one("value").orElse(""),
                        Set.copyOf(call.query().all("d")),
                        call.query().has("everything")),
                visit.may(Permission.ADD_DOMAINS),
                visit.formToken(),
                typed);
        Frame frame = frames.of(call, "Fleet", Optional.of(Place.FLEET));
        Drawing drawing = (out, none) -> JtefleetGenerated.render(out, none, frame, page);
        return Reply.html(status, drawing.text());
    }
}
