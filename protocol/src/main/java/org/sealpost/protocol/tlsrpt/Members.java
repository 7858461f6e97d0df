package org.sealpost.protocol.tlsrpt;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.sealpost.protocol.syntax.DeviationList;

/// The members of one object as a report should have them; whatever is odd becomes a deviation.
final class Members {
    /// RFC 7493 §2.2: larger numbers are not whole numbers to every reader.
    private static final long LARGEST_COUNT = 1L << 53;

    private final JsonValue.ObjectValue object;
    private final DeviationList deviations;
    private final Set<String> asked = new HashSet<>();

    Members(JsonValue.ObjectValue object, DeviationList deviations) {
        this.object = object;
        this.deviations = deviations;
    }

    int line() {
        return object.line();
    }

    /// A text that must be there.
    Optional<String> text(String name) {
        return required(name).flatMap(value -> asText(value));
    }

    /// A text that may be left out, or be `null`.
    Optional<String> optionalText(String name) {
        Optional<JsonValue> value = value(name);
        value.filter(Members::isNull).ifPresent(found -> wrongType(found));
        return value.filter(found -> !isNull(found)).flatMap(found -> asText(found));
    }

    /// An optional text that some give another name.
    Optional<String> optionalText(String name, String misname) {
        Optional<String> text = optionalText(name);
        Optional<JsonValue> misnamed = value(misname);
        misnamed.ifPresent(value -> deviations.addText(TlsReportCode.MISNAMED_FIELD, value.line(), misname));
        return text.isPresent() ? text : misnamed.flatMap(this::asText);
    }

    /// A list of texts; a single text counts as a list of one. Empty when it is left out.
    List<String> texts(String name) {
        Optional<JsonValue> value = value(name);
        return value.isEmpty() ? List.of() : texts(value.get());
    }

    /// A list of texts that some give another name.
    List<String> texts(String name, String misname) {
        List<String> texts = texts(name);
        Optional<JsonValue> misnamed = value(misname);
        misnamed.ifPresent(value -> deviations.addText(TlsReportCode.MISNAMED_FIELD, value.line(), misname));
        return texts.isEmpty() && misnamed.isPresent() ? texts(misnamed.get()) : texts;
    }

    private List<String> texts(JsonValue value) {
        return switch (value) {
            case JsonValue.ArrayValue array -> {
                var texts = new ArrayList<String>();
                array.items().forEach(item -> asText(item).ifPresent(texts::add));
                yield texts;
            }
            case JsonValue.TextValue text -> {
                deviations.addText(TlsReportCode.NOT_A_LIST, text.line(), text.text());
                yield List.of(text.text());
            }
            case JsonValue.ObjectValue other -> noTexts(other);
            case JsonValue.NumberValue other -> noTexts(other);
            case JsonValue.WordValue other -> noTexts(other);
        };
    }

    private List<String> noTexts(JsonValue other) {
        wrongType(other);
        return List.of();
    }

    /// A count that must be there.
    OptionalLong count(String name) {
        Optional<JsonValue> value = required(name);
        return value.isEmpty() ? OptionalLong.empty() : asCount(value.get());
    }

    private OptionalLong asCount(JsonValue value) {
        String digits = switch (value) {
            case JsonValue.NumberValue number -> number.digits();
            case JsonValue.TextValue text -> text.text();
            case JsonValue.ObjectValue object -> "";
            case JsonValue.ArrayValue array -> "";
            case JsonValue.WordValue word -> "";
        };
        boolean whole =
                !digits.isEmpty() && digits.length() <= 16 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!whole || Long.parseLong(digits) > LARGEST_COUNT) {
            deviations.addText(TlsReportCode.COUNT_MALFORMED, value.line(), value.shown());
            return OptionalLong.empty();
        }
        if (value instanceof JsonValue.TextValue) {
            wrongType(value);
        }
        return OptionalLong.of(Long.parseLong(digits));
    }

    /// An object that must be there.
    Optional<Members> object(String name) {
        return required(name).flatMap(this::asMembers);
    }

    /// The objects of a list that may be left out; a single object counts as a list of one.
    List<Members> objects(String name, int most) {
        Optional<JsonValue> value = value(name);
        if (value.isEmpty()) {
            return List.of();
        }
        List<JsonValue> items = switch (value.get()) {
            case JsonValue.ArrayValue array -> array.items();
            case JsonValue.ObjectValue single -> {
                deviations.addText(TlsReportCode.NOT_A_LIST, single.line(), name);
                yield List.of(single);
            }
            case JsonValue.TextValue other -> noObjects(other);
            case JsonValue.NumberValue other -> noObjects(other);
            case JsonValue.WordValue other -> noObjects(other);
        };
        if (items.size() > most) {
            deviations.addText(TlsReportCode.LIST_CUT, value.get().line(), Integer.toString(items.size() - most));
            items = items.subList(0, most);
        }
        return items.stream().flatMap(item -> asMembers(item).stream()).toList();
    }

    private List<JsonValue> noObjects(JsonValue other) {
        wrongType(other);
        return List.of();
    }

    boolean has(String name) {
        return object.members().containsKey(name);
    }

    /// Says which members nobody asked for.
    void noteOthers() {
        for (Map.Entry<String, JsonValue> member : object.members().entrySet()) {
            if (!asked.contains(member.getKey())) {
                deviations.addText(
                        TlsReportCode.UNKNOWN_FIELD, member.getValue().line(), member.getKey());
            }
        }
    }

    void note(TlsReportCode code, String text) {
        deviations.addText(code, object.line(), text);
    }

    /// The line of a member, or of the object without it.
    int line(String name) {
        JsonValue value = object.members().get(name);
        return value == null ? object.line() : value.line();
    }

    private Optional<JsonValue> required(String name) {
        Optional<JsonValue> value = value(name);
        if (value.isEmpty()) {
            deviations.addText(TlsReportCode.FIELD_MISSING, object.line(), name);
        }
        value.filter(Members::isNull).ifPresent(found -> wrongType(found));
        return value.filter(found -> !isNull(found));
    }

    private Optional<JsonValue> value(String name) {
        asked.add(name);
        return Optional.ofNullable(object.members().get(name));
    }

    private Optional<String> asText(JsonValue value) {
        return switch (value) {
            case JsonValue.TextValue text -> Optional.of(text.text());
            case JsonValue.NumberValue number -> {
                wrongType(number);
                yield Optional.of(number.digits());
            }
            case JsonValue.ObjectValue other -> none(other);
            case JsonValue.ArrayValue other -> none(other);
            case JsonValue.WordValue other -> none(other);
        };
    }

    private Optional<Members> asMembers(JsonValue value) {
        if (value instanceof JsonValue.ObjectValue inner) {
            return Optional.of(new Members(inner, deviations));
        }
        wrongType(value);
        return Optional.empty();
    }

    private <T> Optional<T> none(JsonValue value) {
        wrongType(value);
        return Optional.empty();
    }

    private void wrongType(JsonValue value) {
        deviations.addText(TlsReportCode.WRONG_TYPE, value.line(), value.shown());
    }

    private static boolean isNull(JsonValue value) {
        return value instanceof JsonValue.WordValue(int line, String word) && word.equals("null");
    }
}
