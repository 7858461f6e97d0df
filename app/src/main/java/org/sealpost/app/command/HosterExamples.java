package org.sealpost.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The sections of `docs/hosters` that a page of `docs/checks` names by links, as they are packed beside the
/// classes.
final class HosterExamples {
    private static final Pattern LINK =
            Pattern.compile("\\]\\(\\.\\./hosters/(?<file>[a-z-]+\\.md)#(?<section>[a-z0-9-]+)\\)");
    private static final String HEADING = "## ";

    private HosterExamples() {}

    /// The sections in the order of their links, each with an empty line before it; a link to nowhere gives none.
    static List<String> namedIn(String page) {
        return LINK.matcher(page)
                .results()
                .map(HosterExamples::section)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String section(MatchResult link) {
        String wanted = link.group("section");
        List<String> lines = load(link.group("file"))
                .lines()
                .dropWhile(line -> !isHeading(line) || !anchor(line).equals(wanted))
                .toList();
        if (lines.isEmpty()) {
            return "";
        }
        String text = lines.stream().skip(1).takeWhile(line -> !isHeading(line)).collect(Collectors.joining("\n"));
        return "\n" + lines.getFirst() + "\n" + text.stripTrailing() + "\n";
    }

    private static boolean isHeading(String line) {
        return line.startsWith(HEADING);
    }

    /// The anchor of a heading as web views of the page make it.
    private static String anchor(String heading) {
        return heading.substring(HEADING.length())
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9 -]", "")
                .replace(' ', '-');
    }

    private static String load(String file) {
        try (InputStream text = HosterExamples.class.getResourceAsStream("/docs/hosters/" + file)) {
            return text == null ? "" : new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
