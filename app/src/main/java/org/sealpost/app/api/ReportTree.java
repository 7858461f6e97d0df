package org.sealpost.app.api;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sealpost.app.store.ListedReport;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Standing;

/// A report in a list: who tells of which domains, and how many sessions went well.
final class ReportTree {
    private ReportTree() {}

    static Shape shape() {
        Shape policy = Shape.object(
                List.of(),
                Map.of(
                        "domain", Shape.string("Whose policy; the first hundred that a report tells of are here."),
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

    static Tree of(ListedReport report, Standing standing) {
        return new Tree()
                .text("id", report.id())
                .text("day", report.day().toString())
                .text("reporter", report.reporter().name())
                .flag("proven", report.reporter() instanceof Reporter.Proven)
                .text("standing", PlanTree.word(standing))
                .flag("counts", report.counts())
                .instant("first_arrived", report.first())
                .objects(
                        "policies",
                        report.policies().stream().map(ReportTree::of).toList());
    }

    private static Tree of(ListedReport.Policy policy) {
        return new Tree()
                .text("domain", policy.domain().ascii())
                .text("type", policy.type().word())
                .number("successful", policy.tally().successful())
                .number("failed", policy.tally().failed());
    }
}
