package org.sealpost.app;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sealpost.app.command.Surroundings;
import org.sealpost.app.exit.StandardOutput;

/// Runs the usual commands once and prints nothing. The launcher starts it after a build with the virtual machine
/// taking notes (JEP 514), so that the next start finds its classes loaded and linked.
///
/// Every class of a cache is loaded at each start. So there are two rehearsals: one for the commands that look at
/// nothing but their arguments, and with the argument `check` one for checking domains. The latter looks at a lab in
/// another process, since the classes of the lab are of no use on the real internet.
public final class Rehearsal {
    private static final List<List<String>> COMMANDS = List.of(
            List.of("--version"),
            List.of("--help"),
            List.of("match", "*.example.org", "mx1.example.org"),
            List.of("lint", "record", "v=STSv1; id=20261121;"),
            List.of("lint", "tlsrpt", "v=TLSRPTv1; rua=mailto:reports@example.org", "--format", "json"),
            List.of("lint", "--jsonl"),
            List.of("explain"),
            List.of("explian"));

    private Rehearsal() {}

    /// Ends with 0 whatever the commands say.
    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        if (List.of(arguments).contains("check")) {
            rehearseCheck();
        } else {
            COMMANDS.forEach(Rehearsal::run);
        }
        System.exit(0);
    }

    private static void rehearseCheck() throws IOException {
        Path folder = Files.createTempDirectory("sealpost-rehearsal");
        Process lab = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "lab",
                        "--write",
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = lab.inputReader(StandardCharsets.UTF_8)) {
            // Its last line tells how to look at it.
            if (said.lines().anyMatch(line -> line.startsWith("sealpost check "))) {
                run(check(folder, "healthy.example", "mx-unlisted.example"));
                run(check(folder, "--format", "json", "--verbose", "policy-certificate-expired.example"));
            }
        } finally {
            lab.destroy();
            for (String file : List.of("dns", "anchor", "connect-map", "ca.pem", "options")) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.deleteIfExists(folder);
        }
    }

    private static List<String> check(Path lab, String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                "check",
                "--resolver",
                Files.readString(lab.resolve("dns")).strip(),
                "--trust-anchor",
                lab.resolve("anchor").toString(),
                "--connect-map",
                lab.resolve("connect-map").toString(),
                "--ca-file",
                lab.resolve("ca.pem").toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void run(List<String> command) {
        var output = new StandardOutput(OutputStream.nullOutputStream());
        var surroundings = new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(output, false, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                Map.of(),
                Path.of(""),
                InstantSource.system(),
                false);
        Main.run(surroundings, output, command.toArray(String[]::new));
    }
}
