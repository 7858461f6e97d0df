package org.sealpost.app.page;

import java.util.List;
import org.sealpost.app.page.ReportsPage.CauseRow;
import org.sealpost.app.page.ReportsPage.CountLine;
import org.sealpost.app.page.ReportsPage.ReporterRow;

/// What was seen of a domain that is watched: by looks, by reports, and what was done about it.
///
/// @param looks when it was looked at and whether it was still so, each a sentence
/// @param sections results of looks as HTML of ours; none before the first look
/// @param versions of record and policy, the newest first
/// @param turns where the other versions are
/// @param acts what was done, the newest first
/// @param seesAudit whether the visitor may see that
public record SeenPart(
        List<String> looks,
        List<String> sections,
        Reported reported,
        List<Version> versions,
        Turns turns,
        List<CertificateRow> certificates,
        List<Act> acts,
        boolean seesAudit) {
    public SeenPart {
        looks = List.copyOf(looks);
        sections = List.copyOf(sections);
        versions = List.copyOf(versions);
        certificates = List.copyOf(certificates);
        acts = List.copyOf(acts);
    }

    /// What reports tell.
    ///
    /// @param address of all of it
    public record Reported(
            List<Linked> lead,
            String address,
            String chart,
            List<CountLine> days,
            List<CauseRow> causes,
            List<ReporterRow> reporters,
            List<String> silent) {
        public Reported {
            lead = List.copyOf(lead);
            days = List.copyOf(days);
            causes = List.copyOf(causes);
            reporters = List.copyOf(reporters);
            silent = List.copyOf(silent);
        }
    }

    /// A record with a policy, and what changed from those before.
    ///
    /// @param since when it was first seen
    /// @param until when it was last seen
    public record Version(String since, String until, String id, boolean current, List<DiffLine> lines) {
        public Version {
            lines = List.copyOf(lines);
        }
    }

    /// A line of a difference.
    ///
    /// @param kind `+`, `−`, or a space
    public record DiffLine(String kind, String text) {}

    /// A certificate that a host showed.
    ///
    /// @param percent of its life that is left
    public record CertificateRow(
            String host,
            String names,
            String issuer,
            String tone,
            String state,
            String ends,
            String left,
            int percent) {}

    /// Something that somebody did.
    public record Act(String when, String who, String what, String more, String digest) {}
}
