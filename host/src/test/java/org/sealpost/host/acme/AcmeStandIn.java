package org.sealpost.host.acme;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.sealpost.observe.tls.Trust;
import org.shredzone.acme4j.toolbox.JSON;

/// An authority in this process: RFC 8555 as far as one client needs it, RFC 9773, over HTTPS on loopback. It checks
/// every signature, nonce and address, counts what it is asked, and fails as it is told. Its time is the test's.
final class AcmeStandIn implements AutoCloseable {
    /// Looks at a proof: the name, the kind, and what must be shown; what is wrong with it, or empty.
    public interface Validator {
        Optional<String> look(String name, String type, String keyAuthorization);
    }

    /// One answer instead of the right one.
    ///
    /// @param path the part of the address by which it is chosen, such as `/order`
    public record Fault(String path, int status, Map<String, String> headers, String body) {
        static Fault problem(String path, int status, String type, Map<String, String> headers) {
            return new Fault(
                    path,
                    status,
                    headers,
                    "{\"type\":\"urn:ietf:params:acme:error:" + type + "\",\"detail\":\"told to\"}");
        }
    }

    static final class Order {
        final String name;
        final Optional<String> replaces;
        String status = "pending";
        String challenge = "pending";
        String error = "";
        Optional<X509Certificate> certificate = Optional.empty();

        Order(String name, Optional<String> replaces) {
            this.name = name;
            this.replaces = replaces;
        }
    }

    private final InstantSource clock;
    private final TestRoot root;
    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final String base;
    private final Set<String> nonces = new HashSet<>();
    private final Map<String, JSON> accounts = new HashMap<>();
    final List<Order> orders = new ArrayList<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private Validator validator = (_, _, _) -> Optional.empty();
    private Optional<String> window = Optional.empty();
    private Map<String, String> windowHeaders = Map.of();
    private boolean stuck;
    private int badNonces;
    private boolean otherKey;
    private Duration lifetime = Duration.ofDays(90);
    private int counter;

    public AcmeStandIn(InstantSource clock) throws IOException {
        this.clock = clock;
        this.root = new TestRoot(Instant.now());
        this.server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.setHttpsConfigurator(new HttpsConfigurator(root.serverContext(Instant.now())));
        server.createContext("/", this::serve);
        server.setExecutor(threads);
        server.start();
        this.base = "https://127.0.0.1:" + server.getAddress().getPort();
    }

    public CertificateAuthority authority(String name) {
        return CertificateAuthority.of(
                        name, URI.create(base + "/dir"), Trust.only(List.of(root.certificate())), Set.of())
                .withPolling(Duration.ofSeconds(2));
    }

    public synchronized AcmeStandIn validating(Validator next) {
        validator = next;
        return this;
    }

    public synchronized void fault(Fault fault) {
        faults.add(fault);
    }

    synchronized void stuck(boolean now) {
        stuck = now;
    }

    synchronized void badNonces(int many) {
        badNonces = many;
    }

    synchronized void otherKey(boolean now) {
        otherKey = now;
    }

    public synchronized void lifetime(Duration next) {
        lifetime = next;
    }

    /// From now on it gives advice on renewals.
    synchronized void advise(String start, String end, Map<String, String> headers) {
        window = Optional.of("{\"suggestedWindow\":{\"start\":\"" + start + "\",\"end\":\"" + end
                + "\"},\"explanationURL\":\"https://example.org/why\"}");
        windowHeaders = headers;
    }

    synchronized void advise(String body) {
        window = Optional.of(body);
    }

    /// How often a path was asked.
    public synchronized long asked(String path) {
        return asked.stream().filter(each -> isBelow(each, path)).count();
    }

    synchronized List<Order> orders() {
        return List.copyOf(orders);
    }

    synchronized void forgetAccounts() {
        accounts.clear();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Reply reply =
                    reply(exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body);
            byte[] octets = reply.body.getBytes(StandardCharsets.UTF_8);
            reply.headers.forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
            boolean none = octets.length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(reply.status, none ? -1 : octets.length);
            if (!none) {
                exchange.getResponseBody().write(octets);
            }
        } catch (IOException gone) {
            // The client had enough.
        }
    }

    private record Reply(int status, Map<String, String> headers, String body) {}

    private synchronized Reply reply(String method, String path, String body) {
        asked.add(path);
        Optional<Fault> fault =
                faults.stream().filter(each -> isBelow(path, each.path())).findFirst();
        Reply right = fault.isPresent() ? faulty(fault.get()) : right(method, path, body);
        var headers = new HashMap<>(right.headers);
        headers.put("Replay-Nonce", nonce());
        return new Reply(right.status, headers, right.body);
    }

    private static boolean isBelow(String path, String folder) {
        return (path + "/").startsWith(folder.endsWith("/") ? folder : folder + "/");
    }

    private Reply faulty(Fault fault) {
        faults.remove(fault);
        var headers = new HashMap<>(fault.headers());
        headers.putIfAbsent("Content-Type", fault.status() < 400 ? "application/json" : "application/problem+json");
        return new Reply(fault.status(), headers, fault.body());
    }

    private String nonce() {
        String nonce = "n" + counter++;
        nonces.add(nonce);
        return nonce;
    }

    private Reply right(String method, String path, String body) {
        if (path.equals("/dir")) {
            return json(
                    200, """
                    {"newNonce":"%1$s/nonce","newAccount":"%1$s/account","newOrder":"%1$s/order",%2$s
                    "meta":{"caaIdentities":["stand-in.test"]}}""".formatted(base, window.isPresent() ? "\"renewalInfo\":\"" + base + "/renewal\"," : ""));
        }
        if (path.equals("/nonce")) {
            return new Reply(200, Map.of(), "");
        }
        if (path.startsWith("/renewal/")) {
            var headers = new HashMap<>(windowHeaders);
            headers.put("Content-Type", "application/json");
            return new Reply(200, headers, window.orElse("{}"));
        }
        return method.equals("POST") ? signed(path, Jws.parse(body)) : problem(405, "malformed", "not so");
    }

    private Reply signed(String path, Jws jws) {
        if (!nonces.remove(jws.head().get("nonce").asString()) || badNonces-- > 0) {
            return problem(400, "badNonce", "used or unknown");
        }
        if (!jws.head().get("url").asString().equals(base + path)) {
            return problem(400, "malformed", "signed for another address");
        }
        if (path.equals("/account")) {
            JSON jwk = jws.jwk().orElseThrow();
            return jws.isSignedBy(Jws.key(jwk)) ? account(jwk) : problem(400, "malformed", "bad signature");
        }
        JSON jwk = accounts.get(jws.head().get("kid").asString());
        if (jwk == null) {
            return problem(400, "accountDoesNotExist", "no such account");
        }
        PublicKey key = Jws.key(jwk);
        return jws.isSignedBy(key) ? of(path, jws, jwk) : problem(400, "malformed", "bad signature");
    }

    private Reply account(JSON jwk) {
        String location = base + "/accounts/" + Jws.thumbprint(jwk);
        boolean known = accounts.put(location, jwk) != null;
        return new Reply(
                known ? 200 : 201,
                Map.of("Location", location, "Content-Type", "application/json"),
                "{\"status\":\"valid\",\"orders\":\"" + location + "/orders\"}");
    }

    private Reply of(String path, Jws jws, JSON jwk) {
        if (path.equals("/order")) {
            JSON asked = JSON.parse(jws.payload());
            String name = asked.get("identifiers")
                    .asArray()
                    .get(0)
                    .asObject()
                    .get("value")
                    .asString();
            orders.add(new Order(name, asked.get("replaces").map(JSON.Value::asString)));
            int number = orders.size() - 1;
            return with(json(201, order(number)), "Location", base + "/orders/" + number);
        }
        String[] parts = path.split("/", -1);
        int number = Integer.parseInt(parts[2]);
        if (number >= orders.size()) {
            return problem(404, "malformed", "no such thing");
        }
        Order order = orders.get(number);
        return switch (parts[1]) {
            case "orders" -> json(200, order(number));
            case "authz" -> json(200, authorization(number));
            case "challenge" -> {
                if (jws.payload().equals("{}")) {
                    validate(order, number, parts[3], jwk);
                }
                yield json(200, challenge(number, parts[3]));
            }
            case "finalize" -> complete(order, number, jws);
            case "cert" ->
                new Reply(
                        200,
                        Map.of("Content-Type", "application/pem-certificate-chain"),
                        pem(order.certificate.orElseThrow()) + pem(root.certificate()));
            default -> problem(404, "malformed", "no such thing");
        };
    }

    private void validate(Order order, int number, String type, JSON jwk) {
        Optional<String> wrong = validator.look(order.name, type, token(number) + "." + Jws.thumbprint(jwk));
        order.challenge = wrong.isEmpty() ? "valid" : "invalid";
        order.status = wrong.isEmpty() ? "ready" : "invalid";
        order.error = wrong.orElse("");
    }

    private Reply complete(Order order, int number, Jws jws) {
        if (!order.status.equals("ready")) {
            return problem(403, "orderNotReady", "not ready");
        }
        try {
            byte[] csr = Base64.getUrlDecoder()
                    .decode(JSON.parse(jws.payload()).get("csr").asString());
            PublicKey key = otherKey
                    ? org.sealpost.host.certificate.EcKeys.make().getPublic()
                    : new JcaPKCS10CertificationRequest(csr).getPublicKey();
            Instant now = clock.instant();
            order.certificate = Optional.of(root.issue(key, List.of(order.name), now, now.plus(lifetime)));
            order.status = stuck ? "processing" : "valid";
            return json(200, order(number));
        } catch (IOException | java.security.GeneralSecurityException broken) {
            return problem(400, "badCSR", "no");
        }
    }

    private String token(int number) {
        return "token-" + number;
    }

    private String order(int number) {
        Order order = orders.get(number);
        return """
                {"status":"%2$s","identifiers":[{"type":"dns","value":"%3$s"}],
                "authorizations":["%1$s/authz/%4$d"],"finalize":"%1$s/finalize/%4$d"%5$s%6$s}""".formatted(
                base,
                order.status,
                order.name,
                number,
                order.status.equals("valid") ? ",\"certificate\":\"" + base + "/cert/" + number + "\"" : "",
                order.replaces.map(each -> ",\"replaces\":\"" + each + "\"").orElse(""));
    }

    private String authorization(int number) {
        Order order = orders.get(number);
        return """
                {"status":"%s","identifier":{"type":"dns","value":"%s"},"challenges":[%s,%s,%s]}""".formatted(
                        order.challenge,
                        order.name,
                        challenge(number, "tls-alpn-01"),
                        challenge(number, "http-01"),
                        challenge(number, "dns-01"));
    }

    private String challenge(int number, String type) {
        Order order = orders.get(number);
        return """
                {"type":"%s","status":"%s","url":"%s/challenge/%d/%s","token":"%s"%s}""".formatted(
                        type,
                        order.challenge,
                        base,
                        number,
                        type,
                        token(number),
                        order.error.isEmpty()
                                ? ""
                                : ",\"error\":{\"type\":\"urn:ietf:params:acme:error:unauthorized\",\"detail\":\""
                                        + order.error + "\"}");
    }

    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
                    + "\n-----END CERTIFICATE-----\n";
        } catch (java.security.cert.CertificateEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Reply json(int status, String body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), body);
    }

    private static Reply with(Reply reply, String name, String value) {
        var headers = new HashMap<>(reply.headers);
        headers.put(name, value);
        return new Reply(reply.status, headers, reply.body);
    }

    private static Reply problem(int status, String type, String detail) {
        return new Reply(
                status,
                Map.of("Content-Type", "application/problem+json"),
                "{\"type\":\"urn:ietf:params:acme:error:" + type + "\",\"detail\":\"" + detail + "\"}");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
