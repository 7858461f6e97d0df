package org.sealpost.reports.intake;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.NameValuePair;
import org.apache.james.mime4j.stream.RawBody;
import org.apache.james.mime4j.stream.RawField;
import org.apache.james.mime4j.stream.RawFieldParser;

/// What the header of a part says about its content; the first field of each name counts.
final class PartHeader {
    private static final Set<String> REPORT_TYPES =
            Set.of("application/tlsrpt+gzip", "application/tlsrpt+json", "application/tlsrpt");
    private static final Set<String> ENCODINGS = Set.of("", "7bit", "8bit", "binary", "base64", "quoted-printable");

    private final Map<String, RawBody> fields = new HashMap<>();
    private int size;

    void add(Field field) {
        String name = field.getName().toLowerCase(Locale.ROOT);
        size += field.getRaw() == null ? 0 : field.getRaw().length();
        if (name.startsWith("content-")) {
            fields.computeIfAbsent(
                    name, unseen -> RawFieldParser.DEFAULT.parseRawBody(new RawField(name, HeaderText.of(field))));
        }
    }

    /// Octets of the fields seen.
    int size() {
        return size;
    }

    /// The media type in lower case; empty when there is none.
    String type() {
        return value("content-type");
    }

    boolean isMultipartReport() {
        return type().equals("multipart/report")
                && parameter("content-type", "report-type")
                        .filter(type -> type.equalsIgnoreCase("tlsrpt"))
                        .isPresent();
    }

    boolean hasParts() {
        return type().startsWith("multipart/") || isMail();
    }

    boolean isMail() {
        return type().equals("message/rfc822") || type().equals("message/global");
    }

    /// Whether it says that a report is in it.
    boolean isReport() {
        return REPORT_TYPES.contains(type())
                || fileName()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .filter(name -> name.endsWith(".json") || name.endsWith(".json.gz"))
                        .isPresent();
    }

    /// Whether RFC 8460 §5.3 has this type for such content.
    boolean isUsualFor(Form form) {
        return type().equals(form == Form.GZIP ? "application/tlsrpt+gzip" : "application/tlsrpt+json");
    }

    /// Whether anything can be in it.
    boolean isGeneric() {
        return type().startsWith("application/");
    }

    Optional<String> fileName() {
        return parameter("content-disposition", "filename").or(() -> parameter("content-type", "name"));
    }

    String encoding() {
        return value("content-transfer-encoding");
    }

    boolean hasKnownEncoding() {
        return ENCODINGS.contains(encoding());
    }

    private String value(String field) {
        RawBody body = fields.get(field);
        return body == null || body.getValue() == null
                ? ""
                : body.getValue().strip().toLowerCase(Locale.ROOT);
    }

    private Optional<String> parameter(String field, String name) {
        RawBody body = fields.get(field);
        if (body == null) {
            return Optional.empty();
        }
        return body.getParams().stream()
                .filter(pair -> name.equalsIgnoreCase(pair.getName()))
                .map(NameValuePair::getValue)
                .filter(value -> value != null && !value.isBlank())
                .map(HeaderText::decoded)
                .findFirst();
    }
}
