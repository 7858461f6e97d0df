package org.sealpost.lab.world;

import java.util.Locale;

/// What a world expects of a check, for its record aspect or the whole domain.
public enum Outcome {
    PASS,
    WARN,
    FAIL,
    UNKNOWN,
    NOT_APPLICABLE;

    /// The word in `world.yaml`, such as `not-applicable`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
