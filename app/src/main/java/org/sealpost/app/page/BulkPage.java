package org.sealpost.app.page;

import java.util.List;
import java.util.Optional;

/// What something would do to several domains, before it is done.
///
/// @param title what it is
/// @param lead what would change, in a sentence
/// @param lines for each domain, what would become of it
/// @param more how many are not listed
/// @param fields what the form that does it carries, by name and value
/// @param button what does it; empty when there is nothing to do
/// @param askFor what has to be typed to do it; empty when nothing has to be
/// @param problem why it was not done
/// @param back to the list, with the same choice
public record BulkPage(
        String title,
        String lead,
        List<Line> lines,
        long more,
        List<Field> fields,
        Optional<String> button,
        Optional<String> askFor,
        Optional<String> problem,
        String back,
        String formToken) {
    public BulkPage {
        lines = List.copyOf(lines);
        fields = List.copyOf(fields);
    }

    /// A domain.
    ///
    /// @param tone the class of its mark
    public record Line(String domain, String tone, String words) {}

    /// A field that is not seen.
    public record Field(String name, String value) {}
}
