package org.sealpost.app.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sealpost.app.Schemas;
import org.sealpost.app.render.Shown;
import org.sealpost.observe.facts.DomainFacts;

/// The published schema of facts is what the records are. `-Dgolden.update` writes it anew.
class FactsSchemaTest {
    private static final Path FILE = Schemas.FOLDER.resolve("facts-1.schema.json");

    @Test
    void theSchemaOfFactsIsUpToDate() throws IOException {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:sealpost:schema:facts:1");
        schema.put("title", "Sealpost facts, version 1");
        schema.put(
                "description",
                "Everything that was seen of one domain at one time; written by a test from the records themselves.");
        schema.putAll(new TreeMap<>(Form.of(DomainFacts.class).schema()));
        String text = json(schema, "") + "\n";
        if (System.getProperty("golden.update") != null) {
            Files.writeString(FILE, text);
        }
        assertThat(FILE).content().isEqualTo(text);
    }

    static String json(Object tree, String indent) {
        String inner = indent + " ";
        return switch (tree) {
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .map(entry -> inner + Shown.json(entry.getKey().toString()) + ": " + json(sorted(entry), inner))
                        .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
            case List<?> list ->
                list.stream()
                        .map(element -> inner + json(sorted(element), inner))
                        .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
            case Boolean flag -> flag.toString();
            default -> Shown.json(tree.toString());
        };
    }

    /// Members of a schema in a fixed order; properties in that of the record.
    private static Object sorted(Object tree) {
        return tree instanceof Map<?, ?> map && !(tree instanceof LinkedHashMap<?, ?>) ? new TreeMap<>(map) : tree;
    }

    private static Object sorted(Map.Entry<?, ?> entry) {
        return sorted(entry.getValue());
    }
}
