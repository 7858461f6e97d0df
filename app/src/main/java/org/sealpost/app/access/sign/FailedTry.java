package org.sealpost.app.access.sign;

import java.time.Instant;
import java.util.function.Consumer;

/// Somebody was refused.
///
/// @param name what they typed when it was a name of somebody, and else what stands for all other names: a password
///     is often typed in the wrong field
public record FailedTry(Instant at, String name, String source, Step step) {
    static final String UNKNOWN = "(unknown)";

    /// Where it was.
    public enum Step {
        PASSWORD,
        CODE,
        TOO_OFTEN
    }

    /// Hears of those; returns at once, whoever it was.
    public interface Listener extends Consumer<FailedTry> {}
}
