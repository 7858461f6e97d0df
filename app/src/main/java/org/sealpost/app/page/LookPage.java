package org.sealpost.app.page;

import java.util.List;
import org.sealpost.protocol.name.DomainName;

/// A check that goes on.
///
/// @param address of the page itself
public record LookPage(DomainName domain, String address, List<Line> lines) {
    public LookPage {
        lines = List.copyOf(lines);
    }

    /// A part and how far it is.
    ///
    /// @param tone the class of its mark
    public record Line(String name, String tone, String words) {}
}
