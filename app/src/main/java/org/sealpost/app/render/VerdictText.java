package org.sealpost.app.render;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sealpost.check.Effect;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.check.Reading;
import org.sealpost.check.Severity;
import org.sealpost.check.Verdict;
import org.sealpost.check.grade.Grade;
import org.sealpost.check.sender.Simulation;
import org.sealpost.check.sender.WhatIf;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.Vantage;

/// A verdict for people: the answer first, then the parts, the aspects, and the findings with what to do, worst
/// first.
public final class VerdictText {
    /// How much of a verdict is shown.
    public enum Detail {
        /// For one domain among several: the answer and a line for each finding.
        BRIEF,
        /// The answer, the aspects, the findings with evidence and fix.
        CALM,
        /// Everything that was seen as well.
        VERBOSE
    }

    private static final int COLUMN = 17;

    private final Pages pages;
    private final Paint paint;
    private final Detail detail;

    public VerdictText(Pages pages, Paint paint, Detail detail) {
        this.pages = pages;
        this.paint = paint;
        this.detail = detail;
    }

    public String render(Verdict verdict, DomainFacts facts) {
        var sheet = new Sheet(paint);
        answer(sheet, verdict);
        if (detail == Detail.BRIEF) {
            AuthenticationText.without(verdict).stream()
                    .filter(each -> each.code().severity() != Severity.NOTICE)
                    .forEach(each -> brief(sheet, each));
            return sheet.toString();
        }
        parts(sheet.blank(), verdict);
        sheet.blank();
        var aspects = new AspectText(pages);
        verdict.aspects().stream()
                .filter(aspect -> !AuthenticationText.isOf(aspect))
                .forEach(aspect -> aspects.write(sheet, aspect, verdict, facts));
        var findings = new FindingText(pages, detail == Detail.VERBOSE);
        for (Finding finding : AuthenticationText.without(verdict)) {
            findings.write(sheet.blank(), finding);
        }
        AuthenticationText.write(sheet, verdict, facts, aspects, findings);
        if (detail == Detail.VERBOSE) {
            new FactsText(sheet).write(facts);
        }
        sheet.blank();
        sheet.paragraph(0, Tone.PLAIN, SimulationText.summary(Simulation.all(Reading.of(facts), WhatIf.NOTHING)));
        circumstances(sheet, verdict, facts);
        return sheet.toString();
    }

    /// Domain, verdict and one sentence why.
    private void answer(Sheet sheet, Verdict verdict) {
        Tone tone = Tone.of(verdict.outcome());
        String lead =
                tone.mark() + " " + Words.domain(verdict.domain()) + ": " + Words.outcome(verdict.outcome()) + ".";
        String why = why(verdict);
        if (Columns.of(lead) + 1 + Columns.of(why) <= Sheet.WIDTH) {
            sheet.entry(0, tone, lead, Columns.of(lead) + 1, Tone.STRONG, why);
        } else {
            sheet.paragraph(0, tone, lead).paragraph(2, Tone.STRONG, why);
        }
    }

    private String why(Verdict verdict) {
        return verdict.because().map(pages::titleOf).orElseGet(() -> allIsWell(verdict)) + ".";
    }

    private static String allIsWell(Verdict verdict) {
        return verdict.today() instanceof Effect.CannotTell
                ? "Nothing is wrong with what was looked at; the rest was left out"
                : sentence(EffectText.today(verdict.today()));
    }

    private static String sentence(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
    }

    private void parts(Sheet sheet, Verdict verdict) {
        boolean beside = verdict.outcome() == Outcome.NOT_APPLICABLE;
        part(
                sheet,
                "today",
                beside ? Tone.NOT_APPLICABLE : EffectText.tone(verdict.today()),
                EffectText.today(verdict.today()));
        part(
                sheet,
                "under enforce",
                beside ? Tone.NOT_APPLICABLE : EffectText.tone(verdict.underEnforce()),
                EffectText.underEnforce(verdict.underEnforce()));
        if (DaneText.tells(verdict)) {
            part(sheet, "dane", DaneText.tone(verdict.dane()), DaneText.beside(verdict.dane(), verdict.today()));
        }
        GradeText.write(sheet, COLUMN, Grade.of(verdict));
        int warnings = count(verdict, Severity.WARNING);
        int notices = count(verdict, Severity.NOTICE);
        if (warnings + notices == 0) {
            part(sheet, "hygiene", Tone.PASS, "nothing to tidy up");
        } else {
            part(sheet, "hygiene", warnings > 0 ? Tone.WARN : Tone.PASS, hygiene(warnings, notices));
        }
    }

    private static String hygiene(int warnings, int notices) {
        String warned = Words.count(warnings, "thing", "things") + " to tidy up";
        String noticed = Words.count(notices, "thing", "things") + " worth knowing";
        if (notices == 0) {
            return warned;
        }
        return warnings == 0 ? "nothing to tidy up; " + noticed : warned + ", " + noticed;
    }

    private void part(Sheet sheet, String name, Tone tone, String words) {
        sheet.entry(2, tone, tone.mark() + " " + name, COLUMN + 2, Tone.PLAIN, words);
    }

    private void brief(Sheet sheet, Finding finding) {
        Tone tone = Tone.of(finding.code().severity());
        sheet.entry(
                2,
                tone,
                tone.mark() + " " + Words.severity(finding.code().severity()),
                13,
                Tone.PLAIN,
                pages.titleOf(finding) + " (" + finding.code().id() + ")");
    }

    private void circumstances(Sheet sheet, Verdict verdict, DomainFacts facts) {
        sheet.paragraph(
                0,
                Tone.QUIET,
                "Checked " + Words.instant(verdict.observedAt()) + " in " + Words.duration(facts.took()) + ".");
        Vantage vantage = facts.vantage();
        if (!vantage.ipv4() || !vantage.ipv6()) {
            sheet.paragraph(
                    0,
                    Tone.QUIET,
                    (vantage.ipv4() ? "IPv6 is" : vantage.ipv6() ? "IPv4 is" : "IPv4 and IPv6 are")
                            + " not used from here; such addresses were not tried.");
        }
        switch (vantage.validation()) {
            case NO_SIGNATURES ->
                sheet.paragraph(
                        0, Tone.QUIET, "The resolver hands on no signatures: DNSSEC could not be judged anywhere.");
            case TRUSTED_RESOLVER -> sheet.paragraph(0, Tone.QUIET, "DNSSEC is as the resolver says it (--trust-ad).");
            case OWN -> {}
        }
        if (!vantage.without().isEmpty()) {
            List<String> left = vantage.without().stream()
                    .sorted()
                    .map((Part part) -> Words.word(part))
                    .toList();
            sheet.paragraph(0, Tone.QUIET, "Left out on request: " + String.join(", ", left) + ".");
        }
    }

    /// One line over several domains: how many of each verdict.
    public String summary(List<Outcome> outcomes) {
        Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
        outcomes.forEach(outcome -> counts.merge(outcome, 1, Integer::sum));
        var line = new StringBuilder(Words.count(outcomes.size(), "domain", "domains")).append(": ");
        String separator = "";
        for (Outcome outcome :
                List.of(Outcome.FAIL, Outcome.UNKNOWN, Outcome.WARN, Outcome.PASS, Outcome.NOT_APPLICABLE)) {
            Integer count = counts.get(outcome);
            if (count != null) {
                Tone tone = Tone.of(outcome);
                line.append(separator)
                        .append(paint.apply(tone, tone.mark() + " " + count + " " + Words.outcome(outcome)));
                separator = ", ";
            }
        }
        return line.append('\n').toString();
    }

    private static int count(Verdict verdict, Severity severity) {
        return (int) AuthenticationText.without(verdict).stream()
                .filter(finding -> finding.code().severity() == severity)
                .count();
    }
}
