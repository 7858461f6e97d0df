package org.sealpost.publish.dns.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signature Version 4 of AWS, for paths and queries that need no further encoding.
final class AwsSignature implements Signer {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final String keyId;
    private final String secret;
    private final Optional<String> sessionToken;
    private final String region;
    private final String service;
    private final InstantSource clock;

    AwsSignature(
            String keyId,
            String secret,
            Optional<String> sessionToken,
            String region,
            String service,
            InstantSource clock) {
        this.keyId = keyId;
        this.secret = secret;
        this.sessionToken = sessionToken;
        this.region = region;
        this.service = service;
        this.clock = clock;
    }

    @Override
    public Map<String, String> headers(String method, URI uri, byte[] body) {
        Instant now = clock.instant();
        SortedMap<String, String> signed = new TreeMap<>();
        signed.put("host", uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort());
        signed.put("x-amz-date", TIME.format(now));
        sessionToken.ifPresent(token -> signed.put("x-amz-security-token", token));
        Map<String, String> headers = new TreeMap<>(signed);
        // The client sets it by itself.
        headers.remove("host");
        headers.put("Authorization", authorization(method, uri, signed, body, now));
        return headers;
    }

    /// @param headers to be signed, by their names in lower case
    String authorization(String method, URI uri, SortedMap<String, String> headers, byte[] body, Instant now) {
        String names = String.join(";", headers.keySet());
        String canonical = method + "\n" + uri.getRawPath() + "\n" + sorted(uri.getRawQuery()) + "\n"
                + headers.entrySet().stream()
                        .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                        .collect(Collectors.joining())
                + "\n" + names + "\n" + hex(digest(body));
        String time = TIME.format(now);
        String day = time.substring(0, 8);
        String scope = day + "/" + region + "/" + service + "/aws4_request";
        String toSign =
                ALGORITHM + "\n" + time + "\n" + scope + "\n" + hex(digest(canonical.getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : new String[] {day, region, service, "aws4_request"}) {
            key = mac(key, part);
        }
        return ALGORITHM + " Credential=" + keyId + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                + hex(mac(key, toSign));
    }

    private static String sorted(String query) {
        return query == null ? "" : Stream.of(query.split("&", -1)).sorted().collect(Collectors.joining("&"));
    }

    private static byte[] digest(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", impossible);
        }
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }

    @Override
    public String toString() {
        return "signature of " + service;
    }
}
