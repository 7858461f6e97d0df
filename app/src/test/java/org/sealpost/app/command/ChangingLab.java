package org.sealpost.app.command;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;

/// A lab that can be another one between two looks of a command, at the same place. The pauses of the command take no
/// time; its clock runs as if they did.
final class ChangingLab implements AutoCloseable {
    private static final Path SHIPPED = Path.of("..", "lab", "src", "main", "resources", "worlds");

    private final Path directory;
    private final boolean terminal;
    private final AtomicReference<Duration> slept = new AtomicReference<>(Duration.ZERO);
    private final AtomicInteger pauses = new AtomicInteger();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Lab lab;
    private String options = "";
    private int port;

    /// What happens in one pause, counted from 1.
    @FunctionalInterface
    interface Between {
        /// @return whether the command goes on
        boolean pause(int number) throws IOException;
    }

    ChangingLab(Path directory, boolean terminal, String world) throws IOException {
        this.directory = directory;
        this.terminal = terminal;
        try (Stream<Path> worlds = Files.list(SHIPPED)) {
            for (Path each : worlds.toList()) {
                if (Files.readString(each.resolve("world.yaml")).contains("provider: true")) {
                    copy(each);
                }
            }
        }
        write(world);
        this.lab = start();
    }

    Lab lab() {
        return lab;
    }

    /// The world `changing` is this one from now on.
    void become(String world) throws IOException {
        lab.close();
        write(world);
        lab = start();
    }

    /// Nobody answers any more.
    void vanish() {
        lab.close();
    }

    int pauses() {
        return pauses.get();
    }

    int check(Between between, String... arguments) {
        List<String> words = new ArrayList<>(List.of("check", "changing.example"));
        words.addAll(List.of(options.split(" ", -1)));
        words.addAll(List.of(arguments));
        var surroundings = new Surroundings(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                directory,
                this::now,
                terminal,
                time -> paused(between, time));
        return new Program(surroundings).run(words.toArray(String[]::new));
    }

    private boolean paused(Between between, Duration time) {
        slept.updateAndGet(sum -> sum.plus(time));
        try {
            return between.pause(pauses.incrementAndGet());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private Instant now() {
        return Instant.now().plus(slept.get());
    }

    private Lab start() throws IOException {
        LabOptions at = LabOptions.at(this::now).withWorlds(directory.resolve("worlds"));
        Lab started = Lab.start(at.withDnsPort(port));
        port = started.dnsServer().getPort();
        options = started.write(directory.resolve("lab"));
        return started;
    }

    private void write(String world) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("worlds").resolve("changing"));
        Files.writeString(folder.resolve("world.yaml"), "title: One of several\n" + world);
    }

    private void copy(Path world) throws IOException {
        Path target = Files.createDirectories(directory.resolve("worlds").resolve(String.valueOf(world.getFileName())));
        try (Stream<Path> files = Files.list(world)) {
            for (Path file : files.toList()) {
                Files.copy(file, target.resolve(String.valueOf(file.getFileName())));
            }
        }
    }

    String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        lab.close();
    }
}
