package org.sealpost.app.lint;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.protocol.Deviation;

/// What linting gave.
///
/// @param usable whether a reader may use the text; for a match, whether it matches
/// @param candidates how many TXT records begin as the RFC asks; empty for what is no TXT record
/// @param value what the text says, empty when it cannot be used
/// @param deviations every departure, in the order of the text
public record LintResult(
        boolean usable, OptionalInt candidates, Optional<LintValue> value, List<Deviation> deviations) {
    public LintResult {
        deviations = List.copyOf(deviations);
    }

    /// 0 clean, 1 usable with deviations, 2 unusable.
    public ExitCode exitCode() {
        if (!usable) {
            return ExitCode.FAIL;
        }
        return deviations.isEmpty() ? ExitCode.PASS : ExitCode.WARN;
    }
}
