package org.sealpost.app.access.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/// The service that signs people in: what it says of itself, its keys, and its tokens for codes.
///
/// @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html">OpenID Connect Discovery 1.0</a>
final class Provider implements AutoCloseable {
    private static final Duration TIME = Duration.ofSeconds(10);
    private static final Duration KNOWN_FOR = Duration.ofHours(1);
    private static final Duration KEYS_AGAIN = Duration.ofMinutes(1);
    private static final int LONGEST = 256 * 1024;

    private final OidcClient client;
    private final InstantSource clock;
    private final HttpClient http;
    private final Duration patience;
    private final Fetched<Description> description;
    private final Fetched<JWKSet> keys;

    Provider(OidcClient client, InstantSource clock) {
        this(client, clock, TIME);
    }

    /// @param patience for one answer, to its last octet
    Provider(OidcClient client, InstantSource clock, Duration patience) {
        this.client = client;
        this.clock = clock;
        this.patience = patience;
        this.description = new Fetched<>(clock, patience);
        this.keys = new Fetched<>(clock, patience);
        this.http = HttpClient.newBuilder()
                .sslContext(client.tls())
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// Where it does what.
    record Description(URI authorization, URI token, URI keys) {}

    /// It does not answer as it should.
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    Description description() throws Unusable {
        Instant now = clock.instant();
        return description.value(known -> known.within(KNOWN_FOR, now), this::describe);
    }

    private Description describe() throws Unusable {
        String issuer = client.issuer().toString();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        Map<String, Object> said = json(fetch(URI.create(base + "/.well-known/openid-configuration")));
        // Discovery §4.3: the issuer must be the very one that was asked for.
        if (!issuer.equals(said.get("issuer"))) {
            throw new Unusable("it calls itself otherwise than it was named");
        }
        return new Description(
                address(said, "authorization_endpoint"), address(said, "token_endpoint"), address(said, "jwks_uri"));
    }

    private static URI address(Map<String, Object> said, String name) throws Unusable {
        try {
            URI address = URI.create(String.valueOf(said.get(name)));
            if (OidcClient.isSafe(address)) {
                return address;
            }
        } catch (IllegalArgumentException none) {
            // Said below.
        }
        throw new Unusable("its " + name + " is no https address");
    }

    /// Its keys, asked for again after a minute at the earliest, so that tokens with names of keys that nobody has
    /// cost nothing.
    ///
    /// @param id of a key that a token names; empty for none
    JWKSet keys(String id) throws Unusable {
        URI place = description().keys();
        Instant now = clock.instant();
        return keys.value(
                known -> known.within(KEYS_AGAIN, now)
                        || (known.within(KNOWN_FOR, now)
                                && (id.isEmpty() || known.value().getKeyByKeyId(id) != null)),
                () -> read(fetch(place)));
    }

    private static JWKSet read(String text) throws Unusable {
        try {
            return JWKSet.parse(text);
        } catch (ParseException malformed) {
            throw new Unusable("its keys cannot be read");
        }
    }

    /// The ID token for a code.
    ///
    /// @see <a href="https://openid.net/specs/openid-connect-core-1_0.html#TokenRequest">Core §3.1.3.1</a>
    String token(String code, String verifier, String back) throws Unusable {
        String body = form(Map.of(
                "grant_type", "authorization_code", "code", code, "redirect_uri", back, "code_verifier", verifier));
        // RFC 6749 §2.3.1: both are encoded as in a form before they are joined.
        String joined = encoded(client.id()) + ":" + encoded(client.secret().get());
        HttpRequest request = HttpRequest.newBuilder(description().token())
                .timeout(patience)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(joined.getBytes(StandardCharsets.UTF_8)))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        if (json(send(request)).get("id_token") instanceof String token) {
            return token;
        }
        throw new Unusable("its answer has no ID token");
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String fetch(URI place) throws Unusable {
        return send(HttpRequest.newBuilder(place)
                .timeout(patience)
                .header("Accept", "application/json")
                .build());
    }

    private String send(HttpRequest request) throws Unusable {
        CompletableFuture<HttpResponse<String>> coming = http.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LONGEST));
        try {
            // The time-out of a request ends with the head of the response; this bounds the body too.
            HttpResponse<String> reply = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (reply.statusCode() != 200) {
                throw new Unusable("it answered " + reply.statusCode());
            }
            return reply.body();
        } catch (TimeoutException tooSlow) {
            coming.cancel(true);
            throw new Unusable("it does not answer in time");
        } catch (ExecutionException broken) {
            throw new Unusable("it cannot be reached");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            coming.cancel(true);
            throw new Unusable("there was no time to ask it");
        }
    }

    private static Map<String, Object> json(String text) throws Unusable {
        try {
            return JSONObjectUtils.parse(text, LONGEST);
        } catch (ParseException malformed) {
            throw new Unusable("its answer is no JSON");
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
