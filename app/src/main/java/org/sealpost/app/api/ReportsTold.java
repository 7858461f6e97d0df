package org.sealpost.app.api;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.sealpost.app.access.Permission;
import org.sealpost.app.render.reports.StoredReportJson;
import org.sealpost.app.render.reports.SummaryJson;
import org.sealpost.app.reports.OwnRows;
import org.sealpost.app.reports.Standings;
import org.sealpost.app.store.ListedReport;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.store.StoredReport;

/// What TLS reports tell of the domains of a tenant: one by one, in sum, and whether a domain may enforce. Nothing
/// about a domain of somebody else is in any of it.
record ReportsTold(Api api, Gate gate, Desk desk, Works works) {
    private static final String PATH = "/v1/tenants/{tenant}/reports";
    private static final String LIST = "reports";
    private static final String MARK = "[0-9]{1,7}~[0-9a-f]{0,56}";

    void add() {
        api.add(
                Endpoint.open(Method.GET, PATH, "listReports", "Reports, the newest day first")
                        .forThose(new Access.Having(Permission.SEE_REPORTS))
                        .with(Paging.parameters())
                        .with(ReportsAsked.parameters())
                        .with(Parameter.query("failing", Shape.string("Where it is there: only with failures.")))
                        .answering(200, "A part of the list.", Paging.shape(ReportTree.shape())),
                gate,
                this::list);
        api.add(
                Endpoint.open(
                                Method.GET,
                                PATH + "/summary",
                                "summarizeReports",
                                "What reports tell in sum: sessions, failures by cause, reporters, weeks")
                        .forThose(new Access.Having(Permission.SEE_REPORTS))
                        .with(ReportsAsked.parameters())
                        .answering(200, "The document.", Shape.anything("urn:sealpost:schema:reports-summary:1"))
                        .refusing(Problem.MALFORMED),
                gate,
                this::summary);
        api.add(
                Endpoint.open(Method.GET, PATH + "/{id}", "getReport", "One report, with all that is known about it")
                        .forThose(new Access.Having(Permission.SEE_REPORTS))
                        .with(Parameter.path("id", "Of the report."))
                        .answering(200, "The document.", Shape.anything("urn:sealpost:schema:tls-report:1")),
                gate,
                this::one);
        api.add(
                Endpoint.open(
                                Method.GET,
                                DomainChanges.PATH + "/readiness",
                                "getReadiness",
                                "Whether a domain may enforce, by the reports and the looks at it")
                        .forThose(new Access.Having(Permission.SEE_REPORTS))
                        .answering(200, "What the gate says.", ReadinessTree.shape()),
                gate,
                visit -> Json.reply(
                        200,
                        Json.TYPE,
                        ReadinessTree.of(works.changes()
                                        .office()
                                        .assessing()
                                        .judge(
                                                DomainChanges.watched(desk, visit)
                                                        .domain(),
                                                visit.now()))
                                .members()));
    }

    private LocalDate yesterday() {
        return works.reports().yesterday();
    }

    private Reply list(Visit visit) {
        Paging paging = Paging.of(visit.call(), LIST);
        if (paging.after().filter(text -> !text.matches(MARK)).isPresent()) {
            throw Paging.malformed();
        }
        ReportsAsked asked = ReportsAsked.of(visit, desk, yesterday());
        Standings standings = Standings.of(works.reports().store());
        List<ListedReport> reports = new ArrayList<>();
        Optional<String> more = works.reports()
                .store()
                .about(asked.domains())
                .list(asked.selection(paging.limit()), paging.after(), reports::add);
        Optional<String> next =
                reports.size() == paging.limit() ? more.map(place -> Paging.cursor(LIST, place)) : Optional.empty();
        return Json.reply(
                200,
                Json.TYPE,
                Paging.tree(
                        reports.stream()
                                .map(each -> ReportTree.of(each, standings.apply(each.reporter())))
                                .toList(),
                        next));
    }

    private Reply summary(Visit visit) {
        ReportsAsked asked = ReportsAsked.of(visit, desk, yesterday());
        return written(out -> SummaryJson.write(
                works.reports()
                        .of(asked.domains(), asked.reporter(), asked.from(), asked.to())
                        .overview(),
                out));
    }

    private Reply one(Visit visit) {
        String id = visit.call().named("id");
        Set<DomainName> own = ReportsAsked.own(visit, desk);
        StoredReport report =
                works.reports().store().about(own).report(id).orElseThrow(() -> Refused.notThere("report"));
        Standings standings = Standings.of(works.reports().store());
        return written(
                out -> new StoredReportJson(out).write(OwnRows.of(report, own), standings.apply(report.reporter())));
    }

    private static Reply written(Consumer<OutputStream> writing) {
        var out = new ByteArrayOutputStream();
        writing.accept(out);
        return new Reply(200, Json.TYPE, Map.of(), Octets.of(out.toByteArray()));
    }
}
