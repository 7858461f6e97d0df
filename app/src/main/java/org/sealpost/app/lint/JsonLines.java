package org.sealpost.app.lint;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.sealpost.app.render.JsonText;
import tools.jackson.core.JacksonException;

/// `lint --jsonl`: a question on each line in, its answer on a line out, in the same order. A line that cannot be
/// read gets an answer too, and the run goes on; an empty line gets none.
public final class JsonLines {
    /// Longer lines, in octets, are not kept in memory.
    static final int LONGEST_LINE = 64 << 20;

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

    private void answer(Line line) {
        if (!line.isBlank()) {
            try (var json = new JsonText(out)) {
                json.object(() -> {
                    if (line.tooLong) {
                        unreadable(json, "null", "longer than " + LONGEST_LINE + " octets");
                    } else {
                        answer(json, line.toByteArray());
                    }
                });
            }
        }
        line.reset();
    }

    private static void answer(JsonText json, byte[] octets) {
        JsonRequest request;
        try {
            request = JsonRequestReader.read(octets);
        } catch (JacksonException notReadable) {
            unreadable(json, "null", String.valueOf(notReadable.getOriginalMessage()));
            return;
        }
        switch (request.question()) {
            case JsonRequest.Question.OneText(var kind, var text) -> answered(json, request, Linter.lint(kind, text));
            case JsonRequest.Question.AllRecords(var kind, var records) ->
                answered(json, request, Linter.select(kind, records).orElseThrow());
            case JsonRequest.Question.Match(var pattern, var host) ->
                answered(json, request, Linter.match(pattern, host));
            case JsonRequest.Question.Unclear(var reason) -> unreadable(json, request.id(), reason);
        }
    }

    private static void answered(JsonText json, JsonRequest request, LintResult result) {
        json.json("id", request.id());
        new LintJson(json).members(result);
    }

    private static void unreadable(JsonText json, String id, String reason) {
        json.json("id", id);
        json.string("error", reason);
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
