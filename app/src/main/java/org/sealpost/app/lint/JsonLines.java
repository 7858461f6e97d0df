package org.sealpost.app.lint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.sealpost.app.render.Shown;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/// `lint --jsonl`: a question on each line in, its answer on a line out, in the same order. A line that cannot be
/// read gets an answer too, and the run goes on; an empty line gets none.
public final class JsonLines {
    /// Longer lines, in octets, are not kept in memory.
    static final int LONGEST_LINE = 64 << 20;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final InputStream in;
    private final OutputStream out;

    public JsonLines(InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /// Answers until the input ends.
    ///
    /// @throws IOException when the input cannot be read
    public void run() throws IOException {
        var line = new Line();
        byte[] chunk = new byte[1 << 16];
        int length = in.read(chunk);
        while (length >= 0) {
            int start = 0;
            for (int i = 0; i < length; i++) {
                if (chunk[i] == '\n') {
                    line.add(chunk, start, i - start);
                    answer(line);
                    start = i + 1;
                }
            }
            line.add(chunk, start, length - start);
            // Somebody who waits for an answer before asking on gets it.
            if (in.available() == 0) {
                out.flush();
            }
            length = in.read(chunk);
        }
        answer(line);
        out.flush();
    }

    private void answer(Line line) throws IOException {
        if (!line.isBlank()) {
            byte[] octets = line.toByteArray();
            try (JsonGenerator generator = FACTORY.createGenerator(ObjectWriteContext.empty(), out)) {
                generator.writeStartObject();
                if (line.tooLong) {
                    unreadable(generator, "null", "longer than " + LONGEST_LINE + " octets");
                } else {
                    answer(generator, octets);
                }
                generator.writeEndObject();
                generator.writeRaw('\n');
            }
        }
        line.reset();
    }

    private static void answer(JsonGenerator generator, byte[] octets) {
        JsonRequest request;
        try {
            request = JsonRequestReader.read(octets, octets.length);
        } catch (JacksonException notReadable) {
            unreadable(generator, "null", String.valueOf(notReadable.getOriginalMessage()));
            return;
        }
        switch (request.question()) {
            case JsonRequest.Question.OneText(var kind, var text) ->
                answered(generator, request, Linter.lint(kind, text));
            case JsonRequest.Question.AllRecords(var kind, var records) ->
                answered(generator, request, Linter.select(kind, records).orElseThrow());
            case JsonRequest.Question.Match(var pattern, var host) ->
                answered(generator, request, Linter.match(pattern, host));
            case JsonRequest.Question.Unclear(var reason) -> unreadable(generator, request.id(), reason);
        }
    }

    private static void answered(JsonGenerator generator, JsonRequest request, LintResult result) {
        generator.writeName("id");
        generator.writeRawValue(request.id());
        new LintJson(generator).members(result);
    }

    private static void unreadable(JsonGenerator generator, String id, String reason) {
        generator.writeName("id");
        generator.writeRawValue(id);
        generator.writeName("error");
        generator.writeRawValue(Shown.json(reason));
    }

    /// The octets of one line while it comes.
    private static final class Line extends ByteArrayOutputStream {
        private boolean tooLong;

        void add(byte[] chunk, int start, int length) {
            if (tooLong || size() + length > LONGEST_LINE) {
                tooLong = true;
                super.reset();
            } else {
                write(chunk, start, length);
            }
        }

        boolean isBlank() {
            for (int i = 0; i < count; i++) {
                if (buf[i] != ' ' && buf[i] != '\t' && buf[i] != '\r') {
                    return false;
                }
            }
            return !tooLong;
        }

        @Override
        public synchronized void reset() {
            super.reset();
            tooLong = false;
        }
    }
}
