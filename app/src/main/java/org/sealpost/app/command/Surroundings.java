package org.sealpost.app.command;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Everything of the process that a command may touch.
///
/// @param in standard input
/// @param out standard output, UTF-8, flushed at the end
/// @param err standard error, UTF-8
/// @param variables the environment
/// @param directory where relative files are looked for
/// @param clock the one clock that reaches every module
/// @param terminal whether a person looks at standard output
/// @param pause how time passes between two looks
public record Surroundings(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> variables,
        Path directory,
        InstantSource clock,
        boolean terminal,
        Pause pause) {
    public Surroundings {
        variables = Map.copyOf(variables);
    }

    /// Surroundings in which nothing is looked at twice.
    public Surroundings(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Map<String, String> variables,
            Path directory,
            InstantSource clock,
            boolean terminal) {
        this(in, out, err, variables, directory, clock, terminal, Pause.NONE);
    }

    /// The same with another environment.
    Surroundings withVariables(Map<String, String> others) {
        return new Surroundings(in, out, err, others, directory, clock, terminal, pause);
    }

    /// An environment variable that is set and not empty.
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    /// Whether output may be coloured: a terminal, and `NO_COLOR` is not set.
    public boolean colour() {
        return terminal && variable("NO_COLOR").isEmpty() && !variable("TERM").equals(Optional.of("dumb"));
    }
}
