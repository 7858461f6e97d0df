package org.sealpost.app.render;

import java.io.OutputStream;
import java.util.List;
import org.sealpost.check.expect.Expectation.Held;
import org.sealpost.check.time.Drift;
import org.sealpost.check.time.Sighting;

/// What one look of many found different, for programs, in the form of `docs/schema/watch-1.schema.json`: an object
/// on a line of its own.
public final class DriftJson {
    private final Pages pages;
    private final OutputStream out;

    public DriftJson(Pages pages, OutputStream out) {
        this.pages = pages;
        this.out = out;
    }

    /// @param held how the domain now stands to what was expected of it, where that is different, too;
    /// otherwise empty
    public void write(Drift drift, List<Held> held) {
        try (var json = new JsonText(out)) {
            json.object(() -> {
                json.string("schema", "urn:sealpost:schema:watch:1");
                json.string("domain", drift.domain().ascii());
                json.instant("observed_at", drift.at());
                json.word("outcome", drift.now());
                json.word("outcome_before", drift.before());
                drift.known().ifPresent(known -> json.word("outcome_last_known", known));
                json.list(
                        "altered",
                        drift.seen(),
                        altered -> json.object(() -> {
                            json.word("thing", altered.thing());
                            json.string("subject", altered.subject());
                            json.string("before", altered.before());
                            json.string("after", altered.after());
                        }));
                findings(json, "new", drift.appeared());
                findings(json, "gone", drift.gone());
                json.list(
                        "changes",
                        drift.follows(),
                        change -> json.object(() -> {
                            json.string("code", change.code().id());
                            json.word("severity", change.code().severity());
                            json.string("subject", change.subject());
                            json.string("title", pages.titleOf(change));
                        }));
                if (!held.isEmpty()) {
                    json.object("expectation", () -> ExpectationText.write(json, held));
                }
            });
        }
    }

    private static void findings(JsonText json, String name, List<Sighting.Said> findings) {
        json.list(
                name,
                findings,
                finding -> json.object(() -> {
                    json.string("code", finding.code());
                    json.word("severity", finding.severity());
                    json.string("subject", finding.subject());
                }));
    }
}
