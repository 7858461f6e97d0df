package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// What the operator set up and a tenant only looks at: who writes DNS records, or where reports are taken.
///
/// @param none what is said where nothing is set up
/// @param next the address of the lines that follow; empty at the end
public record OperatorPage(List<Line> lines, String none, Optional<String> next) {
    public OperatorPage {
        lines = List.copyOf(lines);
    }

    /// @param detail beside it; empty for none
    /// @param text to be copied; empty for none
    public record Line(String title, String detail, String text) {}
}
