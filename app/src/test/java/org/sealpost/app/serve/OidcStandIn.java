package org.sealpost.app.serve;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// A service that signs people in, on loopback, with keys and tokens of its own. Nobody is asked anything: whoever
/// comes is whom it was told last.
final class OidcStandIn implements AutoCloseable {
    static final String CLIENT = "sealpost";
    static final String SECRET = "s:cret +";

    private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    private final Map<String, Map<String, String>> asked = new ConcurrentHashMap<>();
    private final Supplier<Instant> clock;
    private volatile ECKey key;
    private volatile ECKey published;
    private volatile String subject = "1234";
    private volatile String email = "eva@example.org";
    private volatile boolean verified = true;
    private volatile UnaryOperator<JWTClaimsSet.Builder> twist = UnaryOperator.identity();
    private int codes;

    OidcStandIn(Supplier<Instant> clock) throws IOException {
        this.clock = clock;
        this.key = newKey("k1");
        this.published = key;
        Thread.ofVirtual().start(this::serve);
    }

    private static ECKey newKey(String id) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /// Who comes next.
    void is(String who, String address, boolean isVerified) {
        subject = who;
        email = address;
        verified = isVerified;
    }

    /// Every token is changed so before it is signed.
    void twist(UnaryOperator<JWTClaimsSet.Builder> change) {
        twist = change;
    }

    /// Signs with a key that it does not publish.
    void forge() {
        key = newKey("k1");
    }

    /// Signs with another key, and publishes it.
    void roll() {
        key = newKey("k2");
        published = key;
    }

    /// What the browser is sent back with.
    ///
    /// @param address to which we sent it
    String authorize(String address) {
        Map<String, String> query = fields(URI.create(address).getRawQuery());
        String code = "code" + codes++;
        asked.put(code, query);
        return URI.create(query.getOrDefault("redirect_uri", "")).getPath() + "?code=" + code + "&state="
                + query.getOrDefault("state", "");
    }

    private static Map<String, String> fields(String text) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            fields.put(
                    pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                converse(socket);
            } catch (IOException over) {
                // The next one, or the end.
            }
        }
    }

    private void converse(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                return;
            }
            head.append((char) octet);
        }
        Map<String, String> headers = new HashMap<>();
        head.toString()
                .lines()
                .skip(1)
                .filter(line -> line.contains(":"))
                .forEach(line -> headers.put(
                        line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT),
                        line.substring(line.indexOf(':') + 1).strip()));
        String body = new String(
                in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0"))), StandardCharsets.UTF_8);
        String path = head.substring(head.indexOf(" ") + 1, head.indexOf(" HTTP"));
        String answer = switch (path) {
            case "/.well-known/openid-configuration" ->
                "{\"issuer\":\"%1$s\",\"authorization_endpoint\":\"%1$s/authorize?x=1\",\"token_endpoint\":\"%1$s/token\",\"jwks_uri\":\"%1$s/keys\"}"
                        .formatted(issuer());
            case "/keys" -> new JWKSet(published.toPublicJWK()).toString();
            case "/token" -> token(fields(body), headers.getOrDefault("authorization", ""));
            default -> "";
        };
        byte[] octets = answer.getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream()
                .write(("HTTP/1.1 " + (answer.isEmpty() ? "400 Bad Request" : "200 OK") + "\r\nContent-Length: "
                                + octets.length + "\r\nConnection: close\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(octets);
    }

    /// As the specifications ask: the code once, for whom it was made, and with the verifier of its challenge.
    private String token(Map<String, String> form, String authorization) {
        Map<String, String> query = asked.remove(form.getOrDefault("code", ""));
        String basic = "Basic "
                + Base64.getEncoder().encodeToString("sealpost:s%3Acret+%2B".getBytes(StandardCharsets.US_ASCII));
        if (query == null
                || !authorization.equals(basic)
                || !form.getOrDefault("redirect_uri", "").equals(query.get("redirect_uri"))
                || !challenge(form.getOrDefault("code_verifier", "")).equals(query.get("code_challenge"))) {
            return "";
        }
        Instant now = clock.get();
        JWTClaimsSet claims = twist.apply(new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .audience(CLIENT)
                        .subject(subject)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .claim("nonce", query.get("nonce"))
                        .claim("email", email)
                        .claim("email_verified", verified))
                .build();
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new ECDSASigner(key));
            return "{\"token_type\":\"Bearer\",\"id_token\":\"" + jwt.serialize() + "\"}";
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
