package org.sealpost.app.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// One run of the program in a test, with its own surroundings.
final class Session {
    private final Path directory;
    private final Map<String, String> variables = new HashMap<>();
    private byte[] input = {};
    private Pause pause = Pause.NONE;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    Session(Path directory) {
        this.directory = directory;
        variables.put("XDG_CONFIG_HOME", directory.resolve("personal").toString());
    }

    Session with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Session input(String text) {
        input = text.getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /// How time passes; otherwise nothing waits.
    Session pausing(Pause how) {
        pause = how;
        return this;
    }

    Surroundings surroundings() {
        return new Surroundings(
                new ByteArrayInputStream(input),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                variables,
                directory,
                InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")),
                false,
                pause);
    }

    int run(String... arguments) {
        return new Program(surroundings()).run(arguments);
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
