package org.sealpost.app.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sealpost.app.Schemas;
import org.sealpost.app.render.GenerateJson;

/// The published schema of drafts is what the records are. `-Dgolden.update` writes it anew.
class GenerateSchemaTest {
    private static final Path FILE = Schemas.FOLDER.resolve("generate-1.schema.json");

    @Test
    void theSchemaOfDraftsIsUpToDate() throws IOException {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", GenerateJson.SCHEMA);
        schema.put("title", "Sealpost generate, version 1");
        schema.put(
                "description",
                "What `sealpost generate --format json` writes: what a domain publishes, or why nothing was made;"
                        + " written by a test from the records themselves.");
        schema.putAll(new TreeMap<>(Form.of(GenerateJson.Document.class).schema()));
        String text = FactsSchemaTest.json(schema, "") + "\n";
        if (System.getProperty("golden.update") != null) {
            Files.writeString(FILE, text);
        }
        assertThat(FILE).content().isEqualTo(text);
    }
}
