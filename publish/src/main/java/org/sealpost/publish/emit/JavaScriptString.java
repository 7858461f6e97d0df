package org.sealpost.publish.emit;

import java.util.Locale;

/// A string in JavaScript, which is one in JSON and in YAML as well: in quotation marks, all of it ASCII. It can
/// stand in a script element, too: there is no `<` in it.
public final class JavaScriptString {
    private JavaScriptString() {}

    public static String quoted(String value) {
        var text = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                default -> {
                    if (c >= ' ' && c < 0x7f && c != '<') {
                        text.append(c);
                    } else {
                        text.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    }
                }
            }
        }
        return text.append('"').toString();
    }
}
