package org.sealpost.app.render;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sealpost.app.check.Compared;
import org.sealpost.app.check.Since;
import org.sealpost.check.Aspect;
import org.sealpost.check.AspectVerdict;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;
import org.sealpost.check.Verdict;
import org.sealpost.check.time.Comparison;
import org.sealpost.check.time.Sighting;
import org.sealpost.observe.facts.DomainFacts;

/// A table for spreadsheets: a heading, then a row for each domain when it comes.
public final class CsvReport implements Report {
    private final Pages pages;
    private final PrintStream out;

    /// Writes the heading.
    public CsvReport(Pages pages, PrintStream out) {
        this.pages = pages;
        this.out = out;
        List<String> heading = new ArrayList<>(List.of("domain", "domain_unicode", "outcome"));
        Aspect.ofOneLook().stream()
                .map(aspect -> aspect.title().replace(' ', '_').replace('-', '_'))
                .forEach(heading::add);
        heading.addAll(List.of(
                "because",
                "reason",
                "today",
                "under_enforce",
                "errors",
                "unknowns",
                "warnings",
                "notices",
                "codes",
                "observed_at",
                "took_ms",
                "changes",
                "compared_with",
                "new",
                "gone"));
        row(heading);
    }

    @Override
    public void add(Verdict verdict, DomainFacts facts, Supplier<Since> since) {
        Since earlier = since.get();
        List<String> cells = new ArrayList<>(List.of(
                verdict.domain().ascii(), Shown.text(verdict.domain().unicode()), Words.word(verdict.outcome())));
        for (Aspect aspect : Aspect.ofOneLook()) {
            cells.add(verdict.aspects().stream()
                    .filter(each -> each.aspect() == aspect)
                    .map(AspectVerdict::outcome)
                    .map((Outcome outcome) -> Words.word(outcome))
                    .findFirst()
                    .orElse(""));
        }
        cells.add(verdict.because().map(finding -> finding.code().id()).orElse(""));
        cells.add(verdict.because().map(pages::titleOf).orElse(""));
        cells.add(EffectText.today(verdict.today()));
        cells.add(EffectText.underEnforce(verdict.underEnforce()));
        for (Severity severity : List.of(Severity.ERROR, Severity.UNKNOWN, Severity.WARNING, Severity.NOTICE)) {
            cells.add(String.valueOf(verdict.findings().stream()
                    .filter(finding -> finding.code().severity() == severity)
                    .count()));
        }
        cells.add(codes(verdict.findings()));
        cells.add(Words.instant(verdict.observedAt()));
        cells.add(String.valueOf(facts.took().toMillis()));
        cells.add(codes(earlier.all()));
        cells.addAll(compared(verdict, earlier.compared()));
        row(cells);
    }

    private static String codes(List<Finding> findings) {
        return findings.stream().map(finding -> finding.code().id()).distinct().collect(Collectors.joining(" "));
    }

    /// The last three cells of a row.
    private static List<String> compared(Verdict verdict, Compared compared) {
        return switch (compared) {
            case Compared.NotCompared() -> List.of("", "", "");
            case Compared.NothingEarlier() ->
                List.of(
                        "",
                        ComparisonWords.cell(
                                verdict.findings().stream().map(Sighting::said).toList()),
                        "");
            case Compared.With(Comparison comparison) ->
                List.of(
                        Words.instant(comparison.before().at()),
                        ComparisonWords.cell(comparison.appeared()),
                        ComparisonWords.cell(comparison.gone()));
        };
    }

    @Override
    public void end() {
        out.flush();
    }

    private void row(List<String> cells) {
        out.print(Csv.line(cells));
        out.flush();
    }
}
