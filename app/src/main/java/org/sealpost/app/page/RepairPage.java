package org.sealpost.app.page;

import java.util.List;

/// What differs from what was approved, and what can be done about each.
///
/// @param lead in a sentence
/// @param unknown what could not be looked at
public record RepairPage(
        String domain,
        String tone,
        String lead,
        List<Row> rows,
        List<String> unknown,
        boolean mayPlan,
        String formToken) {
    public RepairPage {
        rows = List.copyOf(rows);
        unknown = List.copyOf(unknown);
    }

    /// One difference.
    ///
    /// @param act what the button does, such as `plan`; empty where a person has to act elsewhere
    /// @param about the plan or the host that the button is about
    public record Row(
            String tone,
            String title,
            String rule,
            String seen,
            String what,
            String act,
            String about,
            String button) {}
}
