package org.sealpost.publish.dns.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.publish.dns.json.Json;

/// A provider's own words about an error, made fit for a sentence of ours.
final class Told {
    private static final int LONGEST = 200;
    private static final int DEEPEST = 6;
    private static final List<String> NAMES =
            List.of("message", "Message", "detail", "error", "errors", "cause", "records", "ttl", "non_field_errors");

    private Told() {}

    /// Such as `: Record not found`; empty when there are no words.
    static String by(String body) {
        Optional<String> words = body.startsWith("<") ? between(body) : inJson(body);
        return words.map(text -> ": " + shortened(text)).orElse("");
    }

    static String shortened(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        String end = plain.length() > LONGEST ? plain.substring(0, LONGEST) + " …" : plain;
        return end.endsWith(".") ? end.substring(0, end.length() - 1) : end;
    }

    private static Optional<String> between(String xml) {
        int from = xml.indexOf("<Message>");
        int to = xml.indexOf("</Message>");
        return from >= 0 && to > from ? Optional.of(xml.substring(from + "<Message>".length(), to)) : Optional.empty();
    }

    private static Optional<String> inJson(String body) {
        return Json.read(body.getBytes(StandardCharsets.UTF_8)).flatMap(json -> in(json, 0));
    }

    private static Optional<String> in(Json json, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        return switch (json) {
            case Json.Text(String text) -> Optional.of(text);
            case Json.Elements(var elements) ->
                elements.stream().flatMap(each -> in(each, depth + 1).stream()).findFirst();
            case Json.Members members ->
                NAMES.stream()
                        .flatMap(name -> members.at(name).stream())
                        .flatMap(each -> in(each, depth + 1).stream())
                        .findFirst();
            case Json.Whole _, Json.Truth _, Json.Other _ ->
                Stream.<String>empty().findFirst();
        };
    }
}
