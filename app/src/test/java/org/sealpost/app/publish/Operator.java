package org.sealpost.app.publish;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sealpost.app.command.Program;
import org.sealpost.app.command.Surroundings;

/// Runs the program as a crontab does: nobody is there, and nothing is kept between two runs but the data folder.
final class Operator {
    private final SmallInternet internet;
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();

    /// One run and what it said.
    record Ran(int code, String said) {}

    Operator(SmallInternet internet, Path folder) {
        this.internet = internet;
        this.folder = folder;
        variables.put("USER", "cron");
        variables.put("XDG_CONFIG_HOME", folder.resolve("personal").toString());
        variables.putAll(internet.variables());
    }

    Ran run(String... arguments) {
        return run(internet.clock(), arguments);
    }

    /// @param clock the time that this run sees
    Ran run(InstantSource clock, String... arguments) {
        var words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--data", internet.data().toString()));
        words.addAll(internet.options());
        var out = new ByteArrayOutputStream();
        var shown = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = new Program(new Surroundings(
                        new ByteArrayInputStream(new byte[0]), shown, shown, variables, folder, clock, false))
                .run(words.toArray(String[]::new));
        return new Ran(code, out.toString(StandardCharsets.UTF_8));
    }
}
