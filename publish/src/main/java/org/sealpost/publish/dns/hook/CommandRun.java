package org.sealpost.publish.dns.hook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sealpost.observe.net.Deadline;
import org.sealpost.publish.dns.Command;
import org.sealpost.publish.dns.ZoneAccess;
import org.sealpost.publish.dns.json.Json;

/// Runs a command once for each call: the action is its last argument, the request its standard input, the
/// answer its standard output, a success its exit code 0. Over time it is ended with all that it started.
public final class CommandRun implements Carrier {
    private static final int LARGEST = 1 << 18;
    private static final long GLANCE_MILLIS = 50;
    private static final List<String> KEPT = List.of("PATH", "HOME");

    private final Command command;
    private final Map<String, String> own;

    private CommandRun(Command command, Map<String, String> own) {
        this.command = command;
        this.own = own;
    }

    /// @param environment that of this process, of which the command gets `PATH` and `HOME`
    public static ZoneAccess of(Command command, Map<String, String> environment) {
        return new HookAccess("The command " + command.arguments().getFirst(), new CommandRun(command, environment));
    }

    @Override
    public Reply call(String action, Json request) {
        List<String> arguments = new ArrayList<>(command.arguments());
        arguments.add(action);
        var builder = new ProcessBuilder(arguments);
        Map<String, String> environment = builder.environment();
        environment.clear();
        KEPT.forEach(name -> Optional.ofNullable(own.get(name)).ifPresent(value -> environment.put(name, value)));
        environment.put("LC_ALL", "C.UTF-8");
        environment.putAll(command.environment());
        try {
            return answered(builder.start(), request.render());
        } catch (IOException notStarted) {
            return failed("could not be started; see that it is there and executable");
        }
    }

    private Reply answered(Process process, String request) {
        Deadline deadline = Deadline.after(command.limit());
        Set<ProcessHandle> started = new LinkedHashSet<>();
        CompletableFuture<byte[]> output = reading(process.getInputStream());
        CompletableFuture<byte[]> errors = reading(process.getErrorStream());
        // A program that reads nothing must not hold us.
        Thread.ofPlatform().daemon().start(() -> write(process.getOutputStream(), request));
        try {
            while (!process.waitFor(GLANCE_MILLIS, TimeUnit.MILLISECONDS) && !deadline.passed()) {
                process.descendants().forEach(started::add);
            }
            if (process.isAlive()) {
                return failed("was ended after " + command.limit().toSeconds() + " s; read what stands there before"
                        + " trying again");
            }
            byte[] said = output.get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
            return process.exitValue() == 0
                    ? Json.read(said)
                            .<Reply>map(Reply.Came::new)
                            .orElseGet(() -> failed("printed no JSON; see docs/providers for what it has to print"))
                    : failed("ended with " + process.exitValue() + words(errors, deadline)
                            + "; read what stands there before trying again");
        } catch (TimeoutException | ExecutionException notReadable) {
            return failed("did not end its output in time, or it was too long; see what it prints");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return failed("was ended, since we are told to stop");
        } finally {
            end(process, started);
        }
    }

    private static String words(CompletableFuture<byte[]> errors, Deadline deadline)
            throws InterruptedException, ExecutionException, TimeoutException {
        String words = HookAccess.shortened(
                new String(errors.get(deadline.remainingMillis(), TimeUnit.MILLISECONDS), StandardCharsets.UTF_8));
        return words.isEmpty() ? "" : " (" + words + ")";
    }

    private Reply failed(String words) {
        return new Reply.Failed("The command " + command.arguments().getFirst() + " " + words + ".", Optional.empty());
    }

    /// Reading a pipe holds a virtual thread's carrier, so this is one of the system's.
    private static CompletableFuture<byte[]> reading(InputStream stream) {
        var read = new CompletableFuture<byte[]>();
        Thread.ofPlatform().daemon().start(() -> {
            try (stream) {
                byte[] octets = stream.readNBytes(LARGEST + 1);
                if (octets.length > LARGEST) {
                    read.completeExceptionally(new IOException("too long"));
                } else {
                    read.complete(octets);
                }
            } catch (IOException failed) {
                read.completeExceptionally(failed);
            }
        });
        return read;
    }

    private static void write(OutputStream stream, String request) {
        try (stream) {
            stream.write(request.getBytes(StandardCharsets.UTF_8));
        } catch (IOException notRead) {
            // Its answer will tell whether it knew enough.
        }
    }

    /// The youngest first, so that none can start another in the place of one that is gone.
    private static void end(Process process, Set<ProcessHandle> started) {
        process.descendants().forEach(started::add);
        List<ProcessHandle> all = new ArrayList<>(started);
        process.destroyForcibly();
        all.reversed().forEach(ProcessHandle::destroyForcibly);
    }
}
