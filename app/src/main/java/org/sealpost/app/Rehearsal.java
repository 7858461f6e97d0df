package org.sealpost.app;

import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sealpost.app.command.Program;
import org.sealpost.app.command.Surroundings;

/// Runs the usual commands once and prints nothing. The launcher starts it after a build with the virtual machine
/// taking notes (JEP 514), so that the next start finds its classes loaded and linked.
public final class Rehearsal {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("--version"),
            List.of("--help"),
            List.of("match", "*.example.org", "mx1.example.org"),
            List.of("lint", "record", "v=STSv1; id=20261121;"),
            List.of("lint", "tlsrpt", "v=TLSRPTv1; rua=mailto:reports@example.org", "--format", "json"),
            List.of("lint", "--jsonl"),
            List.of("explain"),
            List.of("explian"),
            List.of("check", "--lab", "healthy", "mx-unlisted", "policy-certificate-expired"),
            List.of("check", "--lab", "--format", "json", "--verbose", "healthy"));

    private Rehearsal() {}

    /// Takes no arguments; ends with 0 whatever the commands say.
    public static void main(String[] arguments) {
        Locale.setDefault(Locale.ROOT);
        COMMANDS.forEach(command -> new Program(silent()).run(command.toArray(String[]::new)));
        System.exit(0);
    }

    private static Surroundings silent() {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                nowhere,
                nowhere,
                Map.of(),
                Path.of(""),
                InstantSource.system(),
                false);
    }
}
