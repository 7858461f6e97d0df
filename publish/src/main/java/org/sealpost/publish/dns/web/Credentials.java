package org.sealpost.publish.dns.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// What goes into the head of each request, and what must never be shown of it.
public final class Credentials {
    private final Map<String, String> headers;
    private final List<String> secrets;

    private Credentials(Map<String, String> headers, List<String> secrets) {
        this.headers = Map.copyOf(headers);
        this.secrets = List.copyOf(secrets);
    }

    /// None.
    public static Credentials none() {
        return new Credentials(Map.of(), List.of());
    }

    /// @param scheme such as `Bearer`
    public static Credentials authorization(String scheme, String token) {
        return new Credentials(Map.of("Authorization", scheme + " " + token), List.of(token));
    }

    /// RFC 7617 §2.
    public static Credentials basic(String user, String password) {
        String both = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return new Credentials(Map.of("Authorization", "Basic " + both), List.of(password, both));
    }

    /// @param headers whose values are all secret
    public static Credentials headers(Map<String, String> headers) {
        return new Credentials(headers, List.copyOf(headers.values()));
    }

    /// No headers; a secret that signs requests and must not be shown.
    static Credentials hiding(String secret) {
        return new Credentials(Map.of(), List.of(secret));
    }

    Map<String, String> headers() {
        return headers;
    }

    /// A text without the secrets, which a server may have thrown back.
    String hiddenIn(String text) {
        String shown = text;
        for (String secret : secrets) {
            shown = secret.isEmpty() ? shown : shown.replace(secret, "***");
        }
        return shown;
    }

    @Override
    public String toString() {
        return "credentials";
    }
}
