package org.sealpost.host.acme;

import java.util.List;

/// Whether an order for a name would succeed, as far as can be seen beforehand.
public sealed interface Fitness {
    record Fit() implements Fitness {}

    /// It would fail, for these reasons.
    ///
    /// @param obstacles each one sentence that says what to do
    record Unfit(List<String> obstacles) implements Fitness {
        public Unfit {
            obstacles = List.copyOf(obstacles);
        }
    }

    /// Nobody knows; to be looked at again soon.
    record Unknown(String why) implements Fitness {}
}
