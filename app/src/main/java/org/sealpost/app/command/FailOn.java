package org.sealpost.app.command;

import java.util.Collection;
import java.util.Locale;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.check.Outcome;

/// From which outcome on a check ends with another code than 0.
enum FailOn {
    FAIL,
    UNKNOWN,
    WARN,
    NEVER;

    /// Of the outcomes that count the worst decides.
    ExitCode exitCode(Collection<Outcome> outcomes) {
        return CheckCommand.worst(outcomes.stream().filter(this::counts).toList());
    }

    private boolean counts(Outcome outcome) {
        return switch (outcome) {
            case FAIL -> this != NEVER;
            case UNKNOWN -> this == UNKNOWN || this == WARN;
            case WARN -> this == WARN;
            case PASS, NOT_APPLICABLE -> false;
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
