package org.sealpost.app.render;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import org.sealpost.app.check.WorldReport;

/// An object for each world on a line of its own, as the elements of `worlds` in
/// `docs/schema/self-test-1.schema.json`.
public final class SelfTestNdjson implements SelfTestReport {
    private final PrintStream out;

    public SelfTestNdjson(PrintStream out) {
        this.out = out;
    }

    @Override
    public void add(WorldReport report) {
        try (var json = new JsonText(out)) {
            SelfTestJson.world(json, report);
        }
        out.flush();
    }

    @Override
    public void end(List<WorldReport> all, Duration took) {
        out.flush();
    }
}
