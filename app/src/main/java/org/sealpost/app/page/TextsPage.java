package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// The approved texts of SPF, DKIM and DMARC records beside what stands.
///
/// @param problem what was wrong with the form, or how a repair ended; empty when there is nothing to say
/// @param typed what the form says, empty but after an error
/// @param told how a repair ended well; empty when there was none
public record TextsPage(
        String domain,
        List<Row> rows,
        Optional<String> problem,
        Optional<String> told,
        boolean mayApprove,
        boolean mayRepair,
        boolean byHand,
        Typed typed,
        String formToken) {
    public TextsPage {
        rows = List.copyOf(rows);
    }

    /// What stands in the form, as it was typed.
    public record Typed(String family, String selector, String text) {}

    /// One text.
    ///
    /// @param id of the change that brings it back; empty when there is none
    public record Row(
            String family, String at, String text, String tone, String state, List<PlanPage.Diff> diffs, String id) {
        public Row {
            diffs = List.copyOf(diffs);
        }
    }
}
