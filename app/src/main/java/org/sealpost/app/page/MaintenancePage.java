package org.sealpost.app.page;

import java.util.List;

/// When somebody works on domains, so that nobody is told of them.
public record MaintenancePage(List<Row> rows, Typed typed) {
    public MaintenancePage {
        rows = List.copyOf(rows);
    }

    /// @param tone the class of its mark
    public record Row(String id, String what, String when, String tone, String state, String who, String reason) {}

    /// What stands in the form.
    public record Typed(String about, String from, String to, String reason) {}
}
