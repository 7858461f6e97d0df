package org.sealpost.publish.recipe;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// A word for `printf %b` in `sh`: in single quotation marks, in which nothing has a meaning but their end, with
/// `\0ddd` for whatever is not printable.
final class ShellString {
    private ShellString() {}

    static String quoted(String value) {
        var text = new StringBuilder("'");
        for (byte signed : value.getBytes(StandardCharsets.UTF_8)) {
            int octet = signed & 0xff;
            switch (octet) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                default -> {
                    // The backslash means something to printf, the quotation mark to the shell.
                    boolean plain = octet >= ' ' && octet < 0x7f && octet != '\'' && octet != '\\';
                    text.append(plain ? String.valueOf((char) octet) : String.format(Locale.ROOT, "\\0%03o", octet));
                }
            }
        }
        return text.append('\'').toString();
    }
}
