package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// One report.
///
/// @param verdict whether it is proven who sent it, in a sentence
/// @param counts whether it counts, in a sentence
/// @param facts name and text
/// @param policies those of this part of it
/// @param turns where its other policies are
/// @param file the address of what it came in; empty when it is not kept, or not for this tenant
/// @param without why there is no such file
/// @param odd what is odd about it
public record ReportPage(
        String id,
        String title,
        String tone,
        String verdict,
        String counts,
        List<Fact> facts,
        List<PolicyPart> policies,
        Turns turns,
        List<Odd> odd,
        Optional<String> file,
        String without,
        String json) {
    public ReportPage {
        facts = List.copyOf(facts);
        policies = List.copyOf(policies);
        odd = List.copyOf(odd);
    }

    public record Fact(String name, String text) {}

    /// What was told under one policy.
    ///
    /// @param lines the policy as quoted
    /// @param more how many lines of it are not shown
    /// @param turns where its other rows are
    public record PolicyPart(
            String title,
            String tone,
            String successful,
            String failed,
            List<String> lines,
            int more,
            List<FailureRow> rows,
            Turns turns) {
        public PolicyPart {
            lines = List.copyOf(lines);
            rows = List.copyOf(rows);
        }
    }

    /// Sessions that failed in one way.
    public record FailureRow(
            String type,
            String sessions,
            String mx,
            String address,
            String from,
            String reason,
            String side,
            String explanation) {}

    /// Something that departs from what reports are to be.
    public record Odd(String code, String meaning, List<String> texts) {
        public Odd {
            texts = List.copyOf(texts);
        }
    }
}
