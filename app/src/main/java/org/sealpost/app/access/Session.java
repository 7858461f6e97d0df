package org.sealpost.app.access;

import java.time.Instant;

/// A browser in which somebody has signed in.
///
/// @param id by which it is listed and ended; whoever knows it cannot sign in with it
/// @param seen when it was last used, to a minute
/// @param ends when it ends however much it is used
/// @param source from which address it was begun
/// @param agent what the browser called itself, cut
public record Session(
        String id,
        PersonId person,
        Stage stage,
        Instant began,
        Instant seen,
        Instant ends,
        String source,
        String agent) {

    /// How far somebody has come.
    public enum Stage {
        /// The password was right, and a code is still asked for. Nothing else is possible.
        HALF,
        FULL
    }
}
