package org.sealpost.app.render.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.sealpost.app.render.Csv;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.protocol.tlsrpt.FailureDetail;
import org.sealpost.protocol.tlsrpt.PolicyResult;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.store.StoredReport;

/// Reports as a table: a row for each policy, and one more for each kind of failure under it. The counts of a policy
/// stand in its own row alone, so that a column can be added up.
public final class ExportCsv {
    private static final List<String> HEADING = List.of(
            "report",
            "day",
            "start",
            "end",
            "reporter",
            "standing",
            "authenticity",
            "counts",
            "organization_name",
            "contact_info",
            "report_id",
            "policy_domain",
            "policy_type",
            "policy_string",
            "mx_host",
            "successful_sessions",
            "failed_sessions",
            "result_type",
            "failure_sessions",
            "receiving_mx_hostname",
            "receiving_mx_helo",
            "receiving_ip",
            "sending_mta_ip",
            "failure_reason_code",
            "additional_information",
            "notes");

    private ExportCsv() {}

    public static String heading() {
        return Csv.line(HEADING);
    }

    /// The rows of one report, one after the other.
    public static void rows(StoredReport stored, Standing standing, Consumer<String> lines) {
        Optional<TlsReport> read = TlsReport.parse(stored.json()).value();
        for (PolicyResult policy : read.map(TlsReport::policies).orElse(List.of())) {
            List<String> cells = about(stored, standing, read.orElseThrow());
            cells.addAll(policy(policy));
            List<String> first = new ArrayList<>(cells);
            first.addAll(List.of(count(policy.successfulSessions()), count(policy.failedSessions())));
            first.addAll(List.of("", "", "", "", "", "", "", "", notes(stored)));
            lines.accept(Csv.line(first));
            for (FailureDetail detail : policy.failureDetails()) {
                List<String> row = new ArrayList<>(cells);
                row.addAll(List.of("", ""));
                row.addAll(failure(detail));
                row.add("");
                lines.accept(Csv.line(row));
            }
        }
    }

    private static List<String> about(StoredReport stored, Standing standing, TlsReport report) {
        return new ArrayList<>(List.of(
                stored.id(),
                stored.day().map(LocalDate::toString).orElse(""),
                report.start().map(Instant::toString).orElse(""),
                report.end().map(Instant::toString).orElse(""),
                Shown.text(stored.reporter().name()),
                Words.word(standing),
                AuthenticityWords.word(stored.authenticity()),
                stored.counts() ? "yes" : "no",
                text(report.organizationName()),
                text(report.contactInfo()),
                text(report.reportId())));
    }

    private static List<String> policy(PolicyResult policy) {
        return List.of(
                text(policy.policyDomain()),
                text(policy.type().map(PolicyType::word)),
                Shown.text(String.join(" | ", policy.policyString())),
                Shown.text(String.join(" ", policy.mxHost())));
    }

    private static List<String> failure(FailureDetail detail) {
        return List.of(
                text(detail.resultType().map(ResultType::word)),
                count(detail.failedSessionCount()),
                text(detail.receivingMxHostname()),
                text(detail.receivingMxHelo()),
                text(detail.receivingIp()),
                text(detail.sendingMtaIp()),
                text(detail.failureReasonCode()),
                text(detail.additionalInformation()));
    }

    private static String notes(StoredReport stored) {
        return String.join(
                " ",
                stored.notes().stream().map(StoredReport.Note::code).distinct().toList());
    }

    private static String text(Optional<String> text) {
        return text.map(Shown::text).orElse("");
    }

    private static String count(OptionalLong count) {
        return count.isPresent() ? Long.toString(count.getAsLong()) : "";
    }
}
