package org.sealpost.app.render;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import org.sealpost.app.check.WorldReport;

/// The self-test for programs, in the form of `docs/schema/self-test-1.schema.json`.
public final class SelfTestJson implements SelfTestReport {
    public static final String SCHEMA = "urn:sealpost:schema:self-test:1";

    private final JsonText json;

    /// Begins a document of its own on `out`.
    public SelfTestJson(OutputStream out) {
        json = new JsonText(out);
        json.startObject();
        json.string("schema", SCHEMA);
        json.startList("worlds");
    }

    @Override
    public void add(WorldReport report) {
        world(json, report);
        json.flush();
    }

    /// The object of one world.
    static void world(JsonText json, WorldReport report) {
        json.object(() -> {
            json.string("name", report.world().name());
            json.string("domain", report.world().domain().ascii());
            json.string("title", report.world().title());
            json.flag("as_expected", report.asExpected());
            json.object("expected", () -> {
                json.word("record", report.world().record());
                json.word("verdict", report.world().verdict());
                json.strings("findings", report.world().findings());
            });
            json.object("got", () -> {
                json.word("record", WorldReport.record(report.verdict()));
                json.word("verdict", report.verdict().outcome());
                json.strings("findings", WorldReport.codes(report.verdict(), report.changes()));
            });
        });
    }

    /// Ends the document; the stream stays open.
    @Override
    public void end(List<WorldReport> reports, Duration took) {
        json.endList();
        json.millis("took_ms", took);
        json.flag("as_expected", reports.stream().allMatch(WorldReport::asExpected));
        json.endObject();
        json.close();
    }
}
