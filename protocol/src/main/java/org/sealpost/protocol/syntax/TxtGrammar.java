package org.sealpost.protocol.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

/// The grammar of `v=…;` records, the same in RFC 8461 §3.1 and RFC 8460 §3, and the choice of the one record that
/// counts.
///
/// @param <T> the value of a record
public final class TxtGrammar<T> {
    /// What a kind of record makes of its fields; the value is asked for only when no deviation made it unusable.
    public interface FieldReader<T> {
        Parsed<T> read(List<TxtField> fields, DeviationList deviations);
    }

    private final String version;
    private final String nearVersion;
    private final Function<TxtFault, DeviationCode> codes;
    private final FieldReader<T> reader;

    /// @param version the version word, such as `STSv1`
    public TxtGrammar(String version, Function<TxtFault, DeviationCode> codes, FieldReader<T> reader) {
        this.version = "v=" + version;
        this.nearVersion = version.substring(0, version.length() - 2).toLowerCase(Locale.ROOT);
        this.codes = codes;
        this.reader = reader;
    }

    /// The record that counts among all TXT records of one name.
    public TxtSelection<T> select(List<TxtRecord> records) {
        List<String> texts =
                records.stream().map(record -> record.joined().latin1()).toList();
        List<String> candidates = texts.stream().filter(this::isCandidate).toList();
        var deviations = new DeviationList();
        Parsed<T> parsed;
        if (candidates.size() > 1) {
            candidates.forEach(text -> add(deviations, TxtFault.SEVERAL, text));
            parsed = unusable(deviations);
        } else if (candidates.size() == 1) {
            texts.stream()
                    .filter(text -> !isCandidate(text))
                    .forEach(text -> add(deviations, TxtFault.UNRELATED_TEXT, text));
            parsed = parse(candidates.getFirst(), deviations);
        } else if (texts.size() == 1) {
            parsed = parse(texts.getFirst(), deviations);
        } else {
            texts.forEach(text -> addWhatItIsInstead(deviations, text));
            if (!deviations.unusable()) {
                deviations.missing(code(TxtFault.MISSING));
            }
            parsed = unusable(deviations);
        }
        return new TxtSelection<>(records.size(), candidates.size(), parsed);
    }

    public Parsed<T> parse(Octets text) {
        return parse(text.latin1(), new DeviationList());
    }

    /// RFC 8461 §3.1, RFC 8460 §3: where several records come back, those that do not begin exactly so are dropped.
    private boolean isCandidate(String text) {
        return text.startsWith(version) && text.startsWith(";", version.length());
    }

    private Parsed<T> parse(String text, DeviationList deviations) {
        int semicolon = text.indexOf(';');
        String head = semicolon < 0 ? text : text.substring(0, semicolon);
        // RFC 8461 §3.1, unclear: the grammar lets white space stand before the first semicolon, the prose drops such a
        // record where there are several. It is read when it is alone.
        if (semicolon < 0 || !Grammar.stripTrailing(head).equals(version)) {
            addWhatItIsInstead(deviations, text);
            if (!deviations.unusable()) {
                deviations.missing(code(TxtFault.MISSING));
            }
            return unusable(deviations);
        }
        if (head.length() > version.length()) {
            add(deviations, TxtFault.WHITE_SPACE_BEFORE_SEMICOLON, text.substring(0, semicolon + 1));
        }
        return reader.read(fields(text, semicolon + 1, deviations), deviations);
    }

    private List<TxtField> fields(String text, int from, DeviationList deviations) {
        var fields = new ArrayList<TxtField>();
        int start = from;
        while (start < text.length()) {
            int semicolon = text.indexOf(';', start);
            boolean last = semicolon < 0;
            String segment = last ? text.substring(start) : text.substring(start, semicolon);
            String raw = Grammar.strip(segment);
            if (raw.isEmpty()) {
                // White space after the closing semicolon belongs to it.
                if (!last) {
                    add(deviations, TxtFault.EMPTY_FIELD, text.substring(start - 1, semicolon + 1));
                }
            } else {
                // White space may follow the last field only together with a semicolon.
                if (last && !segment.endsWith(raw)) {
                    add(deviations, TxtFault.MISPLACED_WHITE_SPACE, segment);
                }
                addField(fields, raw, deviations);
            }
            start = last ? text.length() : semicolon + 1;
        }
        return fields;
    }

    private void addField(List<TxtField> fields, String raw, DeviationList deviations) {
        int equals = raw.indexOf('=');
        if (equals < 0) {
            add(deviations, TxtFault.FIELD_MALFORMED, raw);
            return;
        }
        String name = raw.substring(0, equals);
        String value = raw.substring(equals + 1);
        String strippedName = Grammar.stripTrailing(name);
        String strippedValue = Grammar.stripLeading(value);
        if (strippedName.length() != name.length() || strippedValue.length() != value.length()) {
            add(deviations, TxtFault.MISPLACED_WHITE_SPACE, raw);
        }
        fields.add(new TxtField(strippedName, strippedValue, raw));
    }

    /// Whether `field` has the form of a field without a meaning of its own; a deviation when not.
    public boolean isWellFormed(TxtField field, DeviationList deviations) {
        boolean wellFormed = Grammar.isFieldName(field.name()) && Grammar.isRecordValue(field.value());
        if (!wellFormed) {
            add(deviations, TxtFault.FIELD_MALFORMED, field.raw());
        }
        return wellFormed;
    }

    /// A near miss of this kind of record, or a text that has nothing to do with it.
    private void addWhatItIsInstead(DeviationList deviations, String text) {
        if (text.isEmpty()) {
            return;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        boolean near = lower.contains(nearVersion + "v") || startsLikeVersion(lower);
        TxtFault fault = !near
                ? TxtFault.UNRELATED_TEXT
                : text.indexOf('"') >= 0 ? TxtFault.QUOTATION_MARKS : TxtFault.VERSION_MALFORMED;
        add(deviations, fault, text);
    }

    /// `v = sts…`, however it is spaced.
    private boolean startsLikeVersion(String lower) {
        String text = Grammar.stripLeading(lower);
        if (!text.startsWith("v")) {
            return false;
        }
        text = Grammar.stripLeading(text.substring(1));
        return text.startsWith("=") && Grammar.stripLeading(text.substring(1)).startsWith(nearVersion);
    }

    private void add(DeviationList deviations, TxtFault fault, String text) {
        deviations.add(code(fault), 1, text);
    }

    private DeviationCode code(TxtFault fault) {
        return codes.apply(fault);
    }

    private static <T> Parsed<T> unusable(DeviationList deviations) {
        return deviations.outcome(() -> {
            throw new IllegalStateException("a deviation made this unusable");
        });
    }
}
