package org.sealpost.protocol.tlsrpt;

import java.util.List;
import java.util.Map;

/// A value of a JSON text and the line it begins on.
sealed interface JsonValue {
    int line();

    /// @param members the first value of each name, in order
    record ObjectValue(int line, Map<String, JsonValue> members) implements JsonValue {}

    record ArrayValue(int line, List<JsonValue> items) implements JsonValue {}

    record TextValue(int line, String text) implements JsonValue {}

    /// @param digits as it was written
    record NumberValue(int line, String digits) implements JsonValue {}

    /// @param word `true`, `false` or `null`
    record WordValue(int line, String word) implements JsonValue {}

    /// The value as evidence: itself when it is short, else what it is.
    default String shown() {
        return switch (this) {
            case ObjectValue object -> "{…}";
            case ArrayValue array -> "[…]";
            case TextValue text -> text.text();
            case NumberValue number -> number.digits();
            case WordValue word -> word.word();
        };
    }
}
