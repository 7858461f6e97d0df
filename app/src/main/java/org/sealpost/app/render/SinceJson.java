package org.sealpost.app.render;

import java.util.List;
import org.sealpost.app.check.Compared;
import org.sealpost.app.check.Since;
import org.sealpost.check.Verdict;
import org.sealpost.check.time.Comparison;
import org.sealpost.check.time.Sighting;

/// What earlier looks tell, as members of the object of a domain; none where they could not be read.
final class SinceJson {
    private final JsonText json;

    SinceJson(JsonText json) {
        this.json = json;
    }

    void outcome(Verdict verdict, Since since) {
        if (since.changes().isPresent()) {
            json.word("outcome_with_changes", since.outcome(verdict));
        }
    }

    void comparison(Verdict verdict, Compared compared) {
        switch (compared) {
            case Compared.NotCompared() -> {}
            case Compared.NothingEarlier() ->
                json.object("comparison", () -> {
                    said(
                            "new",
                            verdict.findings().stream()
                                    .map(Sighting::said)
                                    .distinct()
                                    .toList());
                    said("gone", List.of());
                    said("unchanged", List.of());
                });
            case Compared.With(Comparison comparison) ->
                json.object("comparison", () -> {
                    json.instant("before", comparison.before().at());
                    said("new", comparison.appeared());
                    said("gone", comparison.gone());
                    said("unchanged", comparison.unchanged());
                });
        }
    }

    private void said(String name, List<Sighting.Said> findings) {
        json.list(
                name,
                findings,
                said -> json.object(() -> {
                    json.string("code", said.code());
                    json.word("severity", said.severity());
                    json.string("subject", said.subject());
                }));
    }
}
