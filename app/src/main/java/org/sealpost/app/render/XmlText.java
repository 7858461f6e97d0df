package org.sealpost.app.render;

/// Text for XML documents: what XML 1.0 cannot hold at all, and what could hide or move, stands in its escaped form.
/// Markup is left to the writer.
final class XmlText {
    private XmlText() {}

    /// Line ends and tabulators stay.
    static String lines(String untrusted) {
        var harmless = new StringBuilder(untrusted.length());
        untrusted.codePoints().forEach(point -> {
            if (point == '\n' || point == '\t' || Shown.isSafe(point)) {
                harmless.appendCodePoint(point);
            } else {
                harmless.append(Shown.text(Character.toString(point)));
            }
        });
        return harmless.toString();
    }
}
