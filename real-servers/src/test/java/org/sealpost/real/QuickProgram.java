package org.sealpost.real;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.sealpost.app.command.Pause;
import org.sealpost.app.command.Program;
import org.sealpost.app.command.Surroundings;

/// The program with a clock that is ahead and runs faster, so that nobody waits for what is due in days or minutes.
final class QuickProgram {
    private static final int TIMES = 20;

    private QuickProgram() {}

    /// @param arguments how many hours the clock is ahead, then those of the program
    static void main(String[] arguments) {
        Instant began = Instant.now();
        Duration ahead = Duration.ofHours(Long.parseLong(arguments[0]));
        var surroundings = new Surroundings(
                System.in,
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                Path.of(""),
                () -> began.plus(ahead)
                        .plus(Duration.between(began, Instant.now()).multipliedBy(TIMES)),
                false,
                Pause.SLEEP);
        System.exit(new Program(surroundings).run(Arrays.copyOfRange(arguments, 1, arguments.length)));
    }
}
