package org.sealpost.app.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/// Requests that nobody should send, made by chance: what was well is broken in its path, its method, its headers,
/// its body, or octet by octet.
final class MalformedRequests {
    private static final List<String> METHODS = List.of(
            "GET",
            "POST",
            "PATCH",
            "DELETE",
            "PUT",
            "HEAD",
            "OPTIONS",
            "TRACE",
            "BREW",
            "get",
            "",
            "G\u0000T",
            "GET GET",
            "\u00e9",
            "CONNECT",
            "A".repeat(3_000));
    private static final List<String> SEGMENTS = List.of(
            "..",
            ".",
            "%2e%2e",
            "%2f",
            "%5c",
            "%00",
            "%",
            "%zz",
            "%c3%28",
            "%ff",
            "\u00e9",
            ";a=b",
            "a;b",
            "+",
            "%20",
            "*",
            "{tenant}",
            "-",
            "_",
            "xn--",
            "xn--zzzzzz99999",
            "%F0%9F%92%A9.example",
            "a".repeat(300),
            "0",
            "-1",
            "9223372036854775808",
            "localhost",
            "127.0.0.1",
            "[::1]",
            "main",
            "theirs",
            "platform",
            "MAIN",
            "main%0a",
            "%0d%0aX:y",
            "\"",
            "'",
            "<script>",
            "?",
            "#",
            "//",
            "http:",
            "%25%32%66",
            "\\",
            "d0.example",
            "D0.EXAMPLE.",
            "0000000000000000",
            "00000000000000000");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "\u0000",
            "\u0001",
            "a".repeat(9_000),
            "a".repeat(20_000),
            "\u00ff\u00fe",
            "*",
            "W/\"x\"",
            "\"\"",
            "Bearer",
            "Bearer ",
            "Bearer slp_",
            "Bearer slp_" + "A".repeat(43),
            "Bearer \u00e9",
            "Basic Og==",
            "session=",
            "session=x; session=y",
            "-1",
            "0",
            "99999999999999999999",
            "1e9",
            "0x10",
            "chunked",
            "gzip, chunked",
            "identity",
            "text/plain",
            "application/json; charset=utf-16",
            "application/json;",
            "null",
            "http://attacker.example",
            "same-origin",
            "cross-site",
            "bytes=0-",
            "100-continue",
            "h2c",
            "close",
            "keep-alive",
            "attacker.example",
            "127.0.0.1:99999",
            "[",
            "127.0.0.1, attacker.example",
            "%0d%0a");
    private static final List<String> HEADERS = List.of(
            "Host",
            "Authorization",
            "Cookie",
            "Content-Length",
            "Content-Type",
            "Transfer-Encoding",
            "If-Match",
            "If-None-Match",
            "Idempotency-Key",
            "Form-Token",
            "Origin",
            "Sec-Fetch-Site",
            "X-Forwarded-For",
            "Range",
            "Expect",
            "Upgrade",
            "Connection",
            "Accept-Encoding",
            "User-Agent",
            "HX-Request",
            "",
            ":",
            "A B",
            "\u00e9",
            "X".repeat(9_000));
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "[",
            "]",
            "null",
            "true",
            "0",
            "\"\"",
            "{}",
            "[]",
            "{}{}",
            "{\"domains\":null}",
            "{\"domains\":[]}",
            "{\"domains\":[null]}",
            "{\"domains\":[\"\"]}",
            "{\"domains\":[\"a\\u0000b.example\"]}",
            "{\"domains\":[\"\\ud800.example\"]}",
            "{\"domains\":{\"a\":1}}",
            "{\"domain\":\"\\u0000\"}",
            "{\"domain\":\"xn--\"}",
            "{\"domain\":\"\u00e9\u00e9\"}",
            "{\"domain\":9}",
            "{\"domain\":1e999}",
            "{\"days\":99999999999999999999999999}",
            "{\"days\":-0}",
            "{\"days\":1.5}",
            "{\"tags\":[\"\\n\"]}",
            "{\"tags\":[\" \"],\"tags\":[]}",
            "{\"a\":" + "[".repeat(200) + "]".repeat(200) + "}",
            "{\"a\":" + "1".repeat(3_000) + "}",
            "{\"name\":\"" + "n".repeat(60_000) + "\"}",
            "\ufeff{}",
            "\u0000{\u0000}\u0000",
            "{\"role\":\"ADMIN\"}",
            "{\"role\":\"platform\"}",
            "{\"role\":\"viewer\",\"disabled\":\"no\"}",
            "{\"to\":\"+999999999-12-31T23:59:59Z\",\"reason\":\"r\"}",
            "{\"to\":\"2026-11-22\",\"reason\":\"r\"}",
            "{\"from\":\"-999999999-01-01T00:00:00Z\",\"to\":\"2026-11-22T12:30:00Z\",\"reason\":\"r\"}",
            "{\"to\":\"2026-11-22T12:30:00Z\",\"reason\":\"r\",\"domain\":\"a b\"}",
            "{\"intervals\":{\"records\":0,\"servers\":0,\"confirm\":0}}",
            "{\"intervals\":{\"records\":9223372036854775807,\"servers\":60,\"confirm\":60}}",
            "{\"approved_texts\":[{\"family\":\"spf\",\"name\":\"..\",\"text\":\"v\"}]}",
            "{\"approved_texts\":[{\"family\":\"SPF\",\"name\":\"d0.example\",\"text\":\"v\"}]}",
            "{\"name\":\"\\t\",\"permissions\":[\"\"],\"domains\":[\"*\"]}",
            "{\"name\":\" \",\"permissions\":[\"domains:see\"],\"domains\":[\"*.\"]}",
            "{\"name\":\"x\",\"permissions\":[\"domains:see\"],\"domains\":[\"*\"],\"days\":366}",
            "form-token=x&domains=%00%ff",
            "note=\u00ff");
    private static final List<String> QUERIES = List.of(
            "cursor=",
            "cursor=%00",
            "cursor=bm8",
            "cursor=ZG9tYWlucyA",
            "cursor=ZG9tYWlucyAuLg",
            "cursor=ZXZlbnRzIC0x",
            "cursor=ZXZlbnRzIDk5OTk5OTk5OTk5OTk5OTk5OTk5",
            "cursor=c3RhbmRpbmcgeCB5",
            "cursor=YXVkaXQgMA",
            "cursor=c3RhbmRpbmcgKzk5OTk5OTk5OS0xMi0zMVQyMzo1OTo1OVogMDAwMDAwMDAwMDAwMDAwMA",
            "limit=0",
            "limit=-1",
            "limit=501",
            "limit=1e2",
            "limit=\u0661",
            "limit=1&limit=2",
            "state=x",
            "state=standing",
            "tag=%00",
            "domain=%00",
            "domain=a..b",
            "of=all",
            "of=nobody",
            "%",
            "&&&&",
            "=",
            "a=%zz",
            "q=\u00ff",
            "cursor=" + "A".repeat(4_000));

    private final Random chance;
    private final List<String> paths;
    private final List<String> proofs;
    private final List<String> kinds;

    /// @param paths that there are, with all that is in braces filled in
    /// @param proofs lines of headers that show who asks
    MalformedRequests(long seed, List<String> paths, List<String> proofs) {
        this.chance = new Random(seed);
        this.paths = List.copyOf(paths);
        this.proofs = List.copyOf(proofs);
        this.kinds = List.of("method", "path", "query", "header", "body", "octets");
    }

    private <T> T one(List<T> of) {
        return of.get(chance.nextInt(of.size()));
    }

    byte[] next() {
        List<String> broken = new ArrayList<>();
        for (int times = chance.nextInt(3); times >= 0; times--) {
            broken.add(one(kinds));
        }
        String method = broken.contains("method") ? one(METHODS) : one(METHODS.subList(0, 5));
        String path = broken.contains("path") ? brokenPath() : one(paths);
        if (broken.contains("query")) {
            path += "?" + one(QUERIES) + (chance.nextBoolean() ? "&" + one(QUERIES) : "");
        }
        String body = broken.contains("body") || chance.nextInt(3) == 0 ? one(BODIES) : "";
        List<String> headers = new ArrayList<>();
        headers.add("Host: 127.0.0.1");
        headers.add(one(proofs));
        if (chance.nextInt(4) != 0) {
            headers.add("Content-Type: application/json");
        }
        if (broken.contains("header")) {
            for (int times = chance.nextInt(3); times >= 0; times--) {
                headers.add(chance.nextInt(headers.size() + 1), one(HEADERS) + ": " + one(VALUES));
            }
        }
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        if (headers.stream().noneMatch(each -> each.startsWith("Content-Length") || each.startsWith("Transfer"))) {
            headers.add("Content-Length: " + content.length);
        }
        headers.add("Connection: close");
        String head = method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        byte[] start = head.getBytes(chance.nextBoolean() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        byte[] whole = Arrays.copyOf(start, start.length + content.length);
        System.arraycopy(content, 0, whole, start.length, content.length);
        return broken.contains("octets") ? brokenOctets(whole) : whole;
    }

    private String brokenPath() {
        List<String> segments = new ArrayList<>(List.of(one(paths).substring(1).split("/", -1)));
        for (int times = chance.nextInt(2); times >= 0; times--) {
            int at = chance.nextInt(segments.size());
            switch (chance.nextInt(3)) {
                case 0 -> segments.set(at, one(SEGMENTS));
                case 1 -> segments.add(at, one(SEGMENTS));
                default -> segments.set(at, segments.get(at) + one(SEGMENTS));
            }
        }
        return (chance.nextInt(20) == 0 ? "" : "/") + String.join("/", segments);
    }

    private byte[] brokenOctets(byte[] request) {
        byte[] octets = request.clone();
        for (int times = chance.nextInt(4); times >= 0 && octets.length > 2; times--) {
            int at = chance.nextInt(octets.length);
            switch (chance.nextInt(4)) {
                case 0 -> octets[at] = (byte) chance.nextInt(256);
                case 1 -> octets[at] ^= (byte) (1 << chance.nextInt(8));
                case 2 -> octets = Arrays.copyOf(octets, at + 1);
                default -> System.arraycopy(octets, 0, octets, at, Math.min(octets.length - at, 20));
            }
        }
        return octets;
    }
}
