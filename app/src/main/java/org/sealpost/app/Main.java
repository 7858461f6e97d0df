package org.sealpost.app;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Locale;
import java.util.TimeZone;
import org.sealpost.app.command.Pause;
import org.sealpost.app.command.Program;
import org.sealpost.app.command.Surroundings;
import org.sealpost.app.exit.StandardOutput;

/// The start of the program: takes hold of the process's surroundings and hands them on.
public final class Main {
    private Main() {}

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] arguments) {
        // What we print is for people anywhere and for other programs: one language, one zone, one encoding.
        Locale.setDefault(Locale.ROOT);
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        Carriers.enough();
        var output = new StandardOutput(new FileOutputStream(FileDescriptor.out));
        var surroundings = new Surroundings(
                System.in,
                new PrintStream(new BufferedOutputStream(output, 1 << 16), false, StandardCharsets.UTF_8),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.getenv(),
                Path.of(""),
                InstantSource.system(),
                // The launcher has looked already; asking System.console() would load a line editor.
                Boolean.getBoolean("sealpost.terminal"),
                Pause.SLEEP);
        System.exit(run(surroundings, output, arguments));
    }

    /// The exit code of one command that writes to `output`.
    static int run(Surroundings surroundings, StandardOutput output, String... arguments) {
        int code = new Program(surroundings).run(arguments);
        surroundings.out().flush();
        return output.exitCode(code, surroundings.err());
    }
}
