package org.sealpost.app.archive;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// A row as a line: a JSON list of texts, numbers, `null`, and octets as `{"octets":"…"}` in base64. The same
/// row is the same line, whichever database it is in.
///
/// In Java a value is a `String`, a `Long`, [Octets], or an empty `Optional` for `null`.
public final class RowText {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(1 << 30)
                    .maxNestingDepth(3)
                    .build())
            .build();

    private RowText() {}

    /// Without the end of the line.
    public static byte[] write(List<Object> row) {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartArray();
            row.forEach(value -> write(json, value));
            json.writeEndArray();
        }
        return out.toByteArray();
    }

    private static void write(JsonGenerator json, Object value) {
        switch (value) {
            case String text -> json.writeString(text);
            case Long number -> json.writeNumber(number);
            case Octets octets -> {
                json.writeStartObject();
                json.writeStringProperty("octets", Base64.getEncoder().encodeToString(octets.toArray()));
                json.writeEndObject();
            }
            case Optional<?> none when none.isEmpty() -> json.writeNull();
            default -> throw new IllegalArgumentException("no value of a row: " + value.getClass());
        }
    }

    /// @throws ArchiveFault when the line is no row
    public static List<Object> read(byte[] line) {
        var row = new ArrayList<Object>();
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), line)) {
            expect(json.nextToken(), JsonToken.START_ARRAY);
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                row.add(value(json));
            }
            if (json.nextToken() != null) {
                throw new ArchiveFault("the backup is damaged: a line of it has more than a row");
            }
        } catch (JacksonException | IllegalArgumentException noRow) {
            throw new ArchiveFault("the backup is damaged: a line of it is no row", noRow);
        }
        return row;
    }

    private static Object value(JsonParser json) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_STRING) {
            return json.getString();
        }
        if (token == JsonToken.VALUE_NUMBER_INT) {
            return json.getLongValue();
        }
        if (token == JsonToken.VALUE_NULL) {
            return Optional.empty();
        }
        expect(token, JsonToken.START_OBJECT);
        expect(json.nextToken(), JsonToken.PROPERTY_NAME);
        expect(json.nextToken(), JsonToken.VALUE_STRING);
        Octets octets = Octets.of(Base64.getDecoder().decode(json.getString()));
        expect(json.nextToken(), JsonToken.END_OBJECT);
        return octets;
    }

    private static void expect(JsonToken token, JsonToken expected) {
        if (token != expected) {
            throw new ArchiveFault("the backup is damaged: a line of it is no row");
        }
    }
}
