package org.sealpost.protocol.tlsrpt;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sealpost.protocol.syntax.DeviationList;

/// The members of one object as a report should have them; whatever is odd becomes a deviation.
final class Members {
    /// Names beyond these are counted among the deviations, but not compared with each other.
    private static final int MOST_OTHERS = 100;

    private static final int[] NONE = {};

    private final JsonText json;
    private final int object;
    private final DeviationList deviations;
    private final int first;
    private final int end;
    /// The names that are no field's, in the order of the text.
    private int[] others = NONE;
    private int known;
    private int uncompared;
    private long there;
    private long asked;
    /// Where to look first: members are mostly asked for in the order of the text.
    private int next;

    Members(JsonText json, int object, DeviationList deviations) {
        this.json = json;
        this.object = object;
        this.deviations = deviations;
        first = object + 1;
        end = json.after(object);
        next = first;
        for (int name = first; name < end; name = json.after(name + 1)) {
            int mark = json.mark(name);
            if (mark == 0) {
                addOther(name);
            } else if ((there & 1L << mark) == 0) {
                there |= 1L << mark;
            } else {
                deviations.addText(
                        TlsReportCode.DUPLICATE_NAME,
                        json.line(name),
                        Field.marked(mark).word());
                json.unmark(name);
            }
        }
    }

    private static long bit(Field field) {
        return 1L << field.mark();
    }

    /// The number of its value; 0 when it is not there, as the first value of a text is nobody's member.
    private int find(Field field) {
        if ((there & bit(field)) == 0) {
            return 0;
        }
        int name = next;
        while (name >= end || !json.isMarked(name, field)) {
            name = name >= end ? first : json.after(name + 1);
        }
        next = json.after(name + 1);
        return name + 1;
    }

    private void addOther(int name) {
        if (known == MOST_OTHERS) {
            uncompared++;
            return;
        }
        for (int i = 0; i < known; i++) {
            if (json.isSame(name, others[i])) {
                deviations.addText(TlsReportCode.DUPLICATE_NAME, json.line(name), json.text(name));
                return;
            }
        }
        if (known == others.length) {
            others = Arrays.copyOf(others, 4 + 2 * known);
        }
        others[known++] = name;
    }

    /// A text that must be there.
    Optional<String> text(Field field) {
        int value = required(field);
        return value == 0 ? Optional.empty() : asText(value);
    }

    /// A text that may be left out, or be `null`.
    Optional<String> optionalText(Field field) {
        int value = value(field);
        if (value != 0 && json.is(value, JsonText.Kind.NULL)) {
            wrongType(value);
            return Optional.empty();
        }
        return value == 0 ? Optional.empty() : asText(value);
    }

    /// An optional text that some give another name.
    Optional<String> optionalText(Field field, Field misname) {
        Optional<String> text = optionalText(field);
        int misnamed = misnamed(misname);
        return text.isPresent() || misnamed == 0 ? text : asText(misnamed);
    }

    /// A list of texts; a single text counts as a list of one. Empty when it is left out.
    List<String> texts(Field field) {
        int value = value(field);
        return value == 0 ? List.of() : asTexts(value);
    }

    /// A list of texts that some give another name.
    List<String> texts(Field field, Field misname) {
        List<String> texts = texts(field);
        int misnamed = misnamed(misname);
        return texts.isEmpty() && misnamed != 0 ? asTexts(misnamed) : texts;
    }

    private int misnamed(Field misname) {
        int value = value(misname);
        if (value != 0) {
            deviations.addText(TlsReportCode.MISNAMED_FIELD, json.line(value), misname.word());
        }
        return value;
    }

    private List<String> asTexts(int value) {
        return switch (json.kind(value)) {
            case ARRAY -> {
                int number = taken(value, JsonText.MOST_ITEMS);
                var texts = new ArrayList<String>(number);
                int item = value + 1;
                for (int i = 0; i < number; i++) {
                    Optional<String> text = asText(item);
                    if (text.isPresent()) {
                        texts.add(text.get());
                    }
                    item = json.after(item);
                }
                yield texts;
            }
            case TEXT -> {
                String text = json.text(value);
                deviations.addText(TlsReportCode.NOT_A_LIST, json.line(value), text);
                yield List.of(text);
            }
            case OBJECT, NUMBER, TRUE, FALSE, NULL -> {
                wrongType(value);
                yield List.of();
            }
        };
    }

    /// A count that must be there.
    OptionalLong count(Field field) {
        int value = required(field);
        if (value == 0) {
            return OptionalLong.empty();
        }
        boolean text = json.is(value, JsonText.Kind.TEXT);
        long count = text || json.is(value, JsonText.Kind.NUMBER) ? json.whole(value) : -1;
        if (count < 0) {
            deviations.addText(TlsReportCode.COUNT_MALFORMED, json.line(value), json.shown(value));
            return OptionalLong.empty();
        }
        if (text) {
            wrongType(value);
        }
        return OptionalLong.of(count);
    }

    /// An object that must be there.
    Optional<Members> object(Field field) {
        int value = required(field);
        return value == 0 ? Optional.empty() : asMembers(value);
    }

    /// The objects of a list that may be left out; a single object counts as a list of one.
    List<Members> objects(Field field, int most) {
        int value = value(field);
        if (value == 0) {
            return List.of();
        }
        return switch (json.kind(value)) {
            case ARRAY -> {
                int number = taken(value, most);
                var members = new ArrayList<Members>(number);
                int item = value + 1;
                for (int i = 0; i < number; i++) {
                    Optional<Members> object = asMembers(item);
                    if (object.isPresent()) {
                        members.add(object.get());
                    }
                    item = json.after(item);
                }
                yield members;
            }
            case OBJECT -> {
                deviations.addText(TlsReportCode.NOT_A_LIST, json.line(value), field.word());
                yield asMembers(value).stream().toList();
            }
            case TEXT, NUMBER, TRUE, FALSE, NULL -> {
                wrongType(value);
                yield List.of();
            }
        };
    }

    /// How many items of a list are taken.
    private int taken(int list, int most) {
        int number = json.items(list);
        if (number > most) {
            deviations.addText(TlsReportCode.LIST_CUT, json.line(list), Integer.toString(number - most));
        }
        return Math.min(number, most);
    }

    boolean has(Field field) {
        return (there & bit(field)) != 0;
    }

    /// Whether there is a list or an object of this name.
    boolean hasMany(Field field) {
        int value = find(field);
        return value != 0 && (json.is(value, JsonText.Kind.ARRAY) || json.is(value, JsonText.Kind.OBJECT));
    }

    /// Says which members nobody asked for.
    void noteOthers() {
        long unasked = there & ~asked;
        if (unasked == 0 && known == 0) {
            return;
        }
        int other = 0;
        for (int name = first; name < end; name = json.after(name + 1)) {
            boolean isOther = other < known && others[other] == name;
            other += isOther ? 1 : 0;
            if (isOther || json.isMarkedIn(name, unasked)) {
                deviations.addText(TlsReportCode.UNKNOWN_FIELD, json.line(name + 1), json.text(name));
            }
        }
        for (int i = 0; i < uncompared; i++) {
            deviations.addText(TlsReportCode.UNKNOWN_FIELD, line(), "");
        }
    }

    void note(TlsReportCode code, String text) {
        deviations.addText(code, line(), text);
    }

    int line() {
        return json.line(object);
    }

    /// The line of a member, or of the object without it.
    int line(Field field) {
        int value = find(field);
        return json.line(value == 0 ? object : value);
    }

    /// Its number, or 0.
    private int required(Field field) {
        int value = value(field);
        if (value == 0) {
            deviations.addText(TlsReportCode.FIELD_MISSING, line(), field.word());
        } else if (json.is(value, JsonText.Kind.NULL)) {
            wrongType(value);
            return 0;
        }
        return value;
    }

    private int value(Field field) {
        asked |= bit(field);
        return find(field);
    }

    private Optional<String> asText(int value) {
        return switch (json.kind(value)) {
            case TEXT -> Optional.of(json.text(value));
            case NUMBER -> {
                wrongType(value);
                yield Optional.of(json.text(value));
            }
            case OBJECT, ARRAY, TRUE, FALSE, NULL -> {
                wrongType(value);
                yield Optional.empty();
            }
        };
    }

    private Optional<Members> asMembers(int value) {
        if (json.is(value, JsonText.Kind.OBJECT)) {
            return Optional.of(new Members(json, value, deviations));
        }
        wrongType(value);
        return Optional.empty();
    }

    private void wrongType(int value) {
        deviations.addText(TlsReportCode.WRONG_TYPE, json.line(value), json.shown(value));
    }
}
