package org.sealpost.app.lint;

import java.io.OutputStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// Writes what linting one text gave as one JSON document: the answer of `lint --jsonl`, with the kind in place of the
/// id.
public final class LintDocument {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final OutputStream out;

    public LintDocument(OutputStream out) {
        this.out = out;
    }

    public void write(String kind, LintResult result) {
        try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeStartObject();
            generator.writeName("kind");
            generator.writeString(kind);
            new LintJson(generator).members(result);
            generator.writeEndObject();
            generator.writeRaw('\n');
        }
    }
}
