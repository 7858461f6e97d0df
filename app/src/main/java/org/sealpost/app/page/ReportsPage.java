package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// What reports tell of one domain, or of all domains of a tenant.
///
/// @param domain the only one; empty for all
/// @param lead what is so, in a sentence
/// @param notes what else is to be known, each a sentence
/// @param narrowed which reports are listed, where those are not all
/// @param chart a drawing of ours; empty when there is nothing to draw
/// @param causesCut how many causes there are, in a sentence; empty where all are shown
/// @param domainsCut the same of the domains, `policiesCut` of the policies
/// @param reportersCut what all others told that are not among the reporters
/// @param trend how the last week stands to those before, in a clause
/// @param more the address of further reports; empty at the end
public record ReportsPage(
        Optional<String> domain,
        List<Linked> lead,
        String tone,
        List<List<Linked>> notes,
        ReportsFilter filter,
        Optional<Narrowed> narrowed,
        String chart,
        List<CountLine> days,
        List<CauseRow> causes,
        Optional<String> causesCut,
        List<ReporterRow> reporters,
        Optional<String> reportersCut,
        List<String> silent,
        List<CountLine> weeks,
        String trend,
        List<CountLine> policies,
        Optional<String> policiesCut,
        List<CountLine> domains,
        Optional<String> domainsCut,
        List<ReportLine> reports,
        Optional<String> more,
        List<ResultPage.Export> exports) {
    public ReportsPage {
        lead = List.copyOf(lead);
        notes = List.copyOf(notes);
        days = List.copyOf(days);
        causes = List.copyOf(causes);
        reporters = List.copyOf(reporters);
        silent = List.copyOf(silent);
        weeks = List.copyOf(weeks);
        policies = List.copyOf(policies);
        domains = List.copyOf(domains);
        reports = List.copyOf(reports);
        exports = List.copyOf(exports);
    }

    /// Which reports are asked for.
    ///
    /// @param action where the form leads
    /// @param from a day such as `2026-11-01`
    /// @param domain what was typed for it
    /// @param reporters all that can be chosen
    /// @param worths whether those are listed that count
    public record ReportsFilter(
            String action,
            String from,
            String to,
            String domain,
            List<GeneratorPage.Choice> reporters,
            List<GeneratorPage.Choice> worths,
            boolean failing,
            Optional<String> problem) {
        public ReportsFilter {
            reporters = List.copyOf(reporters);
            worths = List.copyOf(worths);
        }
    }

    /// A list that does not show all.
    ///
    /// @param words which it shows, in a sentence
    /// @param all the address of the one that does
    public record Narrowed(String words, String all) {}

    /// Sessions under a name.
    ///
    /// @param address of what stands behind it; empty when nothing does
    /// @param share how large a part failed
    public record CountLine(String name, String address, Linked sessions, Linked failed, Linked share) {}

    /// Failures of one kind.
    ///
    /// @param what the result type, as reported
    /// @param policy under which kind of policy
    /// @param where at which host and address
    /// @param who told of it, and how many sessions
    /// @param reason as reported; empty when none is
    public record CauseRow(
            String tone,
            String what,
            String policy,
            Linked failed,
            String where,
            List<Linked> who,
            String when,
            String reason,
            String explanation,
            String side,
            String fix,
            boolean counts) {
        public CauseRow {
            who = List.copyOf(who);
        }
    }

    /// Somebody who reports.
    ///
    /// @param share of all sessions that count, in words; empty where it does not count
    /// @param percent the same as a number
    public record ReporterRow(
            String tone,
            String name,
            String address,
            String worth,
            boolean counts,
            Linked sessions,
            Linked failed,
            Linked reports,
            String last,
            Linked share,
            int percent) {}

    /// A report in a list.
    public record ReportLine(
            String id,
            String day,
            String reporter,
            String tone,
            String worth,
            String domains,
            String sessions,
            String failed) {}
}
