package org.sealpost.app.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The pages of `docs/checks`, as they are packed beside the classes.
final class CheckPages {
    private static final String FOLDER = "/docs/checks";

    private final Map<String, String> pages;

    CheckPages() {
        pages = load(CheckPages.class.getResource(FOLDER + "/README.md"));
    }

    /// All codes, sorted.
    List<String> codes() {
        return List.copyOf(pages.keySet());
    }

    /// The page of a known code.
    String page(String code) {
        return Objects.requireNonNull(pages.get(code));
    }

    /// The heading of the page of a known code.
    String title(String code) {
        return page(code)
                .lines()
                .findFirst()
                .map(line -> line.replaceFirst("^#+ *", "").replace("{subject}", "…"))
                .orElse(code);
    }

    private static Map<String, String> load(URL readme) {
        try {
            URI place = readme.toURI();
            if (place.getScheme().equals("file")) {
                return read(Objects.requireNonNull(Path.of(place).getParent()));
            }
            try (FileSystem jar = FileSystems.newFileSystem(place, Map.of())) {
                return read(jar.getPath(FOLDER));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException odd) {
            throw new IllegalStateException(odd);
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        var pages = new TreeMap<String, String>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".md") && name.contains(".") && !name.equals("README.md")) {
                    pages.put(name.substring(0, name.length() - 3), Files.readString(file));
                }
            }
        }
        return pages;
    }
}
