package org.sealpost.app.render;

import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sealpost.app.check.Compared;
import org.sealpost.app.check.Since;
import org.sealpost.check.Aspect;
import org.sealpost.check.AspectVerdict;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;
import org.sealpost.check.Verdict;
import org.sealpost.check.time.Comparison;
import org.sealpost.observe.facts.DomainFacts;

/// JUnit XML for build servers: a test suite for each domain and a test case for each aspect. An error is a failure,
/// what could not be told an error, what does not apply is skipped; warnings and notices are printed and break
/// nothing.
public final class JunitReport implements Report {
    private final Pages pages;
    private final JunitXml xml;

    /// Begins a document of its own on `out`.
    public JunitReport(Pages pages, OutputStream out) {
        this.pages = pages;
        xml = new JunitXml(out, "sealpost check");
    }

    @Override
    public void add(Verdict verdict, DomainFacts facts, Supplier<Since> since) {
        Since earlier = since.get();
        Optional<Outcome> changed = earlier.changes().map(JunitReport::outcome);
        String compared = ComparisonWords.heading(earlier.compared());
        List<Outcome> cases = Stream.of(
                        verdict.aspects().stream().map(AspectVerdict::outcome),
                        changed.stream(),
                        compared.isEmpty() ? Stream.<Outcome>of() : Stream.of(Outcome.PASS))
                .flatMap(each -> each)
                .toList();
        xml.startSuite(
                verdict.domain().ascii(),
                seconds(facts.took()),
                new JunitXml.Counts(
                        cases.size(),
                        count(cases, Outcome.UNKNOWN),
                        count(cases, Outcome.NOT_APPLICABLE),
                        count(cases, Outcome.FAIL)));
        xml.start("properties");
        xml.property("outcome", Words.word(verdict.outcome()));
        xml.property("observed_at", Words.instant(verdict.observedAt()));
        xml.end();
        for (AspectVerdict aspect : verdict.aspects()) {
            aspect(verdict, aspect, facts);
        }
        if (changed.isPresent()) {
            String seen = earlier.all().isEmpty() ? "nothing has changed since earlier checks\n" : "";
            testCase(verdict, Aspect.CHANGES.title(), changed.get(), earlier.all(), seen);
        }
        if (!compared.isEmpty()) {
            String lines = earlier.compared() instanceof Compared.With(Comparison comparison)
                    ? String.join("\n", ComparisonWords.lines(comparison))
                    : "";
            testCase(verdict, "comparison", Outcome.PASS, List.of(), compared + "\n" + lines);
        }
        xml.end();
        xml.flush();
    }

    @Override
    public void end() {
        xml.close();
    }

    private void aspect(Verdict verdict, AspectVerdict aspect, DomainFacts facts) {
        List<Finding> findings = verdict.findings().stream()
                .filter(finding -> finding.code().aspect() == aspect.aspect())
                .toList();
        String seen = aspect.outcome() == Outcome.PASS ? AspectSeen.of(aspect, facts) + "\n" : "";
        testCase(verdict, aspect.aspect().title(), aspect.outcome(), findings, seen);
    }

    private void testCase(Verdict verdict, String name, Outcome outcome, List<Finding> findings, String seen) {
        xml.startCase(name, verdict.domain().ascii());
        List<Finding> printed = switch (outcome) {
            case FAIL -> {
                List<Finding> errors = of(findings, Severity.ERROR);
                for (Finding finding : errors) {
                    xml.ended("failure", pages.titleOf(finding), finding.code().id(), words(finding));
                }
                if (errors.isEmpty()) {
                    xml.ended("failure", Words.outcome(outcome), Words.word(Severity.ERROR), "");
                }
                yield without(findings, Severity.ERROR);
            }
            case UNKNOWN -> {
                List<Finding> unknown = of(findings, Severity.UNKNOWN);
                xml.ended(
                        "error",
                        unknown.stream().findFirst().map(pages::titleOf).orElse("could not be told"),
                        unknown.stream()
                                .findFirst()
                                .map(finding -> finding.code().id())
                                .orElse(Words.word(Severity.UNKNOWN)),
                        unknown.stream().map(this::words).collect(Collectors.joining("\n")));
                yield without(findings, Severity.UNKNOWN);
            }
            case NOT_APPLICABLE -> {
                xml.empty("skipped");
                xml.attribute("message", "does not apply");
                yield findings;
            }
            case PASS, WARN -> findings;
        };
        xml.printed(seen
                + printed.stream()
                        .map(finding -> Words.severity(finding.code().severity()) + ": " + words(finding))
                        .collect(Collectors.joining("\n")));
        xml.end();
    }

    /// Title, evidence and what to do, as lines.
    private String words(Finding finding) {
        var words = new StringBuilder(pages.titleOf(finding))
                .append(" (")
                .append(finding.code().id())
                .append(", ")
                .append(finding.code().rfc())
                .append(")\n");
        for (Evidence evidence : finding.evidence()) {
            words.append("seen: ")
                    .append(Shown.text(evidence.where()))
                    .append(": ")
                    .append(Shown.excerpt(evidence.seen(), 1000))
                    .append('\n');
        }
        Repair.of(finding, pages).ifPresent(repair -> {
            words.append("fix: ").append(repair.words()).append('\n');
            repair.copy().forEach(line -> words.append("  ").append(line).append('\n'));
        });
        return words.toString();
    }

    private static List<Finding> of(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.code().severity() == severity)
                .toList();
    }

    private static List<Finding> without(List<Finding> findings, Severity severity) {
        return findings.stream()
                .filter(finding -> finding.code().severity() != severity)
                .toList();
    }

    /// That of changes: an error among them is a failure.
    private static Outcome outcome(List<Finding> changes) {
        return of(changes, Severity.ERROR).isEmpty() ? Outcome.PASS : Outcome.FAIL;
    }

    private static long count(List<Outcome> cases, Outcome outcome) {
        return cases.stream().filter(each -> each == outcome).count();
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0);
    }
}
