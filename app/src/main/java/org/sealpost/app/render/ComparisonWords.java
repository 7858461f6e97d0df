package org.sealpost.app.render;

import java.util.List;
import java.util.stream.Collectors;
import org.sealpost.app.check.Compared;
import org.sealpost.check.time.Comparison;
import org.sealpost.check.time.Sighting;

/// A comparison in words for people; safe to show.
final class ComparisonWords {
    private ComparisonWords() {}

    /// Such as `Compared with 2026-11-21T20:45:12Z: 1 new, 0 gone, 2 unchanged`; empty where nothing is compared.
    static String heading(Compared compared) {
        return switch (compared) {
            case Compared.NotCompared() -> "";
            case Compared.NothingEarlier() -> "There is no earlier check to compare with";
            case Compared.With(Comparison found) ->
                "Compared with " + Words.instant(found.before().at()) + ": "
                        + found.appeared().size() + " new, " + found.gone().size() + " gone, "
                        + found.unchanged().size() + " unchanged";
        };
    }

    /// A finding of a comparison, such as `mtasts.record.missing _mta-sts.example.org`.
    static String said(Sighting.Said said) {
        return said.code() + " " + Shown.excerpt(said.subject(), 300);
    }

    /// A line for each finding, with what became of it.
    static List<String> lines(Comparison comparison) {
        return List.of(
                        lines("new", comparison.appeared()),
                        lines("gone", comparison.gone()),
                        lines("unchanged", comparison.unchanged()))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /// Findings in one cell.
    static String cell(List<Sighting.Said> findings) {
        return findings.stream().map(ComparisonWords::said).collect(Collectors.joining("; "));
    }

    private static List<String> lines(String state, List<Sighting.Said> findings) {
        return findings.stream().map(said -> state + ": " + said(said)).toList();
    }
}
