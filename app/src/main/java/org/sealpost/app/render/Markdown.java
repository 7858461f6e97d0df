package org.sealpost.app.render;

import java.util.List;

/// Text for Markdown (CommonMark with the tables of GitHub) that shows as itself, whatever it holds: words of ours are
/// escaped, words of others stand in code, where nothing in them is a link, a mention or markup.
final class Markdown {
    private static final String MARKUP = "\\`*_{}[]()#+!|~$";

    private Markdown() {}

    /// Words that are safe to show already.
    static String text(String shown) {
        var escaped = new StringBuilder(shown.length() + 16);
        shown.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '\n', '\r' -> escaped.append(' ');
                default -> {
                    if (MARKUP.indexOf(point) >= 0) {
                        escaped.append('\\');
                    }
                    escaped.appendCodePoint(point);
                }
            }
        });
        return escaped.toString();
    }

    /// Words of others in a line, also in a cell of a table.
    static String code(String untrusted) {
        String shown = Shown.excerpt(untrusted, 300).replace("|", "\\|");
        if (shown.isBlank()) {
            return "";
        }
        String fence = "`".repeat(longestRun(shown) + 1);
        // CommonMark 6.1: one blank on each side is taken away, so that a backtick can stand at the end.
        return shown.startsWith("`") || shown.endsWith("`") ? fence + " " + shown + " " + fence : fence + shown + fence;
    }

    /// Lines as a block; they are safe to show already.
    static String block(List<String> shownLines) {
        String all = String.join("\n", shownLines);
        String fence = "`".repeat(Math.max(3, longestRun(all) + 1));
        return fence + "text\n" + all + "\n" + fence + "\n";
    }

    private static int longestRun(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
