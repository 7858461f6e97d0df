package org.sealpost.app.render;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sealpost.app.form.Form;
import org.sealpost.app.form.JsonTree;
import org.sealpost.app.form.Place;
import org.sealpost.observe.facts.DomainFacts;

/// Facts in files, without loss: what `check --save-facts` writes, and every other document with facts in it.
public final class FactsDocuments {
    private static final String SCHEMA = "urn:sealpost:schema:facts:1";
    private static final Form FACTS = Form.of(DomainFacts.class);

    private FactsDocuments() {}

    /// Writes the facts of one domain as one line.
    public static void write(DomainFacts facts, OutputStream out) {
        try (var json = new JsonText(out)) {
            json.object(() -> {
                json.string("schema", SCHEMA);
                json.tree("facts", FACTS.tree(facts));
            });
        }
    }

    /// The facts of every domain in documents that `check` wrote: those of `--save-facts`, and those of the formats
    /// `json` and `ndjson`.
    ///
    /// @throws FormFault when there is anything else in it, or no facts at all
    public static List<DomainFacts> read(InputStream in) {
        List<DomainFacts> all = new ArrayList<>();
        List<Object> documents = JsonTree.readAll(in);
        for (int i = 0; i < documents.size(); i++) {
            collect(documents.get(i), documents.size() == 1 ? Place.ROOT : Place.ROOT.element(i), all);
        }
        if (all.isEmpty()) {
            throw Place.ROOT.fault("holds no facts");
        }
        return all;
    }

    private static void collect(Object document, Place place, List<DomainFacts> all) {
        if (!(document instanceof Map<?, ?> object)) {
            throw place.fault("is no object");
        }
        if (object.get("domains") instanceof List<?> domains) {
            for (int i = 0; i < domains.size(); i++) {
                collect(domains.get(i), place.member("domains").element(i), all);
            }
            return;
        }
        if (!object.containsKey("facts")) {
            throw place.fault("has no member facts");
        }
        all.add((DomainFacts) FACTS.value(object.get("facts"), place.member("facts")));
    }
}
