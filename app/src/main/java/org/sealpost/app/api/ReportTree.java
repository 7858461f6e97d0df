package org.sealpost.app.api;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.sealpost.app.reports.OwnRows;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyResult;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.TlsReport;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Standing;
import org.sealpost.reports.store.StoredReport;

/// A report in a list: who tells of which domains, and how many sessions went well.
final class ReportTree {
    private ReportTree() {}

    static Shape shape() {
        Shape policy = Shape.object(
                List.of(),
                Map.of(
                        "domain", Shape.string("Whose policy, as reported."),
                        "type", Shape.string("Which kind of policy, as reported."),
                        "successful", Shape.number("Sessions that went as the policy asks."),
                        "failed", Shape.number("Sessions that did not.")));
        return Shape.object(
                        List.of("id", "reporter", "proven", "standing", "counts", "first_arrived", "policies"),
                        Map.of(
                                "id", Shape.string("By which it is read."),
                                "day", Shape.string("The day that it is about; not there when it does not say."),
                                "reporter", Shape.string("Who tells; of one that is not proven as it says."),
                                "proven", Shape.flag("Whether its mail was signed by the reporter."),
                                "standing",
                                        Shape.words(
                                                "What the word of the reporter is worth.",
                                                Arrays.stream(Standing.values())
                                                        .map(PlanTree::word)
                                                        .toList()),
                                "counts",
                                        Shape.flag("Whether it is the one that counts among those that say the same."),
                                "first_arrived", Shape.instant("When it came first."),
                                "policies", Shape.list(policy)))
                .called("ReportLine");
    }

    /// @param own the domains that may be told of
    static Tree of(StoredReport whole, Standing standing, Set<DomainName> own) {
        StoredReport report = OwnRows.of(whole, own);
        List<PolicyResult> policies =
                TlsReport.parse(report.json()).value().map(TlsReport::policies).orElse(List.of());
        return new Tree()
                .text("id", report.id())
                .some("day", report.day(), LocalDate::toString)
                .text("reporter", report.reporter().name())
                .flag("proven", report.reporter() instanceof Reporter.Proven)
                .text("standing", PlanTree.word(standing))
                .flag("counts", report.counts())
                .instant("first_arrived", report.first())
                .objects("policies", policies.stream().map(ReportTree::of).toList());
    }

    private static Tree of(PolicyResult policy) {
        return new Tree()
                .some("domain", policy.policyDomain(), name -> name)
                .some("type", policy.type(), PolicyType::word)
                .some("successful", boxed(policy.successfulSessions()), count -> count)
                .some("failed", boxed(policy.failedSessions()), count -> count);
    }

    private static Optional<Long> boxed(OptionalLong count) {
        return count.isPresent() ? Optional.of(count.getAsLong()) : Optional.empty();
    }
}
