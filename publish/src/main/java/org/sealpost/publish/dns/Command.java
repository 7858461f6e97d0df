package org.sealpost.publish.dns;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// A program of the operator that writes records. It comes from the operator's own file, never through an API
/// or page, and no shell reads it.
///
/// @param arguments the program and what it is always called with; the action comes last
/// @param environment what it gets besides `PATH` and `HOME`; nothing else of ours
/// @param limit how long one call may take
public record Command(List<String> arguments, Map<String, String> environment, Duration limit) {
    private static final Duration USUAL_LIMIT = Duration.ofMinutes(1);

    public Command {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
        if (arguments.isEmpty()) {
            throw new IllegalArgumentException("a command without a program");
        }
    }

    /// With the usual limit.
    public Command(List<String> arguments) {
        this(arguments, Map.of(), USUAL_LIMIT);
    }

    @Override
    public String toString() {
        return "command " + arguments.getFirst();
    }
}
