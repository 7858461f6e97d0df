package org.sealpost.app.render;

/// HTML as it is put together. What is not written by us goes through [#text], and nothing else does: no attribute
/// holds words of others but through it.
final class Html {
    private final StringBuilder out = new StringBuilder();

    /// Markup of our own.
    Html raw(String ours) {
        out.append(ours);
        return this;
    }

    /// Words that are safe to show already ([Shown]); markup in them shows as itself. Whatever could still move or hide
    /// text is escaped here all the same.
    Html text(String shown) {
        out.append(escape(shown));
        return this;
    }

    Html add(Html other) {
        out.append(other.out);
        return this;
    }

    /// An element around words that are safe to show already.
    Html element(String startTag, String shown) {
        String name = startTag.split("[ >]", 2)[0];
        return raw("<" + startTag + ">").text(shown).raw("</" + name + ">");
    }

    static String escape(String shown) {
        var escaped = new StringBuilder(shown.length() + 16);
        shown.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\n' -> escaped.append('\n');
                default -> {
                    if (Shown.isSafe(point)) {
                        escaped.appendCodePoint(point);
                    } else {
                        escaped.append(Shown.text(Character.toString(point)));
                    }
                }
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
