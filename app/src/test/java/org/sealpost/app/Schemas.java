package org.sealpost.app;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// The published schemas, which may name one another.
public final class Schemas {
    public static final Path FOLDER = Path.of("..", "docs", "schema");

    private Schemas() {}

    /// @param name such as `check-1`
    public static Schema of(String name) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Map<String, String> all = new HashMap<>();
            for (Path file : files.filter(each -> each.toString().endsWith(".schema.json"))
                    .toList()) {
                String[] parts = file.getFileName()
                        .toString()
                        .replace(".schema.json", "")
                        .split("-(?=\\d+$)", -1);
                all.put("urn:sealpost:schema:" + parts[0] + ":" + parts[1], Files.readString(file));
            }
            return SchemaRegistry.withDefaultDialect(
                            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(all))
                    .getSchema(Files.readString(FOLDER.resolve(name + ".schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
