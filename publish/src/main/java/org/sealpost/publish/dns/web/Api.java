package org.sealpost.publish.dns.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.sealpost.protocol.Octets;
import org.sealpost.publish.dns.json.Json;

/// The HTTP API of one provider: adds the credentials, limits the time and size of answers, keeps away for
/// as long as the provider asks for, and says of every failure what to do.
public final class Api {
    private static final int LARGEST = 2 << 20;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Duration USUAL_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final String provider;
    private final String base;
    private final Credentials credentials;
    private final Signer signer;
    private final String variables;
    private final Web web;
    private final AtomicReference<Instant> closedUntil = new AtomicReference<>(Instant.MIN);

    /// @param provider its name for people
    /// @param variables where the credentials come from
    public Api(String provider, URI base, Credentials credentials, String variables, Web web) {
        this(provider, base, credentials, (_, _, _) -> Map.of(), variables, web);
    }

    Api(String provider, URI base, Credentials credentials, Signer signer, String variables, Web web) {
        this.provider = provider;
        String text = base.toString();
        this.base = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
        this.credentials = credentials;
        this.signer = signer;
        this.variables = variables;
        this.web = web;
    }

    String provider() {
        return provider;
    }

    /// @param also statuses besides the successes that the caller is ready for
    public Answer get(String path, int... also) {
        return call("GET", path, "", "application/json", also);
    }

    public Answer send(String method, String path, Json body, int... also) {
        return call(method, path, body.render(), "application/json", also);
    }

    Answer delete(String path, int... also) {
        return call("DELETE", path, "", "application/json", also);
    }

    Answer call(String method, String path, String body, String mediaType, int... also) {
        Duration closed = Duration.between(web.clock().instant(), closedUntil.get());
        if (closedUntil.get().isAfter(web.clock().instant())) {
            return tooMany(closed);
        }
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        URI uri = URI.create(base + path);
        var request = HttpRequest.newBuilder(uri)
                .timeout(web.patience())
                .header("Accept", mediaType)
                .header("User-Agent", "sealpost")
                .method(method, octets.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(octets));
        if (octets.length > 0) {
            request.header("Content-Type", mediaType);
        }
        credentials.headers().forEach(request::header);
        signer.headers(method, uri, octets).forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> coming =
                web.client().sendAsync(request.build(), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
        try {
            // The time-out of a request ends with the head of the response; this bounds the body too.
            return judged(coming.get(web.patience().toMillis(), TimeUnit.MILLISECONDS), also);
        } catch (TimeoutException tooSlow) {
            coming.cancel(true);
            return failed(" did not answer within " + web.patience().toSeconds() + " s; try again later.");
        } catch (ExecutionException failed) {
            return failed(" could not be reached or its answer not be read (" + reason(failed)
                    + "); see that this machine reaches " + uri.getHost() + ".");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            coming.cancel(true);
            return failed(" was not waited for, since we are told to stop; try again.");
        }
    }

    private static String reason(ExecutionException failed) {
        Throwable cause = failed.getCause();
        String words = cause instanceof IOException && cause.getMessage() != null
                ? cause.getMessage()
                : String.valueOf(cause == null ? failed : cause.getClass().getSimpleName());
        return Told.shortened(words);
    }

    private Answer judged(HttpResponse<byte[]> response, int[] also) {
        int status = response.statusCode();
        if ((status >= 200 && status < 300) || IntStream.of(also).anyMatch(each -> each == status)) {
            return new Answer.Came(status, Octets.of(response.body()));
        }
        Duration pause = pause(response).orElse(USUAL_PAUSE);
        if (status == 429) {
            closedUntil.set(web.clock().instant().plus(pause));
            return tooMany(pause);
        }
        String told = credentials.hiddenIn(Told.by(new String(response.body(), StandardCharsets.UTF_8)));
        return switch (status) {
            case 401, 403 ->
                failed(" refuses our credentials" + told + "; see that " + variables
                        + " is right and may edit this zone.");
            case 404 -> failed(" knows no such zone or record" + told + "; see that the zone is in this account.");
            case 503 -> {
                if (response.headers().firstValue("Retry-After").isPresent()) {
                    closedUntil.set(web.clock().instant().plus(pause));
                }
                yield new Answer.Failed(
                        provider + " is out of order for now (HTTP 503)" + told + "; try again later.",
                        Optional.of(pause));
            }
            default -> {
                if (status >= 500) {
                    yield new Answer.Failed(
                            provider + " failed (HTTP " + status + ")" + told
                                    + "; read what stands there before trying again.",
                            Optional.of(USUAL_PAUSE));
                }
                yield status >= 300 && status < 400
                        ? failed(" sends us elsewhere (HTTP " + status
                                + "), where we do not take our credentials; see that its address is right.")
                        : failed(" did not take this (HTTP " + status + ")" + told + "; change what is asked of it.");
            }
        };
    }

    /// RFC 9110 §10.2.3: seconds or a date.
    private Optional<Duration> pause(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Retry-After").flatMap(this::pause);
    }

    private Optional<Duration> pause(String retryAfter) {
        String text = retryAfter.strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(bounded(Duration.ofSeconds(Long.parseLong(text))));
        }
        try {
            Instant at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(bounded(Duration.between(web.clock().instant(), at)));
        } catch (DateTimeException neither) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) > 0
                ? LONGEST_PAUSE
                : pause.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : pause;
    }

    private Answer.Failed tooMany(Duration pause) {
        return new Answer.Failed(
                provider + " has had enough requests from us; try again in " + Math.max(1, pause.toSeconds()) + " s.",
                Optional.of(pause));
    }

    private Answer.Failed failed(String words) {
        return new Answer.Failed(provider + words, Optional.empty());
    }

    /// A status that the caller was ready for and cannot use.
    Answer.Failed refused(Answer.Came came) {
        return failed(" did not take this (HTTP " + came.status() + ")" + credentials.hiddenIn(Told.by(came.text()))
                + "; change what is asked of it.");
    }

    /// Whether a provider's name for something may stand in a path.
    static boolean isPlain(String id) {
        return PLAIN.matcher(id).matches();
    }

    /// A failure because an answer was not of the documented form.
    Answer.Failed odd(String what) {
        return failed(" answered without " + what + "; see whether its API has changed.");
    }
}
