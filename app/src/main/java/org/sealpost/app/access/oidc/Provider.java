package org.sealpost.app.access.oidc;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
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
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
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
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Description> description = Optional.empty();
    private Optional<Keys> keys = Optional.empty();

    Provider(OidcClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .sslContext(client.tls())
                .connectTimeout(TIME)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// Where it does what.
    record Description(URI authorization, URI token, URI keys, Instant until) {}

    private record Keys(JWKSet set, Instant fetched) {}

    /// It does not answer as it should.
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) {
            super(message);
        }
    }

    Description description() throws Unusable {
        lock.lock();
        try {
            Instant now = clock.instant();
            if (description.filter(known -> now.isBefore(known.until())).isEmpty()) {
                description = Optional.of(describe(now));
            }
            return description.orElseThrow();
        } finally {
            lock.unlock();
        }
    }

    private Description describe(Instant now) throws Unusable {
        String issuer = client.issuer().toString();
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        Map<String, Object> said = json(fetch(URI.create(base + "/.well-known/openid-configuration")));
        // Discovery §4.3: the issuer must be the very one that was asked for.
        if (!issuer.equals(said.get("issuer"))) {
            throw new Unusable("it calls itself otherwise than it was named");
        }
        return new Description(
                address(said, "authorization_endpoint"),
                address(said, "token_endpoint"),
                address(said, "jwks_uri"),
                now.plus(KNOWN_FOR));
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
        lock.lock();
        try {
            Instant now = clock.instant();
            boolean asked = keys.filter(known -> now.isBefore(known.fetched().plus(KEYS_AGAIN)))
                    .isPresent();
            boolean known = keys.filter(each -> now.isBefore(each.fetched().plus(KNOWN_FOR))
                            && (id.isEmpty() || each.set().getKeyByKeyId(id) != null))
                    .isPresent();
            if (!asked && !known) {
                keys = Optional.of(new Keys(JWKSet.parse(fetch(place)), now));
            }
            return keys.orElseThrow(() -> new Unusable("it has no keys")).set();
        } catch (ParseException malformed) {
            throw new Unusable("its keys cannot be read");
        } finally {
            lock.unlock();
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
                .timeout(TIME)
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
                .timeout(TIME)
                .header("Accept", "application/json")
                .build());
    }

    private String send(HttpRequest request) throws Unusable {
        try {
            HttpResponse<String> reply = http.send(
                    request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), LONGEST));
            if (reply.statusCode() != 200) {
                throw new Unusable("it answered " + reply.statusCode());
            }
            return reply.body();
        } catch (IOException broken) {
            throw new Unusable("it cannot be reached");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
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
