package org.sealpost.app.page;

import java.util.List;

/// Plans that wait until somebody agrees to them.
///
/// @param second whether plans of the highest risk need a second person
/// @param maySet whether the visitor can change that
public record ApprovalsPage(List<Row> rows, boolean second, boolean maySet, String formToken) {
    public ApprovalsPage {
        rows = List.copyOf(rows);
    }

    /// One plan.
    ///
    /// @param tone of its risk
    /// @param asked by whom and when, in a sentence
    /// @param reason in the words of whoever asked; empty when they gave none
    public record Row(
            String domain, String plan, String title, String tone, String risk, String asked, String reason) {}
}
