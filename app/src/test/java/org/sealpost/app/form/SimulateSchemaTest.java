package org.sealpost.app.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.sealpost.app.Schemas;
import org.sealpost.app.render.SimulationJson;

/// The published schema of simulations is what the records are. `-Dgolden.update` writes it anew.
class SimulateSchemaTest {
    private static final Path FILE = Schemas.FOLDER.resolve("simulate-1.schema.json");

    @Test
    void theSchemaOfSimulationsIsUpToDate() throws IOException {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", SimulationJson.SCHEMA);
        schema.put("title", "Sealpost simulate, version 1");
        schema.put(
                "description",
                "What `sealpost simulate --format json` writes: what each kind of sender does with a message for the"
                        + " domain; written by a test from the records themselves.");
        schema.putAll(new TreeMap<>(Form.of(SimulationJson.Document.class).schema()));
        String text = FactsSchemaTest.json(schema, "") + "\n";
        if (System.getProperty("golden.update") != null) {
            Files.writeString(FILE, text);
        }
        assertThat(FILE).content().isEqualTo(text);
    }
}
