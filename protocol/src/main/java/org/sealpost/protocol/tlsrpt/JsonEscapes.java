package org.sealpost.protocol.tlsrpt;

/// What stands for a character in a JSON text. RFC 8259 §7.
final class JsonEscapes {
    private JsonEscapes() {}

    /// The characters that a text stands for; its escapes are sound.
    static String decoded(String text) {
        var decoded = new StringBuilder(text.length());
        int from = 0;
        int at = text.indexOf('\\');
        while (at >= 0) {
            decoded.append(text, from, at);
            char escape = text.charAt(at + 1);
            from = at + 2;
            switch (escape) {
                case 'b' -> decoded.append('\b');
                case 'f' -> decoded.append('\f');
                case 'n' -> decoded.append('\n');
                case 'r' -> decoded.append('\r');
                case 't' -> decoded.append('\t');
                case 'u' -> {
                    decoded.append((char) Integer.parseInt(text, from, from + 4, 16));
                    from += 4;
                }
                default -> decoded.append(escape);
            }
            at = text.indexOf('\\', from);
        }
        return decoded.append(text, from, text.length()).toString();
    }

    /// Whether there is half a surrogate pair.
    static boolean hasHalves(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return !withoutHalves(text).equals(text);
            }
        }
        return false;
    }

    static String withoutHalves(String text) {
        var whole = new StringBuilder(text.length());
        text.codePoints().forEach(c -> whole.appendCodePoint(c >= 0xd800 && c <= 0xdfff ? 0xfffd : c));
        return whole.toString();
    }
}
