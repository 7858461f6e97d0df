package org.sealpost.app.serve;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sealpost.app.access.Permission;
import org.sealpost.app.page.Drawing;
import org.sealpost.app.page.Frame;
import org.sealpost.app.page.Frames;
import org.sealpost.app.page.Place;
import org.sealpost.app.page.ReportsPage;
import org.sealpost.app.page.template.JtereportGenerated;
import org.sealpost.app.page.template.JtereportsGenerated;
import org.sealpost.app.render.reports.ExportCsv;
import org.sealpost.app.render.reports.StoredReportJson;
import org.sealpost.app.render.reports.SummaryCsv;
import org.sealpost.app.render.reports.SummaryJson;
import org.sealpost.app.reports.OwnRows;
import org.sealpost.app.reports.ReportsView;
import org.sealpost.app.reports.Standings;
import org.sealpost.app.store.FleetList;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.ListedReport;
import org.sealpost.app.store.ReportsAbout;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.store.Narrowing;
import org.sealpost.reports.store.StoredReport;

/// What reports tell: of all domains of a tenant, of one, and each report by itself. Nothing about a domain
/// of somebody else is in any of it.
final class ReportPages {
    private static final int DOMAINS = 10_000;
    private static final int LISTED = 50;
    private static final int EXPORTED = 10_000;
    private static final String CSV = "text/csv; charset=utf-8";

    private final Frames frames;
    private final Notices notices;
    private final Guard guard;
    private final FleetStore fleet;
    private final ReportsView view;
    private final SeenLately lately;

    ReportPages(Frames frames, Notices notices, Guard guard, FleetStore fleet, ReportsView view) {
        this.frames = frames;
        this.notices = notices;
        this.guard = guard;
        this.fleet = fleet;
        this.view = view;
        this.lately = new SeenLately(view.clock());
    }

    void addTo(Routes routes) {
        routes.get("/reports", call -> guard.let(call, Permission.SEE_REPORTS, this::all));
        routes.get("/reports/{file}", call -> guard.let(call, Permission.SEE_REPORTS, this::one));
        routes.get("/reports/{id}/{file}", call -> guard.let(call, Permission.SEE_REPORTS, this::file));
        routes.get("/fleet/{domain}/reports", call -> guard.let(call, Permission.SEE_REPORTS, this::ofDomain));
        routes.get(
                "/fleet/{domain}/reports/{file}",
                call -> guard.let(call, Permission.SEE_REPORTS, this::exportOfDomain));
    }

    private Set<DomainName> own(Guard.Visit visit) {
        return Set.copyOf(fleet.list().names(visit.tenant().word(), FleetList.Choice.ALL, DOMAINS));
    }

    /// The domain of the address, when it is one of the tenant.
    private Optional<DomainName> named(Guard.Visit visit) {
        return DomainName.ofWire(visit.call().named("domain"))
                .filter(domain -> fleet.domains()
                        .of(domain)
                        .filter(each -> each.tenant().equals(visit.tenant().word()))
                        .isPresent());
    }

    private Reply nothing(Call call) {
        return notices.refuse(call, 404, "There is nothing at this address.");
    }

    /// Of all domains; where one is asked for, of that one.
    private ReportScope scope(Guard.Visit visit, Optional<DomainName> only) {
        Set<DomainName> domains = only.isPresent() ? Set.of(only.get()) : own(visit);
        ReportScope scope = ReportScope.read(visit.call().query(), domains, view.yesterday());
        Optional<String> typed =
                only.isPresent() ? Optional.empty() : visit.call().query().one("domain");
        if (typed.isEmpty()) {
            return scope;
        }
        Optional<DomainName> asked = DomainName.ofWire(typed.get()).filter(domains::contains);
        return new ReportScope(
                asked.map(Set::of).orElse(Set.of()),
                scope.reporter(),
                scope.from(),
                scope.to(),
                scope.filter(),
                asked.isPresent() ? scope.problem() : Optional.of("This domain is not watched here."));
    }

    private Reply all(Guard.Visit visit) {
        return shown(visit, Optional.empty());
    }

    private Reply ofDomain(Guard.Visit visit) {
        Optional<DomainName> domain = named(visit);
        return domain.isPresent() ? shown(visit, domain) : nothing(visit.call());
    }

    private Reply shown(Guard.Visit visit, Optional<DomainName> only) {
        Call call = visit.call();
        ReportScope scope = scope(visit, only);
        ReportsView.Seen seen = lately.of(scope, this::seen);
        Standings standings = Standings.of(view.store());
        List<ListedReport> reports = new ArrayList<>();
        Optional<String> more = narrowing(scope, () -> seen, standings)
                .flatMap(narrowing -> view.store()
                        .about(scope.domains())
                        .list(scope.selection(narrowing, LISTED), call.query().one("after"), reports::add));
        ReportsPage page = new ReportsWords(only, scope, seen, standings)
                .page(
                        call.query().one("domain").orElse(""),
                        reports,
                        reports.size() == LISTED ? more : Optional.empty());
        Frame frame = frames.of(
                call,
                only.map(domain -> "Reports about " + domain.ascii()).orElse("Reports"),
                Optional.of(Place.REPORTS));
        Drawing drawing = (out, none) -> JtereportsGenerated.render(out, none, frame, page);
        return Reply.html(scope.problem().isPresent() ? 400 : 200, drawing.text());
    }

    /// A report by its id, or an export by the name of its file.
    private Reply one(Guard.Visit visit) {
        String name = visit.call().named("file");
        if (name.contains(".")) {
            return export(visit, scope(visit, Optional.empty()), name);
        }
        Set<DomainName> own = own(visit);
        ReportsAbout about = view.store().about(own);
        Optional<ReportSection> section = ReportSection.read(visit.call().query());
        return about.report(name)
                .flatMap(report -> section.flatMap(part -> new ReportWords(own, Standings.of(view.store()))
                        .page(report, about.octets(report).isPresent(), part)))
                .map(page -> {
                    Frame frame = frames.of(visit.call(), page.title(), Optional.of(Place.REPORTS));
                    Drawing drawing = (out, none) -> JtereportGenerated.render(out, none, frame, page);
                    return Reply.html(200, drawing.text());
                })
                .orElseGet(() ->
                        notices.refuse(visit.call(), 404, "There is no such report here, or no such part of it."));
    }

    private Reply exportOfDomain(Guard.Visit visit) {
        Optional<DomainName> domain = named(visit);
        return domain.isPresent()
                ? export(visit, scope(visit, domain), visit.call().named("file"))
                : nothing(visit.call());
    }

    private Reply file(Guard.Visit visit) {
        ReportsAbout about = view.store().about(own(visit));
        Optional<StoredReport> report = about.report(visit.call().named("id"));
        String name = visit.call().named("file");
        if (report.isEmpty()) {
            return nothing(visit.call());
        }
        String id = report.get().id();
        return switch (name) {
            case "report.json" ->
                saved(
                        id + ".json",
                        "application/tlsrpt+json",
                        OwnRows.of(report.get(), about.domains()).json());
            case "arrival" ->
                about.octets(report.get())
                        .map(octets -> saved(id + ".eml", "application/octet-stream", octets))
                        .orElseGet(() -> nothing(visit.call()));
            default -> nothing(visit.call());
        };
    }

    private static Reply saved(String name, String type, Octets octets) {
        return saved(name, new Reply(200, type, Map.of(), octets));
    }

    /// Written report by report while it is sent: however much it is, little of it is in memory.
    private static Reply saved(String name, String type, Reply.Writing writing) {
        return saved(name, Reply.written(type, writing));
    }

    private static Reply saved(String name, Reply reply) {
        return reply.with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    private Reply export(Guard.Visit visit, ReportScope scope, String name) {
        if (scope.problem().isPresent()) {
            return notices.refuse(visit.call(), 400, scope.problem().get());
        }
        return switch (name) {
            case "summary.csv" ->
                saved(name, CSV, Octets.utf8(SummaryCsv.render(seen(scope).overview())));
            case "summary.json" -> saved(name, "application/json", summary(scope));
            case "reports.csv" -> saved(name, CSV, out -> csv(scope, out));
            case "reports.ndjson" -> saved(name, "application/x-ndjson", out -> ndjson(scope, out));
            default -> nothing(visit.call());
        };
    }

    private static Optional<Narrowing> narrowing(
            ReportScope scope, Supplier<ReportsView.Seen> seen, Standings standings) {
        return scope.filter().narrowing(seen, standings.counting());
    }

    private ReportsView.Seen seen(ReportScope scope) {
        return view.of(scope.domains(), scope.reporter(), scope.from(), scope.to());
    }

    private Octets summary(ReportScope scope) {
        var out = new ByteArrayOutputStream();
        SummaryJson.write(seen(scope).overview(), out);
        return Octets.of(out.toByteArray());
    }

    private void csv(ReportScope scope, OutputStream out) {
        Standings standings = Standings.of(view.store());
        Consumer<String> lines = line -> {
            try {
                out.write(line.getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        };
        lines.accept(ExportCsv.heading());
        each(scope, standings, report -> ExportCsv.rows(report, standings.apply(report.reporter()), lines));
    }

    private void ndjson(ReportScope scope, OutputStream out) {
        Standings standings = Standings.of(view.store());
        var json = new StoredReportJson(out);
        each(scope, standings, report -> json.write(report, standings.apply(report.reporter())));
    }

    private void each(ReportScope scope, Standings standings, Consumer<StoredReport> reader) {
        narrowing(scope, () -> lately.of(scope, this::seen), standings)
                .ifPresent(narrowing -> view.store()
                        .about(scope.domains())
                        .each(
                                scope.selection(narrowing, EXPORTED),
                                report -> reader.accept(OwnRows.of(report, scope.domains()))));
    }
}
