package org.sealpost.publish.emit;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;

/// Records as lines of a zone file, exact to the octet whatever the text holds.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-5.1">RFC 1035 §5.1</a>
public final class ZoneText {
    /// RFC 1035 §3.3: a character-string has at most 255 octets.
    private static final int STRING = 255;

    private ZoneText() {}

    /// A line to copy.
    public static String txt(DomainName at, String value) {
        return at + ". IN TXT " + strings(value);
    }

    /// One line for each record.
    public static List<String> lines(RecordSet set) {
        String head = set.name() + ". " + set.ttl().toSeconds() + " IN " + set.type() + " ";
        return set.values().stream()
                .map(value -> head + data(set.type(), value))
                .toList();
    }

    /// The data of a record.
    static String data(RecordSet.Type type, String value) {
        return switch (type) {
            case TXT -> strings(value);
            case CNAME -> DomainName.of(value) + ".";
            case A, AAAA -> Address.checked(value);
        };
    }

    /// The strings of a TXT record, each in its quotes.
    static String strings(String value) {
        var text = new StringBuilder("\"");
        byte[] octets = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            if (i > 0 && i % STRING == 0) {
                text.append("\" \"");
            }
            append(text, octets[i] & 0xff);
        }
        return text.append('"').toString();
    }

    private static void append(StringBuilder text, int octet) {
        switch (octet) {
            case '"', '\\' -> text.append('\\').append((char) octet);
            default -> {
                if (octet >= ' ' && octet < 0x7f) {
                    text.append((char) octet);
                } else {
                    text.append(String.format(Locale.ROOT, "\\%03d", octet));
                }
            }
        }
    }
}
