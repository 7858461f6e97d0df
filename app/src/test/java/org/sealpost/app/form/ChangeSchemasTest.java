package org.sealpost.app.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.app.Schemas;
import org.sealpost.app.render.publish.PlanJson;
import org.sealpost.app.render.publish.ProgressJson;
import org.sealpost.app.render.publish.RolloutJson;
import org.sealpost.app.render.publish.StandingJson;

/// The published schemas of plans and what becomes of them are what the records are. `-Dgolden.update` writes them
/// anew.
class ChangeSchemasTest {
    /// @param command the one that writes such documents
    record Published(String command, String id, Class<?> form, String words) {
        private static final List<Published> ALL = List.of(
                new Published(
                        "plan", PlanJson.SCHEMA, PlanJson.Whole.class, "the steps of a change, or why there are none"),
                new Published("apply", ProgressJson.SCHEMA, ProgressJson.Whole.class, "how far a plan has come"),
                new Published("rollout", RolloutJson.SCHEMA, RolloutJson.Whole.class, "how far a roll-out has come"),
                new Published(
                        "drift", StandingJson.SCHEMA, StandingJson.Whole.class, "what differs from what was applied"));

        @Override
        public String toString() {
            return command;
        }
    }

    static Stream<Published> all() {
        return Published.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSchemaIsUpToDate(Published published) throws IOException {
        Path file = Schemas.FOLDER.resolve(published.command() + "-1.schema.json");
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", published.id());
        schema.put("title", "Sealpost " + published.command() + ", version 1");
        schema.put(
                "description",
                "What `sealpost " + published.command() + " --format json` writes: " + published.words()
                        + "; written by a test from the records themselves.");
        schema.putAll(new TreeMap<>(Form.of(published.form()).schema()));
        String text = FactsSchemaTest.json(schema, "") + "\n";
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, text);
        }
        assertThat(file).content().isEqualTo(text);
    }
}
