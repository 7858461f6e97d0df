package org.sealpost.app.render.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.app.render.Columns;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.Sheet;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Tone;
import org.sealpost.app.render.Words;
import org.sealpost.protocol.tlsrpt.FailureDetail;
import org.sealpost.protocol.tlsrpt.PolicyResult;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.row.Tally;
import org.sealpost.reports.store.StoredReport;

/// Reports for people: one line for each, or everything about one.
public final class StoredReportText {
    private static final int COLUMN = 16;
    private static final int TEXT = 300;
    private static final int DETAILS = 50;

    /// As much of an id as people need: its day, and enough to tell apart what came on that day.
    private static final int ID = 14;

    private final ReportCodes codes = new ReportCodes();
    private final Paint paint;

    public StoredReportText(Paint paint) {
        this.paint = paint;
    }

    /// One line.
    public String line(StoredReport stored, Standing standing) {
        Optional<TlsReport> report = TlsReport.parse(stored.json()).value();
        Tally total = report.map(StoredReportText::total).orElse(Tally.NONE);
        Tone tone = total.failed() > 0 ? Tone.WARN : Tone.PASS;
        String domains = report.stream()
                .flatMap(read -> read.policies().stream())
                .flatMap(policy -> policy.policyDomain().stream())
                .distinct()
                .collect(Collectors.joining(" "));
        String text = Columns.padded(stored.id().substring(0, ID), ID + 2)
                + Columns.padded(stored.day().map(LocalDate::toString).orElse("no day"), 12)
                + Columns.padded(Columns.cut(Shown.text(stored.reporter().name()), 22), 23)
                + Columns.padded(Columns.cut(Shown.text(domains), 18), 19);
        return text
                + paint.apply(
                        tone, SessionWords.number(total.successful()) + " / " + SessionWords.number(total.failed()))
                + (stored.counts() ? "" : " (does not count)")
                + (standing.counts() ? "" : " (" + SessionWords.standing(standing) + ")")
                + "\n";
    }

    /// Everything.
    public String render(StoredReport stored, Standing standing) {
        var sheet = new Sheet(paint);
        sheet.paragraph(0, Tone.STRONG, "Report " + stored.id());
        entry(sheet, "day", stored.day().map(LocalDate::toString).orElse("it does not say"));
        entry(sheet, "reporter", Shown.excerpt(stored.reporter().name(), TEXT) + ": " + SessionWords.worth(standing));
        entry(sheet, "sender", AuthenticityWords.sentence(stored.authenticity()));
        entry(
                sheet,
                "arrived",
                Words.instant(stored.first()) + " by "
                        + stored.ways().stream().map(Words::word).collect(Collectors.joining(", ")));
        entry(
                sheet,
                "counts",
                stored.counts()
                        ? "yes"
                        : "no: too late, ahead of its time, without a day, or another report with the same key is larger");
        TlsReport.parse(stored.json()).value().ifPresent(report -> report(sheet, report));
        if (!stored.notes().isEmpty()) {
            sheet.blank().paragraph(0, Tone.STRONG, "What is odd about it");
            notes(sheet, stored.notes());
        }
        return sheet.toString();
    }

    /// Each code with what it means, and below it where and what it was about.
    private void notes(Sheet sheet, List<StoredReport.Note> notes) {
        Map<String, List<StoredReport.Note>> byCode = notes.stream()
                .collect(Collectors.groupingBy(StoredReport.Note::code, LinkedHashMap::new, Collectors.toList()));
        byCode.forEach((code, same) -> {
            String meaning =
                    codes.of(code).map(each -> each.what() + " " + each.then()).orElse("");
            sheet.entry(2, Tone.NOTICE, Tone.NOTICE.mark(), 4, Tone.PLAIN, code)
                    .paragraph(4, Tone.PLAIN, meaning.replace("`", ""));
            same.stream()
                    .filter(note -> !note.text().isEmpty())
                    .limit(DETAILS)
                    .forEach(note -> sheet.quoted(
                            4,
                            (note.line() > 0 ? "line " + note.line() + ": " : "") + Shown.excerpt(note.text(), TEXT)));
            if (same.size() > DETAILS) {
                sheet.paragraph(4, Tone.QUIET, "and " + (same.size() - DETAILS) + " more; --format json has them all");
            }
        });
    }

    private static void report(Sheet sheet, TlsReport report) {
        entry(sheet, "organization", text(report.organizationName()));
        entry(sheet, "contact", text(report.contactInfo()));
        entry(sheet, "report id", text(report.reportId()));
        entry(
                sheet,
                "covers",
                report.start().map(Instant::toString).orElse("?") + " to "
                        + report.end().map(Instant::toString).orElse("?"));
        report.policies().forEach(policy -> policy(sheet, policy));
    }

    private static void policy(Sheet sheet, PolicyResult policy) {
        Tally tally = tally(policy);
        sheet.blank()
                .paragraph(
                        0,
                        Tone.STRONG,
                        text(policy.type().map(PolicyType::word)) + " for " + text(policy.policyDomain()) + ": "
                                + SessionWords.number(tally.successful()) + " good, "
                                + SessionWords.number(tally.failed()) + " failed");
        if (!policy.policyString().isEmpty()) {
            sheet.quoted(2, Shown.excerpt(String.join(" | ", policy.policyString()), TEXT));
        }
        policy.failureDetails().stream()
                .limit(DETAILS)
                .forEach(detail -> sheet.entry(2, Tone.FAIL, Tone.FAIL.mark(), 4, Tone.PLAIN, failure(detail)));
        int more = policy.failureDetails().size() - DETAILS;
        if (more > 0) {
            sheet.paragraph(4, Tone.QUIET, "and " + more + " more; --format json has them all");
        }
    }

    private static String failure(FailureDetail detail) {
        var words = new StringBuilder(text(detail.resultType().map(ResultType::word)));
        words.append(": ")
                .append(SessionWords.number(detail.failedSessionCount().orElse(0)));
        detail.receivingMxHostname().ifPresent(mx -> words.append(", at ").append(Shown.excerpt(mx, TEXT)));
        detail.receivingIp()
                .ifPresent(
                        ip -> words.append(" (").append(Shown.excerpt(ip, TEXT)).append(')'));
        detail.sendingMtaIp().ifPresent(ip -> words.append(", from ").append(Shown.excerpt(ip, TEXT)));
        detail.failureReasonCode()
                .ifPresent(reason -> words.append(", because ").append(Shown.excerpt(reason, TEXT)));
        detail.additionalInformation().ifPresent(more -> words.append("; see ").append(Shown.excerpt(more, TEXT)));
        return words.toString();
    }

    private static Tally total(TlsReport report) {
        return report.policies().stream().map(StoredReportText::tally).reduce(Tally.NONE, StoredReportText::larger);
    }

    /// Policies may tell of the same sessions.
    private static Tally larger(Tally one, Tally other) {
        return one.sessions() >= other.sessions() ? one : other;
    }

    private static Tally tally(PolicyResult policy) {
        return new Tally(
                policy.successfulSessions().orElse(0), policy.failedSessions().orElse(0));
    }

    private static String text(Optional<String> text) {
        return text.map(present -> Shown.excerpt(present, TEXT)).orElse("(not said)");
    }

    private static void entry(Sheet sheet, String lead, String words) {
        sheet.entry(0, Tone.QUIET, lead, COLUMN, Tone.PLAIN, words);
    }
}
