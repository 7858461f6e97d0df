package org.sealpost.app.api;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.app.access.Permission;
import org.sealpost.app.access.audit.AuditRow;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.form.JsonTree;
import org.sealpost.app.web.Method;
import org.sealpost.app.web.Reply;
import org.sealpost.protocol.name.DomainName;

/// Who did what in a tenant.
record Audit(Api api, Gate gate, Desk desk) {
    private static final String PATH = "/v1/tenants/{tenant}/audit";
    private static final String LIST = "audit";
    private static final String EXPORT = "export";
    private static final String DOMAIN = "domain";
    private static final String LINES = "application/jsonl";
    private static final int AT_ONCE = 5_000;

    void add() {
        api.add(
                Endpoint.open(Method.GET, PATH, "listAudit", "Who did what, the newest first")
                        .forThose(new Access.Having(Permission.SEE_AUDIT))
                        .with(Paging.parameters())
                        .with(Parameter.query(DOMAIN, Shape.string("Only what is about this domain, in A-labels.")))
                        .answering(200, "A part of the list.", Paging.shape(row())),
                gate,
                this::list);
        api.add(
                Endpoint.open(
                                Method.GET,
                                PATH + "/export",
                                "exportAudit",
                                "The rows as they hold together, the oldest first: each a line, as `sealpost audit"
                                        + " verify` reads them. Where there are more, `Link` has the address of the"
                                        + " rest.")
                        .forThose(new Access.Having(Permission.EXPORT_AUDIT))
                        .with(Parameter.query(Paging.CURSOR, Shape.string("From the address in `Link`.")))
                        .answering(new Endpoint.Answer(200, "Lines of JSON.", LINES, row(), List.of())),
                gate,
                this::export);
    }

    private static Shape row() {
        return Shape.object(
                        List.of("tenant", "n", "previous", "digest", "event"),
                        Map.of(
                                "tenant", Shape.string("Whose row it is."),
                                "n", Shape.number("Its number; the first is 1."),
                                "previous", Shape.string("The digest of the row before."),
                                "digest", Shape.string("Of this row."),
                                "event", Shape.anything("What was done, when, and by whom.")))
                .called("AuditRow");
    }

    private Reply list(Visit visit) {
        Paging paging = Paging.of(visit.call(), LIST);
        long before = paging.number(Long.MAX_VALUE);
        Optional<DomainName> domain = visit.call()
                .query()
                .one(DOMAIN)
                .map(text -> DomainName.ofWire(text)
                        .orElseThrow(() -> new Refused(Problem.MALFORMED, "domain is a domain, in A-labels.")));
        AuditTrail trail = desk.access().audit();
        List<AuditTrail.Entry> entries = domain.map(each -> trail.latest(visit.tenant(), each, before, paging.limit()))
                .orElseGet(() -> trail.latest(visit.tenant(), before, paging.limit()));
        List<Tree> items = entries.stream()
                .filter(entry -> entry.event()
                        .domain()
                        .map(each -> visit.may(Permission.SEE_AUDIT, each))
                        .orElseGet(() -> visit.mayAll(Permission.SEE_AUDIT)))
                .map(entry -> tree(entry.row()))
                .toList();
        Optional<String> next = entries.size() == paging.limit()
                ? Optional.of(Paging.cursor(
                        LIST, Long.toString(entries.getLast().row().n())))
                : Optional.empty();
        return Json.reply(200, Json.TYPE, Paging.tree(items, next));
    }

    private static Tree tree(AuditRow row) {
        Object event = JsonTree.readAll(new ByteArrayInputStream(row.text().getBytes(StandardCharsets.UTF_8)))
                .getFirst();
        return new Tree()
                .text("tenant", row.tenant().word())
                .number("n", row.n())
                .text("previous", row.previous())
                .text("digest", row.digest())
                .some("event", Optional.of(event), each -> each);
    }

    private Reply export(Visit visit) {
        long after = Paging.of(visit.call(), EXPORT).number(0);
        List<AuditRow> rows = desk.access().audit().rows(visit.tenant(), after, AT_ONCE);
        Reply reply =
                Reply.of(200, LINES, rows.stream().map(row -> row.line() + "\n").collect(Collectors.joining()));
        return rows.size() < AT_ONCE
                ? reply
                : reply.with(
                        "Link",
                        "<"
                                + visit.path("/audit/export?cursor="
                                        + Paging.cursor(
                                                EXPORT,
                                                Long.toString(rows.getLast().n())))
                                + ">; rel=\"next\"");
    }
}
