package org.sealpost.app.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.sealpost.app.Main;

/// `sealpost serve` in a process of its own, on a PostgreSQL that others may share, with the small internet to look at.
/// It has another port whenever it is started.
final class Replica implements AutoCloseable {
    private static final int SEE_OTHER = 303;
    private static final String PASSWORD = "a long row of words that nobody guesses";
    private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");
    private static final String PAGES = "pages at ";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration START = Duration.ofMinutes(2);

    private final HttpClient browser =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final List<String> command;
    private final Queue<String> said = new ConcurrentLinkedQueue<>();
    private Optional<Process> process = Optional.empty();
    private volatile URI pages = URI.create("http://127.0.0.1:0");

    /// @param place the database
    /// @param folder of the test; all replicas of it have the same sealing key
    Replica(String place, Path folder) {
        this(place, folder, "256m");
    }

    /// @param heap as much memory as it has for its objects, as `-Xmx` takes it
    Replica(String place, Path folder, String heap) {
        command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx" + heap,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve",
                "--pages",
                "0",
                "--lab",
                "--database",
                place,
                "--data",
                folder.resolve("data").toString(),
                "--sealing-key",
                folder.resolve("sealing.key").toString());
    }

    /// Comes back when it answers.
    void start() throws IOException, InterruptedException {
        Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
        process = Optional.of(started);
        var serving = new CountDownLatch(1);
        Thread.ofPlatform().daemon().start(() -> {
            try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    said.add(line);
                    if (line.startsWith(PAGES)) {
                        pages = URI.create(line.substring(PAGES.length()));
                        serving.countDown();
                    }
                }
            } catch (IOException killed) {
                said.add("killed");
            }
        });
        long end = System.nanoTime() + START.toNanos();
        while (!serving.await(1, TimeUnit.SECONDS)) {
            if (!started.isAlive()) {
                throw new IllegalStateException("it ended with " + started.exitValue() + ": " + said);
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("it does not serve: " + said + "\n" + threads(started));
            }
        }
    }

    /// What its threads do.
    private static String threads(Process process) throws IOException, InterruptedException {
        Path command = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process asked = new ProcessBuilder(command.toString(), String.valueOf(process.pid()), "Thread.print")
                .redirectErrorStream(true)
                .start();
        String threads = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int _ = asked.waitFor();
        return threads;
    }

    /// By a signal that cannot be caught.
    void kill() throws InterruptedException {
        int _ = process.orElseThrow().destroyForcibly().waitFor();
    }

    /// Everything it wrote, in all its lives.
    List<String> said() {
        return List.copyOf(said);
    }

    /// The line that begins so, without its beginning; it may still be on its way.
    String said(String beginning) {
        Optional<String> line = Optional.empty();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (line.isEmpty() && System.nanoTime() < end) {
            line = said.stream().filter(each -> each.startsWith(beginning)).findFirst();
            Thread.onSpinWait();
        }
        return line.orElseThrow().substring(beginning.length());
    }

    HttpResponse<String> get(String path, String cookie) throws IOException, InterruptedException {
        return browser.send(request(path).header("Cookie", cookie).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String cookie, Map<String, String> form)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.send(
                request(path)
                        .header("Cookie", cookie)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /// Makes the first admin and signs in.
    ///
    /// @return the cookie of the session
    String signIn() throws IOException, InterruptedException {
        String link = said("nobody can sign in yet; the first admin follows this link once: ");
        String path = link.substring(link.indexOf("/link/"));
        var form = Map.of("name", "eva", "password", PASSWORD);
        HttpResponse<String> made = post(path, "", form);
        HttpResponse<String> in = post("/sign-in", "", form);
        if (made.statusCode() != SEE_OTHER || in.statusCode() != SEE_OTHER) {
            throw new IllegalStateException("nobody gets in: " + made + ", " + in);
        }
        String cookie = in.headers().firstValue("set-cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    String formToken(String session) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/fleet", session).body());
        if (!token.find()) {
            throw new IllegalStateException("the page of the fleet has no form");
        }
        return token.group(1);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(pages.resolve(path)).timeout(PATIENCE);
    }

    @Override
    public void close() {
        process.ifPresent(running -> {
            try {
                int _ = running.destroyForcibly().waitFor();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
