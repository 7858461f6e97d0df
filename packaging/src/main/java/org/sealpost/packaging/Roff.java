package org.sealpost.packaging;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Text for the formatter of man pages in which nothing is a request or an escape by chance.
final class Roff {
    private final StringBuilder page = new StringBuilder();

    /// A line that is a request: its name, and arguments that are quoted.
    Roff request(String name, String... arguments) {
        page.append('.').append(name);
        for (String argument : arguments) {
            page.append(" \"").append(safe(argument)).append('"');
        }
        page.append('\n');
        return this;
    }

    /// A line of text.
    Roff text(String words) {
        return marked(Stream.of(words.split("\\s+", -1)).map(Roff::whole).collect(Collectors.joining(" ")));
    }

    /// A name of a file or variable is not divided, so that it can be copied.
    private static String whole(String word) {
        return (word.matches(".*[/_=$].*") ? "\\%" : "") + safe(word);
    }

    /// A line that is made of [#bold], [#italic] and [#safe].
    Roff marked(String words) {
        if (!words.isBlank()) {
            page.append(words.strip()).append('\n');
        }
        return this;
    }

    /// A paragraph.
    Roff paragraph(String words) {
        return request("PP").text(words);
    }

    /// Lines that are in the language of the formatter already.
    Roff append(String lines) {
        page.append(lines);
        return this;
    }

    static String bold(String words) {
        return words.isEmpty() ? "" : "\\fB" + safe(words) + "\\fR";
    }

    static String italic(String words) {
        return words.isEmpty() ? "" : "\\fI" + safe(words) + "\\fR";
    }

    /// Letters as they are. A hyphen is the sign of options, which can be copied, and not the one between syllables.
    static String safe(String words) {
        var safe = new StringBuilder();
        words.codePoints().forEach(letter -> {
            switch (letter) {
                case '\\' -> safe.append("\\e");
                case '-' -> safe.append("\\-");
                case '\'' -> safe.append("\\(aq");
                case '`' -> safe.append("\\(ga");
                case '"' -> safe.append("\\(dq");
                case '^' -> safe.append("\\(ha");
                case '~' -> safe.append("\\(ti");
                // A point that began a line would be a request.
                case '.' -> safe.append(safe.isEmpty() ? "\\&." : ".");
                case '\n', '\r', '\t' -> safe.append(' ');
                default -> {
                    if (letter < 0x7f) {
                        safe.appendCodePoint(letter);
                    } else {
                        safe.append("\\[u%04X]".formatted(letter));
                    }
                }
            }
        });
        return safe.toString();
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
