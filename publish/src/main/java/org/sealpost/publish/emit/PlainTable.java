package org.sealpost.publish.emit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.ReadyFile;
import org.sealpost.publish.RecordSet;

/// Columns for a person, or for the forms of a hoster: values without quotation marks. What no form takes, such as a
/// control character, is shown as in a zone file (RFC 1035 §5.1).
final class PlainTable implements Emitter {
    @Override
    public List<ReadyFile> emit(Publication publication) {
        int width = publication.wanted().stream()
                .mapToInt(set -> set.name().ascii().length())
                .max()
                .orElse(0);
        var text = new StringBuilder();
        append(text, Publication.wanted(publication.before()), width);
        text.append("# Once the policy is served:\n");
        append(text, Publication.wanted(publication.after()), width);
        return List.of(ReadyFile.of("records.txt", text.toString()));
    }

    private static void append(StringBuilder text, List<RecordSet> sets, int width) {
        for (RecordSet set : sets) {
            String name = set.name().ascii();
            for (String value : set.values()) {
                text.append(name)
                        .append(" ".repeat(width - name.length() + 2))
                        .append(padded(Long.toString(set.ttl().toSeconds()), 6))
                        .append(padded(set.type().name(), 7))
                        .append(plain(set.type(), value))
                        .append('\n');
            }
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }

    private static String plain(RecordSet.Type type, String value) {
        if (type != RecordSet.Type.TXT) {
            return type == RecordSet.Type.CNAME ? DomainName.of(value).ascii() : Address.checked(value);
        }
        var text = new StringBuilder();
        for (byte signed : value.getBytes(StandardCharsets.UTF_8)) {
            int octet = signed & 0xff;
            if (octet == '\\') {
                text.append("\\\\");
            } else if (octet >= ' ' && octet < 0x7f) {
                text.append((char) octet);
            } else {
                text.append(String.format(Locale.ROOT, "\\%03d", octet));
            }
        }
        return text.toString();
    }
}
