package org.sealpost.app.remote;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.form.FormFault;
import org.sealpost.app.form.JsonTree;
import org.sealpost.app.render.JsonText;
import org.sealpost.app.render.Shown;
import org.sealpost.protocol.Octets;

/// A Sealpost that runs elsewhere, as its API shows it. What it answers is bounded in time and length.
public final class Server implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int LONGEST = 16 << 20;
    private static final int EXCERPT = 300;

    private final URI base;
    private final Optional<String> token;
    private final HttpClient client = HttpClient.newBuilder()
            .connectTimeout(LIMIT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    /// @param base such as `https://sealpost.example.org`
    /// @param token goes with each request
    public Server(URI base, Optional<String> token) {
        this.base = base;
        this.token = token;
    }

    /// The address that somebody typed.
    ///
    /// @throws Refusal when it is none, or would send a token in the clear to another machine
    public static Server at(String text, Optional<String> token) {
        URI base = address(text);
        boolean own = List.of("localhost", "127.0.0.1", "[::1]").contains(base.getHost());
        if (token.isPresent() && base.getScheme().equals("http") && !own) {
            throw new Refusal(
                    ExitCode.USAGE, "--server " + Shown.quoted(text) + " is not HTTPS; a token is not sent there");
        }
        return new Server(base, token);
    }

    private static URI address(String text) {
        try {
            URI base = URI.create(text);
            if (List.of("https", "http").contains(String.valueOf(base.getScheme()))
                    && base.getHost() != null
                    && base.getRawQuery() == null
                    && base.getRawFragment() == null
                    && base.getRawUserInfo() == null) {
                return text.endsWith("/") ? base : URI.create(text + "/");
            }
        } catch (IllegalArgumentException noAddress) {
            // Said below.
        }
        throw new Refusal(
                ExitCode.USAGE,
                "--server " + Shown.quoted(text) + " is not an address such as https://sealpost.example.org");
    }

    /// What was answered.
    ///
    /// @param retryAfter how long to wait, where that is said
    public record Answer(int status, Octets body, Optional<Duration> retryAfter) {
        /// The one object in it.
        ///
        /// @throws Refusal when there is none
        public Map<?, ?> object() {
            try {
                List<Object> all = JsonTree.readAll(new ByteArrayInputStream(body.toArray()));
                if (all.size() == 1 && all.getFirst() instanceof Map<?, ?> object) {
                    return object;
                }
            } catch (FormFault notJson) {
                // Said below.
            }
            throw new Refusal(ExitCode.TRY_AGAIN, "the server answered " + status + " and nothing that can be read");
        }

        /// What the server says is wrong, as the refusal of the whole command.
        public Refusal refusal() {
            String detail = object().get("detail") instanceof String said ? said : "";
            return new Refusal(
                    status < 500 ? ExitCode.USAGE : ExitCode.TRY_AGAIN,
                    "the server answered " + status + ": " + Shown.excerpt(detail, EXCERPT));
        }
    }

    public Answer get(String path) {
        return answer(request(path).GET());
    }

    /// @param json empty for a request without a body
    public Answer post(String path, String json, Map<String, String> headers) {
        HttpRequest.Builder request = request(path);
        headers.forEach(request::header);
        return answer(
                json.isEmpty()
                        ? request.POST(HttpRequest.BodyPublishers.noBody())
                        : request.header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    public Answer delete(String path) {
        return answer(request(path).DELETE());
    }

    static String json(Map<String, ?> tree) {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonText(out)) {
            json.document(tree);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path.substring(1)))
                .timeout(LIMIT)
                .header("Accept", "application/json, application/problem+json");
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
        return request;
    }

    private Answer answer(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST));
            return new Answer(response.statusCode(), Octets.of(response.body()), retryAfter(response));
        } catch (IOException unreachable) {
            throw new Refusal(
                    ExitCode.TRY_AGAIN,
                    "the server at " + base + " cannot be asked: "
                            + Shown.text(String.valueOf(Optional.ofNullable(unreachable.getMessage())
                                    .orElse("no connection"))));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(ExitCode.TRY_AGAIN, "stopped");
        }
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }

    @Override
    public void close() {
        client.close();
    }
}
