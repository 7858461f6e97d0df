package org.sealpost.app.render;

import java.util.List;
import org.sealpost.check.AspectVerdict;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;
import org.sealpost.check.Verdict;
import org.sealpost.observe.facts.DomainFacts;

/// One line for an aspect: mark, word, name and what tells most: what is wrong, or what was seen when nothing is.
final class AspectText {
    private static final int NAME = 13;
    private static final int DETAIL = 33;

    private final Pages pages;

    AspectText(Pages pages) {
        this.pages = pages;
    }

    void write(Sheet sheet, AspectVerdict aspect, Verdict verdict, DomainFacts facts) {
        Tone tone = Tone.of(aspect.outcome());
        String word = aspect.outcome() == Outcome.NOT_APPLICABLE ? "n/a" : Words.outcome(aspect.outcome());
        String name = Columns.padded(aspect.aspect().title(), DETAIL - NAME);
        String line = name + detail(aspect, verdict, facts);
        sheet.entry(
                2,
                tone,
                tone.mark() + " " + word,
                NAME,
                Tone.PLAIN,
                Columns.cut(line, Sheet.WIDTH - NAME).stripTrailing());
    }

    private String detail(AspectVerdict aspect, Verdict verdict, DomainFacts facts) {
        List<Finding> findings = verdict.findings().stream()
                .filter(finding -> finding.code().aspect() == aspect.aspect())
                .filter(finding -> finding.code().severity() != Severity.NOTICE)
                .toList();
        if (findings.isEmpty() || aspect.outcome() == Outcome.PASS) {
            return aspect.outcome() == Outcome.PASS ? Shown.text(AspectSeen.of(aspect, facts)) : "";
        }
        String title = pages.titleOf(findings.getFirst(), brief(findings.getFirst(), verdict));
        if (findings.size() == 1) {
            return title;
        }
        String more = " (+" + (findings.size() - 1) + ")";
        return Columns.cut(title, Sheet.WIDTH - DETAIL - more.length()) + more;
    }

    /// A name below the domain without the domain, which stands above.
    private static String brief(Finding finding, Verdict verdict) {
        String below = "." + verdict.domain();
        String subject = finding.subject();
        return subject.endsWith(below) ? subject.substring(0, subject.length() - below.length()) : subject;
    }
}
