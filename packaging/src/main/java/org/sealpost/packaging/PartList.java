package org.sealpost.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.publish.dns.json.Json;

/// The list of all parts in the form CycloneDX (a software bill of materials).
///
/// @param document as the Maven plugin wrote it
record PartList(Json.Members document) {
    static PartList read(Path file) throws IOException {
        return Json.read(Files.readAllBytes(file))
                .flatMap(json -> json instanceof Json.Members members ? Optional.of(members) : Optional.empty())
                .map(PartList::new)
                .orElseThrow(() -> new PackagingFault(file + " is no list of parts"));
    }

    /// Those that others made, each once, though it may come in several jars.
    List<Component> components() {
        return document.elements("components").stream()
                .map(PartList::component)
                .filter(component -> !component.ours())
                .collect(Collectors.toMap(Component::order, each -> each, (one, _) -> one, TreeMap::new))
                .values()
                .stream()
                .toList();
    }

    private static Component component(Json json) {
        return new Component(
                json.text("group").orElse(""),
                json.text("name").orElseThrow(() -> new PackagingFault("a part without a name")),
                json.text("version").orElseThrow(() -> new PackagingFault("a part without a version")),
                json.text("purl").orElseThrow(() -> new PackagingFault("a part without a package URL")),
                json.elements("licenses").stream()
                        .flatMap(licence -> Stream.of(
                                        licence.text("license", "id"),
                                        licence.text("license", "name"),
                                        licence.text("expression"))
                                .flatMap(Optional::stream)
                                .limit(1))
                        .toList());
    }

    /// The same with what is inside our own jars.
    PartList with(List<Bundled> bundled) {
        Stream<Json> all = Stream.concat(
                document.elements("components").stream(),
                bundled.stream().sorted(Comparator.comparing(Bundled::purl)).map(PartList::part));
        return new PartList(document.with("components", Json.list(all)));
    }

    private static Json part(Bundled bundled) {
        return Json.object()
                .with("type", "library")
                .with("bom-ref", bundled.purl())
                .with("name", bundled.name())
                .with("version", bundled.version())
                .with("scope", "required")
                .with(
                        "licenses",
                        Json.list(Stream.of(
                                Json.object().with("license", Json.object().with("id", bundled.licence())))))
                .with("purl", bundled.purl());
    }

    void write(Path file) throws IOException {
        Files.writeString(file, document.render() + "\n");
    }
}
