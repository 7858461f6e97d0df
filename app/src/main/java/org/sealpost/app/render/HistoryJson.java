package org.sealpost.app.render;

import java.io.OutputStream;
import java.util.List;
import org.sealpost.app.form.Form;
import org.sealpost.check.time.Changes;
import org.sealpost.check.time.Past;
import org.sealpost.check.time.Sighting;
import org.sealpost.protocol.name.DomainName;

/// The earlier checks of a domain for programs, in the form of `docs/schema/history-1.schema.json`.
public final class HistoryJson {
    private static final Form SIGHTING = Form.of(Sighting.class);

    private final Pages pages;
    private final OutputStream out;

    public HistoryJson(Pages pages, OutputStream out) {
        this.pages = pages;
        this.out = out;
    }

    public void write(DomainName domain, Past past) {
        List<Sighting> sightings = past.sightings();
        try (var json = new JsonText(out)) {
            json.object(() -> {
                json.string("schema", "urn:sealpost:schema:history:1");
                json.string("domain", domain.ascii());
                json.startList("checks");
                for (int i = 0; i < sightings.size(); i++) {
                    Sighting sighting = sightings.get(i);
                    Past before = new Past(sightings.subList(i + 1, sightings.size()));
                    json.object(() -> {
                        json.tree("seen", SIGHTING.tree(sighting));
                        json.list(
                                "changes",
                                Changes.between(before, sighting),
                                change -> json.object(() -> {
                                    json.string("code", change.code().id());
                                    json.word("severity", change.code().severity());
                                    json.string("subject", change.subject());
                                    json.string("title", pages.titleOf(change));
                                }));
                    });
                }
                json.endList();
            });
        }
    }
}
