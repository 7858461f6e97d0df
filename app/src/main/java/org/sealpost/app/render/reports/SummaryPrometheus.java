package org.sealpost.app.render.reports;

import java.util.Map;
import java.util.TreeMap;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.Refusals;
import org.sealpost.reports.summary.Overview;
import org.sealpost.reports.summary.Summary;

/// Gauges for Prometheus, text format 0.0.4. No label takes a word from a report: domains are those of the question,
/// reporters those that are known or approved, the rest is of fixed lists, and everything else is `other`.
public final class SummaryPrometheus {
    private static final String OTHER = "other";

    private final StringBuilder text = new StringBuilder();
    private final String domain;

    private SummaryPrometheus(Summary summary) {
        domain =
                summary.domain().map(name -> "domain=\"" + name.ascii() + "\",").orElse("");
    }

    public static String render(Overview overview) {
        var metrics = new SummaryPrometheus(overview.summary());
        metrics.sessions(overview.summary());
        metrics.reporters(overview.summary());
        metrics.causes(overview);
        metrics.refused(overview);
        return metrics.text.toString();
    }

    private void sessions(Summary summary) {
        help("sealpost_tlsrpt_reports", "Reports of the days asked for; one about several domains counts for each.");
        sample("sealpost_tlsrpt_reports", "", summary.reports());
        help("sealpost_tlsrpt_sessions", "Sessions by what the reporter's word is worth; none is in it twice.");
        for (Standing standing : Standing.values()) {
            tally(
                    "sealpost_tlsrpt_sessions",
                    "standing=\"" + word(standing) + "\"",
                    summary.byStanding().getOrDefault(standing, Tally.NONE));
        }
        help("sealpost_tlsrpt_policy_sessions", "Sessions by policy type; the same can be under several.");
        var byType = new TreeMap<String, Tally>();
        summary.byType()
                .forEach((type, tally) -> byType.merge(
                        type instanceof PolicyType.Known known ? known.word() : OTHER, tally, Tally::plus));
        byType.forEach(
                (type, tally) -> tally("sealpost_tlsrpt_policy_sessions", "policy_type=\"" + type + "\"", tally));
    }

    private void reporters(Summary summary) {
        help("sealpost_tlsrpt_reporter_sessions", "Sessions by reporter, where it is known or approved.");
        var byReporter = new TreeMap<String, Tally>();
        summary.reporters()
                .forEach(line ->
                        byReporter.merge(line.standing().counts() ? line.name() : OTHER, line.total(), Tally::plus));
        summary.others().values().forEach(tally -> byReporter.merge(OTHER, tally, Tally::plus));
        byReporter.forEach(
                (name, tally) -> tally("sealpost_tlsrpt_reporter_sessions", "reporter=\"" + name + "\"", tally));
        help("sealpost_tlsrpt_reporter_silent_days", "For how many days a steady reporter has said nothing.");
        summary.silent()
                .forEach(silence -> sample(
                        "sealpost_tlsrpt_reporter_silent_days", "reporter=\"" + silence.name() + "\"", silence.days()));
    }

    private void causes(Overview overview) {
        help("sealpost_tlsrpt_failures", "Failures by result type; the same session can be under several.");
        var byType = new TreeMap<String, Long>();
        overview.causes()
                .forEach(line -> byType.merge(
                        line.cause().type().orElse(new ResultType.Unknown("")) instanceof ResultType.Known known
                                ? known.word()
                                : OTHER,
                        line.cause().sessions(),
                        Long::sum));
        byType.forEach(
                (type, sessions) -> sample("sealpost_tlsrpt_failures", "result_type=\"" + type + "\"", sessions));
    }

    private void refused(Overview overview) {
        help("sealpost_tlsrpt_refused", "What was refused or cut, by the code.");
        Map<String, Long> byCode = new TreeMap<>();
        overview.refusals().stream().forEach((Refusals each) -> byCode.merge(each.code(), each.count(), Long::sum));
        byCode.forEach((code, count) -> sample("sealpost_tlsrpt_refused", "code=\"" + code + "\"", count));
    }

    private void tally(String metric, String labels, Tally tally) {
        sample(metric, labels + ",result=\"successful\"", tally.successful());
        sample(metric, labels + ",result=\"failed\"", tally.failed());
    }

    private void help(String metric, String help) {
        text.append("# HELP ").append(metric).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(metric).append(" gauge\n");
    }

    private void sample(String metric, String labels, long value) {
        String all = domain + labels;
        String inside = all.endsWith(",") ? all.substring(0, all.length() - 1) : all;
        text.append(metric);
        if (!inside.isEmpty()) {
            text.append('{').append(inside).append('}');
        }
        text.append(' ').append(value).append('\n');
    }

    private static String word(Standing standing) {
        return switch (standing) {
            case KNOWN -> "known";
            case APPROVED -> "approved";
            case OTHER -> "other";
            case CLAIMED -> "claimed";
        };
    }
}
