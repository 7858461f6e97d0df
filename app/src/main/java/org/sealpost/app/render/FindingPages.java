package org.sealpost.app.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// The words of the pages of `docs/checks`, read one by one when a finding needs them.
public final class FindingPages implements Pages {
    private static final String ADVICE = "## What to do";
    private static final String MEANING = "## What it means";

    private final Map<String, List<String>> pages = new ConcurrentHashMap<>();

    @Override
    public String title(String code) {
        return page(code).stream()
                .filter(line -> line.startsWith("# "))
                .findFirst()
                .map(line -> line.substring(2).strip())
                .orElse(code);
    }

    /// The first item of the list below the heading, or the first paragraph.
    @Override
    public Optional<String> advice(String code) {
        return first(code, ADVICE);
    }

    @Override
    public Optional<String> meaning(String code) {
        return first(code, MEANING);
    }

    @Override
    public Optional<String> whole(String code) {
        List<String> lines = page(code);
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", lines) + "\n");
    }

    private Optional<String> first(String code, String heading) {
        String words = page(code).stream()
                .dropWhile(line -> !line.equals(heading))
                .skip(1)
                .dropWhile(String::isBlank)
                .takeWhile(line -> !line.isBlank() && !line.startsWith("2. ") && !line.startsWith("#"))
                .map(String::strip)
                .collect(Collectors.joining(" "));
        String plain = words.replaceFirst("^1\\. ", "").replace("`", "");
        return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
    }

    private List<String> page(String code) {
        return pages.computeIfAbsent(code, FindingPages::load);
    }

    private static List<String> load(String code) {
        try (InputStream page = FindingPages.class.getResourceAsStream("/docs/checks/" + code + ".md")) {
            return page == null
                    ? List.of()
                    : new String(page.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
