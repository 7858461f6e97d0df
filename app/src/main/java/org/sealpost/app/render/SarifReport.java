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
import java.util.SequencedMap;
import org.sealpost.check.Finding;
import org.sealpost.check.FindingCode;
import org.sealpost.check.Severity;
import org.sealpost.check.Verdict;
import org.sealpost.observe.facts.DomainFacts;

/// SARIF 2.1.0 (OASIS) for dashboards of code and security: each finding is a result, each kind of finding a rule with
/// the words of its page. What could not be told is *open*, which says exactly that.
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
    public void add(Verdict verdict, DomainFacts facts) {
        outcomes.add(verdict.domain().ascii() + " " + Words.word(verdict.outcome()));
        verdict.findings().forEach(finding -> json.object(() -> result(verdict, finding)));
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

    private void result(Verdict verdict, Finding finding) {
        String code = finding.code().id();
        String domain = verdict.domain().ascii();
        rules.putIfAbsent(code, finding.code());
        json.string("ruleId", code);
        json.number("ruleIndex", places.computeIfAbsent(code, _ -> places.size()));
        Severity severity = finding.code().severity();
        json.string("kind", severity == Severity.UNKNOWN ? "open" : "fail");
        json.string("level", level(severity));
        json.object("message", () -> json.string("text", words(finding)));
        json.startList("locations");
        json.object(() -> {
            json.startList("logicalLocations");
            json.object(() -> {
                json.string("name", finding.subject());
                json.string("fullyQualifiedName", domain + "/" + finding.subject());
                json.string("kind", "resource");
            });
            json.endList();
        });
        json.endList();
        json.object(
                "partialFingerprints",
                () -> json.string("sealpost/v1", digest(code + "\n" + domain + "\n" + finding.subject())));
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
