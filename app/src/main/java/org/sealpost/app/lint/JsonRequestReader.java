package org.sealpost.app.lint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.app.lint.JsonRequest.Question;
import org.sealpost.app.render.Shown;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.txt.TxtRecord;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// Reads one line of `lint --jsonl`.
final class JsonRequestReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(JsonLines.LONGEST_LINE)
                    .maxNestingDepth(8)
                    .build())
            .build();

    private String id = "null";
    private final Map<String, Octets> texts = new HashMap<>();
    private Optional<List<TxtRecord>> records = Optional.empty();

    private JsonRequestReader() {}

    /// What the line asks.
    ///
    /// @throws tools.jackson.core.JacksonException when it is not one JSON object of the expected form
    static JsonRequest read(byte[] line) {
        var reader = new JsonRequestReader();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            reader.object(parser);
        }
        return new JsonRequest(reader.id, reader.question());
    }

    private void object(JsonParser parser) {
        expect(parser, parser.nextToken(), JsonToken.START_OBJECT, "an object");
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (name) {
                case "id" -> id = id(parser, token);
                case "kind", "text", "pattern", "host" -> {
                    expect(parser, token, JsonToken.VALUE_STRING, "a string for " + name);
                    texts.put(name, utf8(parser));
                }
                case "base64" -> {
                    expect(parser, token, JsonToken.VALUE_STRING, "a string for base64");
                    texts.put("text", base64(parser));
                }
                case "records" -> records = Optional.of(records(parser, token));
                default -> parser.skipChildren();
            }
        }
        if (parser.nextToken() != null) {
            throw new StreamReadException(parser, "more than one value");
        }
    }

    private static String id(JsonParser parser, JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> Shown.json(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> parser.getString();
            default -> throw new StreamReadException(parser, "expected a string or number for id");
        };
    }

    private static List<TxtRecord> records(JsonParser parser, JsonToken token) {
        expect(parser, token, JsonToken.START_ARRAY, "a list for records");
        var records = new ArrayList<TxtRecord>();
        JsonToken next = parser.nextToken();
        while (next != JsonToken.END_ARRAY) {
            expect(parser, next, JsonToken.START_ARRAY, "a list of character-strings for each record");
            var strings = new ArrayList<Octets>();
            next = parser.nextToken();
            while (next != JsonToken.END_ARRAY) {
                strings.add(characterString(parser, next));
                next = parser.nextToken();
            }
            records.add(new TxtRecord(strings));
            next = parser.nextToken();
        }
        return records;
    }

    private static Octets characterString(JsonParser parser, JsonToken token) {
        if (token == JsonToken.VALUE_STRING) {
            return utf8(parser);
        }
        expect(parser, token, JsonToken.START_OBJECT, "a string or {\"base64\": …} for a character-string");
        if (parser.nextToken() != JsonToken.PROPERTY_NAME
                || !parser.currentName().equals("base64")) {
            throw new StreamReadException(parser, "expected base64 in a character-string");
        }
        expect(parser, parser.nextToken(), JsonToken.VALUE_STRING, "a string for base64");
        Octets octets = base64(parser);
        expect(parser, parser.nextToken(), JsonToken.END_OBJECT, "nothing beside base64");
        return octets;
    }

    private static Octets utf8(JsonParser parser) {
        String text = parser.getString();
        if (text.codePoints().anyMatch(point -> point >= 0xd800 && point <= 0xdfff)) {
            throw new StreamReadException(parser, "half a surrogate pair; octets that are not UTF-8 go into base64");
        }
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Octets base64(JsonParser parser) {
        try {
            return Octets.of(Base64.getDecoder().decode(parser.getString()));
        } catch (IllegalArgumentException notBase64) {
            throw new StreamReadException(parser, "not base64");
        }
    }

    private static void expect(JsonParser parser, JsonToken token, JsonToken expected, String what) {
        if (token != expected) {
            throw new StreamReadException(parser, "expected " + what);
        }
    }

    private Question question() {
        if (!texts.containsKey("kind")) {
            return new Question.Unclear("kind is missing");
        }
        String word = text("kind");
        if (word.equals("match")) {
            return texts.containsKey("pattern") && texts.containsKey("host")
                    ? new Question.Match(text("pattern"), text("host"))
                    : new Question.Unclear("match needs pattern and host");
        }
        Optional<LintKind> kind = LintKind.of(word);
        if (kind.isEmpty()) {
            return new Question.Unclear("unknown kind");
        }
        if (records.isPresent()) {
            return kind.get() == LintKind.RECORD || kind.get() == LintKind.TLSRPT
                    ? new Question.AllRecords(kind.get(), records.get())
                    : new Question.Unclear(word + " is no TXT record; it needs text or base64");
        }
        Octets text = texts.get("text");
        return text == null
                ? new Question.Unclear(word + " needs text or base64")
                : new Question.OneText(kind.get(), text);
    }

    private String text(String name) {
        Octets text = texts.get(name);
        return text == null ? "" : text.utf8Lossy();
    }
}
