package org.sealpost.app.log;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.sealpost.app.render.JsonText;

/// Lines for programs: a JSON object each, with `time`, `level` and `event` first.
public final class JsonJournal implements Journal {
    private final PrintStream out;
    private final InstantSource clock;

    public JsonJournal(PrintStream out, InstantSource clock) {
        this.out = out;
        this.clock = clock;
    }

    @Override
    public void problem(String sentence) {
        line("error", "problem", json -> json.string("message", sentence));
    }

    @Override
    public void request(Request request) {
        line("info", "request", json -> {
            json.string("method", request.method());
            json.string("path", request.path());
            json.number("status", request.status());
            json.number("ms", request.took().toMillis());
            json.string("from", request.from().getHostAddress());
        });
    }

    private void line(String level, String event, Consumer<JsonText> members) {
        var text = new ByteArrayOutputStream();
        try (var json = new JsonText(text)) {
            json.object(() -> {
                json.string("time", clock.instant().toString());
                json.string("level", level);
                json.string("event", event);
                members.accept(json);
            });
        }
        synchronized (out) {
            out.println(text.toString(StandardCharsets.UTF_8).strip());
            out.flush();
        }
    }
}
