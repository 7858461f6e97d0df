package org.sealpost.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpost.app.render.Pages;

/// The titles of the pages of `docs/checks`, read one by one when a finding needs them.
final class FindingPages implements Pages {
    private final Map<String, String> titles = new ConcurrentHashMap<>();

    @Override
    public String title(String code) {
        return titles.computeIfAbsent(code, FindingPages::load);
    }

    private static String load(String code) {
        try (InputStream page = FindingPages.class.getResourceAsStream("/docs/checks/" + code + ".md")) {
            if (page == null) {
                return code;
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .map(line -> line.startsWith("# ") ? line.substring(2).strip() : line)
                    .orElse(code);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
