package org.sealpost.app.render.reports;

import java.io.OutputStream;
import java.util.Comparator;
import java.util.Map;
import org.sealpost.app.render.JsonText;
import org.sealpost.app.render.Words;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Cause;
import org.sealpost.reports.summary.CauseLine;
import org.sealpost.reports.summary.Overview;
import org.sealpost.reports.summary.Summary;

/// A summary for programs.
public final class SummaryJson {
    private final JsonText json;

    private SummaryJson(JsonText json) {
        this.json = json;
    }

    public static void write(Overview overview, OutputStream out) {
        try (var json = new JsonText(out)) {
            json.object(() -> new SummaryJson(json).members(overview));
        }
    }

    private void members(Overview overview) {
        Summary summary = overview.summary();
        json.string("schema", "urn:sealpost:schema:reports-summary:1");
        json.string("domain", summary.domain().map(domain -> domain.ascii()));
        json.string("from", summary.from().toString());
        json.string("to", summary.to().toString());
        json.number("reports", summary.reports());
        json.number("days", summary.days());
        tally("total", summary.total());
        byStanding("by_standing", summary.byStanding());
        json.object(
                "by_policy_type",
                () -> summary.byType().entrySet().stream()
                        .sorted(Comparator.comparing((Map.Entry<PolicyType, Tally> entry) ->
                                entry.getKey().word()))
                        .forEach(entry -> tally(entry.getKey().word(), entry.getValue())));
        json.string("coverage", "unknown");
        json.word("trend", summary.trend());
        json.list("causes", overview.causes(), this::cause);
        json.list("reporters", summary.reporters(), this::reporter);
        byStanding("others", summary.others());
        json.list("silent", summary.silent(), this::silence);
        json.list("policies", summary.echoes(), this::echo);
        json.list("weeks", summary.weeks(), this::week);
        json.list(
                "domains",
                overview.domains(),
                line -> json.object(() -> {
                    json.string("domain", line.domain().ascii());
                    json.number("reports", line.reports());
                    tally("total", line.total());
                    json.string("last", line.last().toString());
                }));
        json.list(
                "refused",
                overview.refusals(),
                refused -> json.object(() -> {
                    json.string("day", refused.day().toString());
                    json.word("way", refused.way());
                    json.string("code", refused.code());
                    json.number("count", refused.count());
                }));
    }

    private void byStanding(String name, Map<Standing, Tally> tallies) {
        json.object(
                name,
                () -> tallies.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(entry -> tally(Words.word(entry.getKey()), entry.getValue())));
    }

    private void cause(CauseLine line) {
        Cause cause = line.cause();
        json.object(() -> {
            json.string("domain", cause.domain().ascii());
            json.string("policy_type", cause.policy().word());
            json.string("result_type", cause.type().map(ResultType::word));
            json.string("mx", cause.mx());
            json.string("receiving_ip", cause.receivingIp());
            json.string("reporter", cause.reporter().name());
            json.flag("proven", cause.reporter() instanceof Reporter.Proven);
            json.word("standing", line.standing());
            json.string("reason", cause.reason());
            json.number("sessions", cause.sessions());
            json.number("reports", cause.reports());
            json.string("first", cause.first().toString());
            json.string("last", cause.last().toString());
            json.word("effect", line.meaning().effect());
            json.word("side", line.meaning().side());
            json.string("explanation", line.meaning().explanation());
            json.string("fix", line.meaning().fix());
        });
    }

    private void reporter(Summary.ReporterLine line) {
        json.object(() -> {
            json.string("name", line.name());
            json.word("standing", line.standing());
            json.number("days", line.days());
            json.number("reports", line.reports());
            tally("total", line.total());
            json.string("last", line.last().toString());
        });
    }

    private void silence(Summary.Silence silence) {
        json.object(() -> {
            json.string("name", silence.name());
            json.word("standing", silence.standing());
            json.string("last", silence.last().toString());
            json.number("days", silence.days());
        });
    }

    private void echo(Summary.EchoLine line) {
        json.object(() -> {
            json.word("state", line.state());
            json.string("mode", line.mode());
            json.strings("mx", line.mx());
            tally("total", line.total());
            json.number("reporters", line.reporters());
        });
    }

    private void week(Summary.Week week) {
        json.object(() -> {
            json.string("from", week.first().toString());
            json.string("to", week.last().toString());
            tally("total", week.total());
        });
    }

    private void tally(String name, Tally tally) {
        json.object(name, () -> {
            json.number("successful", tally.successful());
            json.number("failed", tally.failed());
        });
    }
}
