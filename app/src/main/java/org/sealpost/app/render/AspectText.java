package org.sealpost.app.render;

import java.util.List;
import java.util.stream.Collectors;
import org.sealpost.check.AspectVerdict;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;

/// One line for an aspect: mark, word, name and the evidence that tells most.
final class AspectText {
    private static final int NAME = 13;
    private static final int DETAIL = 33;

    private final Pages pages;

    AspectText(Pages pages) {
        this.pages = pages;
    }

    void write(Sheet sheet, AspectVerdict aspect, Verdict verdict) {
        Tone tone = Tone.of(aspect.outcome());
        String word = aspect.outcome() == Outcome.NOT_APPLICABLE ? "n/a" : Words.outcome(aspect.outcome());
        String name = Columns.padded(aspect.aspect().title(), DETAIL - NAME);
        String detail = detail(aspect, verdict);
        sheet.entry(
                2,
                tone,
                tone.mark() + " " + word,
                NAME,
                Tone.PLAIN,
                Columns.cut(name + detail, Sheet.WIDTH - NAME).stripTrailing());
    }

    private String detail(AspectVerdict aspect, Verdict verdict) {
        List<Finding> findings = verdict.findings().stream()
                .filter(finding -> finding.code().aspect() == aspect.aspect())
                .toList();
        if (!aspect.telling().isEmpty()) {
            return aspect.telling().stream()
                    .map(Evidence::seen)
                    .map(seen -> Shown.text(seen.strip().replaceAll("[\\r\\n]+", " ")))
                    .collect(Collectors.joining(", "));
        }
        return findings.stream().findFirst().map(pages::titleOf).orElse("");
    }
}
