package org.sealpost.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `sealpost serve --parts pages` in a process of its own over the same store, and somebody signed in who looks at
/// pages all the time.
final class WatchedPages implements AutoCloseable {
    private static final String PASSWORD = "a long row of words that nobody guesses";
    private static final Pattern LINK = Pattern.compile("(/link/\\S+)");
    private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]+)\"");
    private static final long BETWEEN_NANOS = 100_000_000;

    private final HttpClient browser = HttpClient.newHttpClient();
    private final Process process;
    private final int port;
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private String cookie = "";

    private WatchedPages(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// @param store options that name it
    static WatchedPages serve(Path folder, List<String> store) throws IOException, InterruptedException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var command = new ArrayList<String>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-cp",
                System.getProperty("java.class.path"),
                "org.sealpost.app.Main",
                "serve",
                "--parts",
                "pages",
                "--pages",
                String.valueOf(port),
                "--sealing-key",
                folder.resolveSibling(folder.getFileName() + ".key").toString()));
        command.addAll(store);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var pages = new WatchedPages(process, port);
        pages.signIn(pages.link());
        return pages;
    }

    private String link() throws InterruptedException {
        var lines = new ConcurrentLinkedQueue<String>();
        var ready = new CountDownLatch(1);
        Thread.ofPlatform().daemon().start(() -> {
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    Matcher link = LINK.matcher(line);
                    if (link.find()) {
                        lines.add(link.group(1));
                        ready.countDown();
                    }
                }
            } catch (IOException ended) {
                wrong.add(String.valueOf(ended));
            }
        });
        if (!ready.await(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("no pages");
        }
        return lines.element();
    }

    private void signIn(String link) throws IOException, InterruptedException {
        Map<String, String> who = Map.of("name", "eva", "password", PASSWORD);
        post(link, who);
        String set = post("/sign-in", who).headers().firstValue("set-cookie").orElseThrow();
        cookie = set.substring(0, set.indexOf(';'));
    }

    /// Adds a domain as a person does.
    void add(String domain) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(get("/fleet").body());
        if (!token.find()
                || post("/fleet", Map.of("domains", domain, "tags", "", "form-token", token.group(1)))
                                .statusCode()
                        != 303) {
            throw new IllegalStateException("no domain can be added");
        }
    }

    /// Looks at these pages in turn from now on.
    void look(List<String> paths) {
        Thread.ofPlatform().daemon().start(() -> {
            for (int i = 0; !stopped.get(); i++) {
                String path = paths.get(i % paths.size());
                long began = System.nanoTime();
                try {
                    int status = get(path).statusCode();
                    nanos.add(System.nanoTime() - began);
                    if (status != 200) {
                        wrong.add(path + ": " + status);
                    }
                } catch (IOException ended) {
                    wrong.add(path + ": " + ended);
                } catch (InterruptedException stop) {
                    return;
                }
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
        });
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return browser.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    /// How long pages took, and how much memory they needed.
    String told() throws IOException {
        stopped.set(true);
        List<Long> all = nanos.stream().sorted().toList();
        return "%d pages, median %.0f ms, 95th percentile %.0f ms, longest %.0f ms, %d not answered well; their process %s"
                .formatted(
                        all.size(),
                        at(all, 0.5),
                        at(all, 0.95),
                        at(all, 1),
                        wrong.size(),
                        resident(Path.of("/proc", String.valueOf(process.pid()), "status")));
    }

    private static double at(List<Long> sorted, double share) {
        List<Long> some = sorted.isEmpty() ? Collections.singletonList(0L) : sorted;
        return some.get((int) Math.min(some.size() - 1L, (long) Math.ceil(share * some.size()) - 1)) / 1e6;
    }

    static String resident(Path status) throws IOException {
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .map(line -> "at most " + line.replaceAll("\\s+", " ").substring("VmHWM: ".length()) + " resident")
                .orElse("");
    }

    @Override
    public void close() {
        stopped.set(true);
        process.destroy();
    }
}
