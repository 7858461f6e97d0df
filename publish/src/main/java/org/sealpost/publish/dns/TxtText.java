package org.sealpost.publish.dns;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// TXT data as zone files have it: strings of at most 255 octets in quotes, one after another.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc1035#section-5.1">RFC 1035 §5.1</a>
public final class TxtText {
    private static final int LONGEST_STRING = 255;
    private static final int DECIMAL = 10;
    private static final int OCTAL = 8;

    private TxtText() {}

    /// The text in as few strings as it takes; octets that are not printable ASCII as `\DDD`.
    public static String quoted(String value) {
        return quoted(value, DECIMAL);
    }

    /// The same with such octets in octal, as Route 53 has them.
    public static String quotedInOctal(String value) {
        return quoted(value, OCTAL);
    }

    /// Strings as they are, each in its quotes.
    public static String quoted(List<byte[]> strings) {
        return strings.stream().map(string -> quoted(string, DECIMAL)).collect(Collectors.joining(" "));
    }

    private static String quoted(String value, int radix) {
        return quoted(value.getBytes(StandardCharsets.UTF_8), radix);
    }

    private static String quoted(byte[] octets, int radix) {
        var text = new StringBuilder("\"");
        for (int i = 0; i < octets.length; i++) {
            if (i > 0 && i % LONGEST_STRING == 0) {
                text.append("\" \"");
            }
            int octet = octets[i] & 0xff;
            if (octet == '"' || octet == '\\') {
                text.append('\\').append((char) octet);
            } else if (octet < ' ' || octet > '~') {
                text.append('\\').append((radix == OCTAL ? "%03o" : "%03d").formatted(octet));
            } else {
                text.append((char) octet);
            }
        }
        return text.append('"').toString();
    }

    /// The text of strings as [#quoted] writes them, joined. Text without quotes is taken as it is: some
    /// providers give it so. Empty when the quotes do not pair.
    public static Optional<String> joined(String data) {
        return joined(data, DECIMAL);
    }

    /// The same of octal escapes.
    public static Optional<String> joinedFromOctal(String data) {
        return joined(data, OCTAL);
    }

    private static Optional<String> joined(String data, int radix) {
        if (!data.startsWith("\"")) {
            return Optional.of(data);
        }
        var octets = new ByteArrayOutputStream();
        boolean inside = false;
        for (int i = 0; i < data.length(); i++) {
            char c = data.charAt(i);
            if (c == '"') {
                inside = !inside;
            } else if (!inside) {
                if (c != ' ' && c != '\t') {
                    return Optional.empty();
                }
            } else if (c == '\\' && isOctet(data, i + 1, radix)) {
                octets.write(Integer.parseInt(data, i + 1, i + 4, radix));
                i += 3;
            } else if (c == '\\' && i + 1 < data.length()) {
                i++;
                octets.writeBytes(String.valueOf(data.charAt(i)).getBytes(StandardCharsets.UTF_8));
            } else {
                octets.writeBytes(
                        data.substring(i, data.offsetByCodePoints(i, 1)).getBytes(StandardCharsets.UTF_8));
                i = data.offsetByCodePoints(i, 1) - 1;
            }
        }
        return inside ? Optional.empty() : Optional.of(octets.toString(StandardCharsets.UTF_8));
    }

    private static boolean isOctet(String data, int at, int radix) {
        if (at + 3 > data.length()) {
            return false;
        }
        for (int i = at; i < at + 3; i++) {
            if (data.charAt(i) < '0' || data.charAt(i) >= '0' + radix) {
                return false;
            }
        }
        return Integer.parseInt(data, at, at + 3, radix) <= 0xff;
    }
}
