package org.sealpost.app.serve;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.app.page.ReportPage;
import org.sealpost.app.page.ReportPage.Fact;
import org.sealpost.app.page.ReportPage.FailureRow;
import org.sealpost.app.page.ReportPage.PolicyPart;
import org.sealpost.app.page.ReportsPage.ReportLine;
import org.sealpost.app.render.Shown;
import org.sealpost.app.render.Words;
import org.sealpost.app.render.reports.AuthenticityWords;
import org.sealpost.app.render.reports.CauseText;
import org.sealpost.app.render.reports.ReportCodes;
import org.sealpost.app.render.reports.SessionWords;
import org.sealpost.app.reports.OwnRows;
import org.sealpost.app.reports.Standings;
import org.sealpost.app.store.ListedReport;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.FailureDetail;
import org.sealpost.protocol.tlsrpt.PolicyResult;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.failure.FailureMeaning;
import org.sealpost.reports.row.Failure;
import org.sealpost.reports.store.StoredReport;

/// The words of the page about one report.
///
/// @param own the domains of the tenant; nothing is told of others
record ReportWords(Set<DomainName> own, Standings standings) {
    private static final int TEXT = 300;
    private static final int TEXTS = 50;
    private static final ReportCodes CODES = new ReportCodes();

    /// @param kept whether what it came in can be had
    /// @param section which part of it is shown
    /// @return empty when it has no such part
    Optional<ReportPage> page(StoredReport whole, boolean kept, ReportSection section) {
        StoredReport report = OwnRows.of(whole, own);
        boolean mixed = !report.equals(whole);
        Standing standing = standings.apply(report.reporter());
        Optional<TlsReport> read = TlsReport.parse(report.json()).value();
        String address = "/reports/" + report.id();
        List<PolicyResult> policies = read.map(TlsReport::policies).orElse(List.of());
        return section.isOf(policies)
                ? Optional.of(new ReportPage(
                        report.id(),
                        "Report of " + name(report.reporter()),
                        standing.counts() ? "pass" : "unknown",
                        sentence(AuthenticityWords.sentence(report.authenticity())) + ". It is "
                                + SessionWords.worth(standing) + ".",
                        counts(report, standing),
                        facts(report, read, mixed),
                        section.policies(policies)
                                .map(each -> policy(each, section, address))
                                .toList(),
                        section.turns(policies, address),
                        odd(report.notes()),
                        kept ? Optional.of(address + "/arrival") : Optional.empty(),
                        kept
                                ? ""
                                : mixed
                                        ? "What it came in is about others as well."
                                        : "What it came in is not kept any more.",
                        address + "/report.json"))
                : Optional.empty();
    }

    private static String counts(StoredReport report, Standing standing) {
        if (!standing.counts()) {
            return "It does not count: anybody could have sent it. It is shown so that you know.";
        }
        return report.counts()
                ? "It counts."
                : "It does not count: it came too late or ahead of its time, or another report with the same id is"
                        + " larger.";
    }

    private static List<Fact> facts(StoredReport report, Optional<TlsReport> read, boolean mixed) {
        var facts = new ArrayList<Fact>();
        facts.add(new Fact("Day", report.day().map(LocalDate::toString).orElse("it does not say")));
        read.ifPresent(each -> {
            facts.add(new Fact(
                    "Covers",
                    each.start().map(Words::instant).orElse("?") + " to "
                            + each.end().map(Words::instant).orElse("?")));
            facts.add(new Fact("Organisation", text(each.organizationName())));
            facts.add(new Fact("Contact", text(each.contactInfo())));
            facts.add(new Fact("Its id", text(each.reportId())));
        });
        facts.add(new Fact(
                "Arrived",
                arrived(report.first()) + " by "
                        + report.ways().stream().map(Words::word).collect(Collectors.joining(", "))));
        if (mixed) {
            facts.add(new Fact("Not shown", "what it tells of domains of others"));
        }
        return facts;
    }

    private static String arrived(Instant at) {
        return Words.instant(at).replace('T', ' ').replace("Z", " UTC");
    }

    private static PolicyPart policy(ReportSection.Numbered numbered, ReportSection section, String address) {
        PolicyResult policy = numbered.policy();
        long failed = policy.failedSessions().orElse(0);
        PolicyType type = policy.type().orElse(PolicyType.of(""));
        return new PolicyPart(
                ReportsWords.type(type) + " for " + text(policy.policyDomain()),
                failed > 0 ? "warn" : "pass",
                SessionWords.number(policy.successfulSessions().orElse(0)),
                SessionWords.number(failed),
                policy.policyString().stream()
                        .limit(TEXTS)
                        .map(line -> Shown.excerpt(line, TEXT))
                        .toList(),
                Math.max(0, policy.policyString().size() - TEXTS),
                section.rows(policy).map(detail -> row(type, detail)).toList(),
                section.turns(numbered, address));
    }

    private static FailureRow row(PolicyType policy, FailureDetail detail) {
        FailureMeaning meaning = FailureMeaning.of(
                policy,
                new Failure(
                        detail.resultType(),
                        detail.receivingMxHostname(),
                        detail.receivingIp(),
                        detail.sendingMtaIp(),
                        detail.failureReasonCode(),
                        detail.failedSessionCount().orElse(0)));
        return new FailureRow(
                text(detail.resultType().map(ResultType::word)),
                SessionWords.number(detail.failedSessionCount().orElse(0)),
                detail.receivingMxHostname().map(ReportWords::cut).orElse(""),
                detail.receivingIp().map(ReportWords::cut).orElse(""),
                detail.sendingMtaIp().map(ReportWords::cut).orElse(""),
                detail.failureReasonCode().map(ReportWords::cut).orElse(""),
                CauseText.side(meaning.side()),
                meaning.explanation());
    }

    private static List<ReportPage.Odd> odd(List<StoredReport.Note> notes) {
        Map<String, List<StoredReport.Note>> byCode = notes.stream()
                .collect(Collectors.groupingBy(StoredReport.Note::code, LinkedHashMap::new, Collectors.toList()));
        return byCode.entrySet().stream()
                .map(same -> new ReportPage.Odd(
                        same.getKey(),
                        CODES.of(same.getKey())
                                .map(each -> each.what() + " " + each.then())
                                .orElse("")
                                .replace("`", ""),
                        same.getValue().stream()
                                .filter(note -> !note.text().isEmpty())
                                .limit(TEXTS)
                                .map(note -> (note.line() > 0 ? "line " + note.line() + ": " : "") + cut(note.text()))
                                .toList()))
                .toList();
    }

    /// One of a list.
    static ReportLine line(ListedReport report, Standings standings) {
        Standing standing = standings.apply(report.reporter());
        boolean counts = report.counts() && standing.counts();
        return new ReportLine(
                report.id(),
                report.day().toString(),
                name(report.reporter()),
                counts ? "pass" : "unknown",
                counts ? "counts" : SessionWords.standing(standing) + ", does not count",
                report.policies().stream()
                        .map(policy -> policy.domain().ascii())
                        .distinct()
                        .limit(3)
                        .map(ReportWords::cut)
                        .collect(Collectors.joining(" ")),
                SessionWords.number(report.total().sessions()),
                SessionWords.number(report.total().failed()));
    }

    private static String name(Reporter reporter) {
        String name = reporter.name();
        return name.isEmpty() ? "somebody without a name" : cut(name);
    }

    private static String text(Optional<String> text) {
        return text.map(ReportWords::cut).orElse("(not said)");
    }

    private static String cut(String text) {
        return Shown.excerpt(text, TEXT);
    }

    private static String sentence(String clause) {
        return Character.toUpperCase(clause.charAt(0)) + clause.substring(1);
    }
}
