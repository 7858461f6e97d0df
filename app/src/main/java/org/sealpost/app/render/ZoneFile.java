package org.sealpost.app.render;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.sealpost.protocol.name.DomainName;

/// Records as lines of a zone file, exact to the octet whatever the text holds.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-5.1">RFC 1035 §5.1</a>
final class ZoneFile {
    /// RFC 1035 §3.3: a character-string has at most 255 octets.
    private static final int STRING = 255;

    private ZoneFile() {}

    static String txt(DomainName at, String value) {
        var line = new StringBuilder(at.ascii()).append(". IN TXT \"");
        byte[] octets = value.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            if (i > 0 && i % STRING == 0) {
                line.append("\" \"");
            }
            int octet = octets[i] & 0xff;
            switch (octet) {
                case '"', '\\' -> line.append('\\').append((char) octet);
                default -> {
                    if (octet >= ' ' && octet < 0x7f) {
                        line.append((char) octet);
                    } else {
                        line.append(String.format(Locale.ROOT, "\\%03d", octet));
                    }
                }
            }
        }
        return line.append('"').toString();
    }
}
