package org.sealpost.protocol.txt;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.sealpost.protocol.Octets;

/// One TXT resource record: its character-strings as they came, each 0 to 255 octets.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-3.3.14">RFC 1035 §3.3.14</a>
public record TxtRecord(List<Octets> strings) {
    public TxtRecord {
        strings = List.copyOf(strings);
    }

    /// A record of one character-string, as people write it.
    public static TxtRecord of(String text) {
        return new TxtRecord(List.of(Octets.utf8(text)));
    }

    /// The text that the record carries. RFC 8461 §3.1, RFC 8460 §3: the strings are joined and nothing is put
    /// between them.
    public Octets joined() {
        if (strings.size() == 1) {
            return strings.getFirst();
        }
        var all = new ByteArrayOutputStream();
        strings.forEach(string -> all.writeBytes(string.toArray()));
        return Octets.of(all.toByteArray());
    }
}
