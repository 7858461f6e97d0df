package org.sealpost.packaging.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The archive as somebody installs it: unpacked into a folder that nobody can write to, and run by an
/// account that owns nothing in it. Modes mean nothing to the superuser, so for him it is run as `nobody`.
public final class Installed {
    /// What one start gave.
    public record Ran(int code, String out, String err) {}

    private static final String NOBODY = "65534";

    private final Path around;
    private final Path home;
    private final Map<String, String> variables = new HashMap<>();

    /// @param around a folder for this alone
    public Installed(Path around) throws IOException, InterruptedException {
        this.around = around;
        Files.setPosixFilePermissions(around, PosixFilePermissions.fromString("rwxr-xr-x"));
        // A space in the path is part of every test.
        Path programs = Files.createDirectories(around.resolve("all programs"));
        succeed("tar", "-xzf", archive("tar.gz").toString(), "-C", programs.toString());
        try (Stream<Path> inside = Files.list(programs)) {
            home = inside.toList().getFirst();
        }
        succeed("chmod", "-R", "a-w", home.toString());
        Path own = Files.createDirectories(around.resolve("own"));
        give(own);
        variables.put("HOME", own.toString());
        variables.put("PATH", "/usr/bin:/bin");
        variables.put("JAVA_HOME", System.getProperty("java.home"));
    }

    /// An archive of the build that this test belongs to.
    public static Path archive(String ending) {
        return Path.of(System.getProperty("sealpost.archive") + "." + ending);
    }

    /// Where it was unpacked.
    public Path home() {
        return home;
    }

    /// The folder around it, for whatever a test needs beside it.
    public Path around() {
        return around;
    }

    /// Lets whoever runs the program own a file or folder and all in it.
    public void give(Path path) throws IOException, InterruptedException {
        if (superuser()) {
            succeed("chown", "-R", NOBODY + ":" + NOBODY, path.toString());
        }
    }

    /// Sets a variable of the environment for what is run from now on.
    public Installed with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    public Ran run(String... arguments) throws IOException, InterruptedException {
        return run(home.resolve("bin/sealpost"), home, arguments);
    }

    /// Runs a program as somebody else than the owner, in a folder.
    public Ran run(Path program, Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (superuser()) {
            command.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"));
        }
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return run(variables, folder, command);
    }

    private static boolean superuser() {
        return System.getProperty("user.name").equals("root");
    }

    private static void succeed(String... command) throws IOException, InterruptedException {
        Ran ran = run(System.getenv(), Path.of(""), List.of(command));
        if (ran.code() != 0) {
            throw new IllegalStateException(List.of(command) + ": " + ran);
        }
    }

    /// Runs a command in an environment of its own.
    public static Ran run(Map<String, String> variables, Path folder, List<String> command)
            throws IOException, InterruptedException {
        // What it says on the one is not to wait until the other is read.
        Path err = Files.createTempFile("sealpost", ".err");
        var builder = new ProcessBuilder(command)
                .directory(folder.toAbsolutePath().toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(variables);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            throw new IllegalStateException(command + " does not end");
        }
        var ran = new Ran(process.exitValue(), out, Files.readString(err));
        Files.delete(err);
        return ran;
    }
}
