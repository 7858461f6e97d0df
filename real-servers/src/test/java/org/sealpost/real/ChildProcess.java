package org.sealpost.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// A server in the foreground, a child of this process: its output goes to a log file, and a line there says that
/// it serves. Closing it ends it and its own children, by their process ids.
final class ChildProcess implements AutoCloseable {
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 10;

    private final Process process;
    private final Thread copier;

    private ChildProcess(Process process, Thread copier) {
        this.process = process;
        this.copier = copier;
    }

    /// Starts the command and waits until it prints a line that contains `ready`.
    static ChildProcess start(Path folder, Path log, String ready, String... command) {
        return start(Tool.start(folder, List.of(command)), log, ready);
    }

    /// The same for our own program.
    static ChildProcess sealpost(Path folder, Path log, String ready, List<String> arguments) {
        return start(Sealpost.process(folder, arguments).redirectErrorStream(true), log, ready);
    }

    private static ChildProcess start(ProcessBuilder builder, Path log, String ready) {
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            var serving = new CompletableFuture<Boolean>();
            // Reading a pipe holds a virtual thread's carrier, of which there are few.
            Thread copier = Thread.ofPlatform().daemon().start(() -> copy(process, log, ready, serving));
            var child = new ChildProcess(process, copier);
            if (!child.serves(serving)) {
                child.close();
                throw new IllegalStateException(
                        String.join(" ", builder.command()) + " did not start:\n" + Files.readString(log));
            }
            return child;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean serves(CompletableFuture<Boolean> serving) {
        try {
            return serving.get(START_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void copy(Process process, Path log, String ready, CompletableFuture<Boolean> serving) {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log), true)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.println(line);
                if (line.contains(ready)) {
                    serving.complete(true);
                }
            }
        } catch (IOException e) {
            serving.completeExceptionally(e);
        }
        serving.complete(false);
    }

    @Override
    public void close() {
        // A shell in between, as Postfix has one, hands no signal on.
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroy);
        try {
            for (ProcessHandle one : all) {
                one.onExit()
                        .orTimeout(STOP_SECONDS, TimeUnit.SECONDS)
                        .exceptionally(_ -> kill(one))
                        .get();
            }
            copier.join();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            all.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static ProcessHandle kill(ProcessHandle process) {
        process.destroyForcibly();
        return process;
    }
}
