package org.sealpost.publish.emit;

import java.util.Locale;

/// A string in the language of Terraform: nothing in it is taken for a template.
public final class HclString {
    private HclString() {}

    public static String quoted(String value) {
        var text = new StringBuilder("\"");
        value.codePoints().forEach(point -> append(text, point));
        return text.append('"').toString();
    }

    private static void append(StringBuilder text, int point) {
        switch (point) {
            case '"', '\\' -> text.append('\\').append((char) point);
            // `${` and `%{` begin a template, and a doubled sign before them does not; so neither sign stands for
            // itself.
            case '$', '%' -> text.append(String.format(Locale.ROOT, "\\u%04x", point));
            default -> {
                if (point >= ' ' && point < 0x7f) {
                    text.append((char) point);
                } else {
                    text.append(String.format(Locale.ROOT, point > 0xffff ? "\\U%08x" : "\\u%04x", point));
                }
            }
        }
    }
}
