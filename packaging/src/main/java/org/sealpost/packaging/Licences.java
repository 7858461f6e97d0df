package org.sealpost.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The terms under which each part may be used: `THIRD-PARTY.md`, and the texts in `LICENSES`. A part whose terms are
/// not clear breaks the build.
///
/// @param folder with `components.tsv`, where a part's own words are not clear or leave a choice, `bundled.tsv`, and
///     the texts that jars lack, each named by its licence
/// @param decided the licence by `group:name`
record Licences(Path folder, Map<String, String> decided) {
    Licences {
        decided = Map.copyOf(decided);
    }

    static Licences read(Path folder) throws IOException {
        return new Licences(
                folder,
                rows(folder.resolve("components.tsv")).stream()
                        .collect(Collectors.toMap(List::getFirst, row -> row.get(1))));
    }

    /// What is inside our own jars.
    List<Bundled> bundled(String picocli) throws IOException {
        return rows(folder.resolve("bundled.tsv")).stream()
                .map(row -> new Bundled(
                        row.getFirst().replace("${picocli.version}", picocli),
                        row.get(1),
                        row.get(2),
                        List.of(row.get(3).split(" ", -1))))
                .toList();
    }

    private static List<List<String>> rows(Path table) throws IOException {
        return Files.readAllLines(table).stream()
                .skip(1)
                .map(line -> List.of(line.split("\t", -1)))
                .toList();
    }

    /// Writes `THIRD-PARTY.md` and `LICENSES` into a folder.
    void write(Path to, List<Component> components, List<Bundled> bundled, Jars jars) throws IOException {
        Path texts = Files.createDirectories(to.resolve("LICENSES"));
        var table = new StringBuilder("# What others made\n\nSealpost itself is under the licence in `LICENSE`. "
                + "It comes with these parts; their texts are in `LICENSES`.\n\n"
                + "| part | version | licence | texts |\n| --- | --- | --- | --- |\n");
        for (Component component : components) {
            String licence = licence(component);
            List<String> written = own(component, licence, texts, jars);
            row(table, component.group() + ":" + component.name(), component.version(), licence, written);
        }
        for (Bundled part : bundled) {
            List<String> written = new ArrayList<>(general(part.licence(), texts));
            for (String entry : part.texts()) {
                String name = part.name() + "-" + part.version();
                written.add(text(texts, name, entry, jars.text(part.jar(), entry)));
            }
            row(table, part.name() + " (in " + part.jar() + ")", part.version(), part.licence(), written);
        }
        Files.writeString(to.resolve("THIRD-PARTY.md"), table);
    }

    private String licence(Component component) {
        String decision = decided.get(component.group() + ":" + component.name());
        if (decision != null) {
            return decision;
        }
        if (component.licences().size() == 1) {
            return component.licences().getFirst();
        }
        throw new PackagingFault("the licence of " + component.purl() + " is " + component.licences()
                + "; say which holds in packaging/licences/components.tsv");
    }

    /// What its jars say, and the general text where they say nothing.
    private List<String> own(Component component, String licence, Path texts, Jars jars) throws IOException {
        List<String> written = new ArrayList<>(general(licence, texts));
        for (Map.Entry<String, String> text : jars.legal(component.jarPrefix()).entrySet()) {
            written.add(text(texts, component.jarPrefix(), text.getKey(), text.getValue()));
        }
        if (written.isEmpty()) {
            throw new PackagingFault("there is no text of the licence " + licence + " of " + component.purl()
                    + "; put it into packaging/licences/" + licence + ".txt, or decide in components.tsv");
        }
        return written;
    }

    private List<String> general(String licence, Path texts) throws IOException {
        // A name that no file can have is the name of none.
        if (!licence.matches("[A-Za-z0-9.-]+") || !Files.exists(folder.resolve(licence + ".txt"))) {
            return List.of();
        }
        Files.writeString(texts.resolve(licence + ".txt"), Files.readString(folder.resolve(licence + ".txt")));
        return List.of("LICENSES/" + licence + ".txt");
    }

    private static String text(Path texts, String part, String entry, String text) throws IOException {
        String name = entry.replaceFirst("^META-INF/(maven/[^/]+/[^/]+/)?", "").replace('/', '_');
        Path file = Files.createDirectories(texts.resolve(part)).resolve(name.endsWith(".LICENSE") ? "LICENSE" : name);
        Files.writeString(file, text);
        return "LICENSES/" + part + "/" + file.getFileName();
    }

    private static void row(StringBuilder table, String part, String version, String licence, List<String> texts) {
        table.append("| ")
                .append(String.join(
                        " | ",
                        part,
                        version,
                        licence,
                        texts.stream().map(text -> "`" + text + "`").collect(Collectors.joining("<br>"))))
                .append(" |\n");
    }
}
