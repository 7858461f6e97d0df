package org.sealpost.protocol.syntax;

/// The small rules that the grammars of records and policies share. Text is one character for each octet.
public final class Grammar {
    private Grammar() {}

    /// SP or HTAB.
    public static boolean isWhiteSpace(char c) {
        return c == ' ' || c == '\t';
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    public static boolean isLetterOrDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /// RFC 8461 §3.1: a letter or digit, then up to 31 of letter, digit, `_`, `-`, `.`.
    public static boolean isFieldName(String name) {
        if (name.isEmpty() || name.length() > 32 || !isLetterOrDigit(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!isLetterOrDigit(c) && c != '_' && c != '-' && c != '.') {
                return false;
            }
        }
        return true;
    }

    /// RFC 8461 §3.1: the value of a further field in a TXT record is printable ASCII without space, `;` and `=`, and
    /// never empty.
    public static boolean isRecordValue(String value) {
        return !value.isEmpty() && value.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != ';' && c != '=');
    }

    public static String stripLeading(String text) {
        int start = 0;
        while (start < text.length() && isWhiteSpace(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    public static String stripTrailing(String text) {
        int end = text.length();
        while (end > 0 && isWhiteSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    public static String strip(String text) {
        return stripLeading(stripTrailing(text));
    }
}
