package org.sealpost.real;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sealpost.app.command.Pause;
import org.sealpost.app.command.Program;
import org.sealpost.app.command.Surroundings;
import org.sealpost.app.publish.SmallInternet;

/// `sealpost serve` in this process, over a small internet whose time stands and is moved on. It looks at domains and
/// goes on with plans by itself, as soon as the time for it has come.
final class FastPages implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ROOM = 1 << 16;

    private final SmallInternet internet;
    private final Path folder;
    private final Map<String, String> variables = new HashMap<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpClient program = HttpClient.newHttpClient();
    private final Thread serving;
    private final PagesAt at;

    FastPages(SmallInternet internet, Path folder) throws IOException {
        this.internet = internet;
        this.folder = folder;
        variables.put("USER", "cron");
        variables.put("XDG_CONFIG_HOME", folder.resolve("personal").toString());
        variables.putAll(internet.variables());
        var out = new PipedOutputStream();
        var said = new BufferedReader(new InputStreamReader(new PipedInputStream(out, ROOM), StandardCharsets.UTF_8));
        var told = new PrintStream(out, true, StandardCharsets.UTF_8);
        serving = Thread.ofPlatform().daemon().name("serve").start(() -> {
            try (told) {
                int _ = run(
                        told,
                        this::pass,
                        List.of("serve", "--pages", "0", "--edge", SmallInternet.EDGE, "--dns", "dnsupdate"));
            }
        });
        at = PagesAt.read(said, PagesAt.LINK);
    }

    private boolean pass(Duration time) {
        try {
            return !closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int run(PrintStream out, Pause pause, List<String> arguments) {
        List<String> words = new ArrayList<>(arguments);
        words.addAll(List.of("--data", internet.data().toString()));
        words.addAll(internet.options());
        var nobody = new ByteArrayInputStream(new byte[0]);
        return new Program(new Surroundings(nobody, out, System.err, variables, folder, internet.clock(), false, pause))
                .run(words.toArray(String[]::new));
    }

    /// One more command beside it, over the same store.
    ///
    /// @return the exit code
    int beside(String... arguments) {
        return run(System.err, Pause.NONE, List.of(arguments));
    }

    /// Waits until every look was made that is due.
    void settle() throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!metrics().contains("sealpost_looks_due 0.0")) {
            if (Instant.now().isAfter(end)) {
                throw new IOException("looks stay due");
            }
            Thread.onSpinWait();
        }
    }

    private String metrics() throws IOException {
        try {
            URI metrics = URI.create(at.address() + "/metrics");
            return program.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    String address() {
        return at.address();
    }

    String firstLink() {
        return at.link();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            serving.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
