package org.sealpost.app.render;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Supplier;
import org.sealpost.app.check.Compared;
import org.sealpost.app.check.Since;
import org.sealpost.check.Finding;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Judge;
import org.sealpost.check.Severity;
import org.sealpost.check.Verdict;
import org.sealpost.check.time.Comparison;
import org.sealpost.check.time.Sighting;
import org.sealpost.observe.facts.DomainFacts;

/// SARIF 2.1.0 (OASIS) for dashboards of code and security: each finding is a result, each kind of finding a rule
/// with the words of its page. What could not be told is *open*, which says exactly that.
public final class SarifReport implements Report {
    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private final Pages pages;
    private final String version;
    private final JsonText json;
    private final SequencedMap<String, FindingCode> rules = new LinkedHashMap<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<String> outcomes = new ArrayList<>();

    /// Begins a document of its own on `out`.
    ///
    /// @param version of this program
    public SarifReport(Pages pages, String version, OutputStream out) {
        this.pages = pages;
        this.version = version;
        this.json = new JsonText(out);
        json.startObject();
        json.string("$schema", SCHEMA);
        json.string("version", "2.1.0");
        json.startList("runs");
        json.startObject();
        json.startList("results");
    }

    @Override
    public void add(Verdict verdict, DomainFacts facts, Supplier<Since> since) {
        outcomes.add(verdict.domain().ascii() + " " + Words.word(verdict.outcome()));
        Since earlier = since.get();
        Compared compared = earlier.compared();
        verdict.findings().forEach(finding -> json.object(() -> result(verdict, finding, state(compared, finding))));
        Optional<String> fresh = compared instanceof Compared.NotCompared ? Optional.empty() : Optional.of("new");
        earlier.all().forEach(change -> json.object(() -> result(verdict, change, fresh)));
        if (compared instanceof Compared.With(Comparison comparison)) {
            comparison.gone().forEach(said -> json.object(() -> gone(verdict, said)));
        }
        json.flush();
    }

    /// The rules come last, when it is known which there are; the order of members means nothing.
    @Override
    public void end() {
        json.endList();
        json.object(
                "tool",
                () -> json.object("driver", () -> {
                    json.string("name", "Sealpost");
                    json.string("version", version);
                    json.list("rules", rules.values(), code -> json.object(() -> rule(code)));
                }));
        json.object("properties", () -> json.strings("outcomes", outcomes));
        json.endObject();
        json.endList();
        json.endObject();
        json.close();
    }

    /// SARIF 2.1.0 §3.27.24: beside an earlier run, a result is new or unchanged.
    private static Optional<String> state(Compared compared, Finding finding) {
        return switch (compared) {
            case Compared.NotCompared() -> Optional.empty();
            case Compared.NothingEarlier() -> Optional.of("new");
            case Compared.With(Comparison comparison) ->
                Optional.of(comparison.unchanged().contains(Sighting.said(finding)) ? "unchanged" : "new");
        };
    }

    private void result(Verdict verdict, Finding finding, Optional<String> state) {
        String code = finding.code().id();
        String domain = verdict.domain().ascii();
        rule(code, finding.code());
        json.string("baselineState", state);
        Severity severity = finding.code().severity();
        json.string("kind", severity == Severity.UNKNOWN ? "open" : "fail");
        json.string("level", level(severity));
        json.object("message", () -> json.string("text", words(finding)));
        place(domain, code, finding.subject());
        json.object("properties", () -> {
            json.string("domain", domain);
            json.word("severity", severity);
            json.list(
                    "evidence",
                    finding.evidence(),
                    evidence -> json.object(() -> {
                        json.string("where", evidence.where());
                        json.string("seen", evidence.seen());
                    }));
        });
    }

    /// SARIF 2.1.0 §3.27.24: a result of the earlier run alone is *absent*. Of one of another version of this program
    /// perhaps no more is known than its code.
    private void gone(Verdict verdict, Sighting.Said said) {
        String domain = verdict.domain().ascii();
        Judge.codes().stream()
                .filter(code -> code.id().equals(said.code()))
                .findFirst()
                .ifPresentOrElse(code -> rule(said.code(), code), () -> json.string("ruleId", said.code()));
        json.string("baselineState", "absent");
        json.string("kind", said.severity() == Severity.UNKNOWN ? "open" : "fail");
        json.string("level", level(said.severity()));
        json.object("message", () -> json.string("text", "Gone: " + ComparisonWords.said(said)));
        place(domain, said.code(), said.subject());
        json.object("properties", () -> {
            json.string("domain", domain);
            json.word("severity", said.severity());
        });
    }

    private void rule(String id, FindingCode code) {
        rules.putIfAbsent(id, code);
        json.string("ruleId", id);
        json.number("ruleIndex", places.computeIfAbsent(id, _ -> places.size()));
    }

    private void place(String domain, String code, String subject) {
        json.startList("locations");
        json.object(() -> {
            json.startList("logicalLocations");
            json.object(() -> {
                json.string("name", subject);
                json.string("fullyQualifiedName", domain + "/" + subject);
                json.string("kind", "resource");
            });
            json.endList();
        });
        json.endList();
        json.object(
                "partialFingerprints", () -> json.string("sealpost/v1", digest(code + "\n" + domain + "\n" + subject)));
    }

    private String words(Finding finding) {
        var words = new StringBuilder(pages.titleOf(finding)).append('.');
        Repair.of(finding, pages).ifPresent(repair -> {
            words.append('\n').append(repair.words());
            repair.copy().forEach(line -> words.append('\n').append(line));
        });
        return words.toString();
    }

    private void rule(FindingCode code) {
        String title = pages.title(code.id()).replace("{subject}", "…");
        json.string("id", code.id());
        json.object("shortDescription", () -> json.string("text", title));
        pages.meaning(code.id())
                .map(words -> words.replace("{subject}", "…"))
                .ifPresent(words -> json.object("fullDescription", () -> json.string("text", words)));
        pages.whole(code.id())
                .map(words -> words.replace("{subject}", "…"))
                .ifPresent(words -> json.object("help", () -> {
                    json.string("text", words);
                    json.string("markdown", words);
                }));
        json.object("defaultConfiguration", () -> json.string("level", level(code.severity())));
        json.object("properties", () -> {
            json.string("aspect", code.aspect().title());
            json.string("rfc", code.rfc().toString());
            json.word("fixer", code.fixer());
            json.strings("tags", List.of("mail", "tls", code.aspect().title()));
        });
    }

    /// SARIF 2.1.0 §3.27.10: what is open has no level.
    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case UNKNOWN -> "none";
            case WARNING -> "warning";
            case NOTICE -> "note";
        };
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
