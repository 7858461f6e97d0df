package org.sealpost.app.page;

import java.util.Optional;

/// An alert.
///
/// @param id for the form that takes it in hand
/// @param since when it opened
/// @param hand who has it in hand; empty when nobody has
/// @param mayTake whether the visitor may take it in hand
/// @param way to what puts it right; empty where there is none here, or not for the visitor
public record AlertLine(
        String id,
        String domain,
        String tone,
        String title,
        String seen,
        String fix,
        String since,
        String hand,
        boolean mayTake,
        Optional<Way> way) {
    /// A way to what puts an alert right.
    public sealed interface Way {
        /// To a page that is there.
        ///
        /// @param words what the link says
        record Link(String address, String words) implements Way {}

        /// To a plan that is made now, and shown. Nothing is changed.
        ///
        /// @param address of the form
        record Making(String address) implements Way {}
    }
}
