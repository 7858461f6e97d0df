package org.sealpost.protocol.tlsrpt;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.syntax.DeviationList;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Reads JSON of a stranger within limits: RFC 7493, leniently.
final class JsonReader {
    static final int LONGEST_TEXT = 8_192;
    static final int MOST_ITEMS = 10_000;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxTokenCount(500_000)
                    .maxNumberLength(100)
                    .maxNameLength(1_000)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final DeviationList deviations;

    JsonReader(DeviationList deviations) {
        this.deviations = deviations;
    }

    /// The one value of a text; empty when it is not JSON or breaks a limit, which a deviation then says.
    Optional<JsonValue> read(Octets octets) {
        String text = octets.utf8Lossy();
        if (text.indexOf('\ufffd') >= 0 && !isUtf8(octets)) {
            deviations.addText(TlsReportCode.BAD_CHARACTER, lineOf(text, text.indexOf('\ufffd')), "\ufffd");
        }
        if (text.startsWith("\ufeff")) {
            deviations.addText(TlsReportCode.BYTE_ORDER_MARK, 1, "\ufeff");
            text = text.substring(1);
        }
        return read(text);
    }

    Optional<JsonValue> read(String text) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                deviations.addText(TlsReportCode.NOT_JSON, 1, text);
                return Optional.empty();
            }
            JsonValue value = value(parser);
            noteTrailingText(parser, text);
            return Optional.of(value);
        } catch (StreamConstraintsException limit) {
            deviations.addText(TlsReportCode.LIMIT_EXCEEDED, line(limit), near(text, limit));
        } catch (JacksonException notJson) {
            deviations.addText(TlsReportCode.NOT_JSON, line(notJson), near(text, notJson));
        }
        return Optional.empty();
    }

    private void noteTrailingText(JsonParser parser, String text) {
        try {
            if (parser.nextToken() != null) {
                int line = parser.currentTokenLocation().getLineNr();
                deviations.addText(TlsReportCode.TRAILING_TEXT, line, parser.getString());
            }
        } catch (JacksonException notJson) {
            deviations.addText(TlsReportCode.TRAILING_TEXT, line(notJson), near(text, notJson));
        }
    }

    private JsonValue value(JsonParser parser) {
        int line = parser.currentTokenLocation().getLineNr();
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser, line);
            case START_ARRAY -> array(parser, line);
            case VALUE_STRING -> new JsonValue.TextValue(line, text(parser, line));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonValue.NumberValue(line, parser.getString());
            case VALUE_TRUE, VALUE_FALSE, VALUE_NULL -> new JsonValue.WordValue(line, parser.getString());
            case END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("a value does not begin with " + token);
        };
    }

    private JsonValue object(JsonParser parser, int line) {
        var members = new LinkedHashMap<String, JsonValue>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            int nameLine = parser.currentTokenLocation().getLineNr();
            parser.nextToken();
            if (members.containsKey(name)) {
                deviations.addText(TlsReportCode.DUPLICATE_NAME, nameLine, name);
                parser.skipChildren();
            } else {
                members.put(name, value(parser));
            }
        }
        return new JsonValue.ObjectValue(line, members);
    }

    private JsonValue array(JsonParser parser, int line) {
        var items = new ArrayList<JsonValue>();
        int omitted = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() < MOST_ITEMS) {
                items.add(value(parser));
            } else {
                omitted++;
                parser.skipChildren();
            }
        }
        if (omitted > 0) {
            deviations.addText(TlsReportCode.LIST_CUT, line, Integer.toString(omitted));
        }
        return new JsonValue.ArrayValue(line, items);
    }

    private String text(JsonParser parser, int line) {
        String text = parser.getString();
        if (text.length() > LONGEST_TEXT) {
            deviations.addText(TlsReportCode.TEXT_CUT, line, text);
            boolean pair = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
            text = text.substring(0, pair ? LONGEST_TEXT - 1 : LONGEST_TEXT);
        }
        String whole = hasSurrogates(text) ? withoutHalves(text) : text;
        if (!whole.equals(text)) {
            deviations.addText(TlsReportCode.BAD_CHARACTER, line, whole);
        }
        return whole;
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String withoutHalves(String text) {
        var whole = new StringBuilder();
        text.codePoints().forEach(c -> whole.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c));
        return whole.toString();
    }

    private static boolean isUtf8(Octets octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets.toArray()));
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }

    private static int lineOf(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    private static int line(JacksonException problem) {
        return problem.getLocation() == null
                ? 1
                : Math.max(1, problem.getLocation().getLineNr());
    }

    private static String near(String text, JacksonException problem) {
        long offset = problem.getLocation() == null ? 0 : problem.getLocation().getCharOffset();
        int at = Math.clamp(offset, 0, text.length());
        return text.substring(Math.max(0, at - 30), Math.min(text.length(), at + 30));
    }
}
