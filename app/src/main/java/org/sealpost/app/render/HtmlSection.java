package org.sealpost.app.render;

import java.util.List;
import java.util.Optional;
import org.sealpost.app.check.Since;
import org.sealpost.check.AspectVerdict;
import org.sealpost.check.Effect;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;
import org.sealpost.check.Verdict;
import org.sealpost.check.grade.Grade;
import org.sealpost.observe.facts.DomainFacts;

/// One domain in the HTML report: the answer, what senders do, the aspects, the findings worst first, and everything
/// that was seen.
///
/// @param number makes the anchors of the page differ
/// @param single whether the page is about this domain alone, so that its headings are those of the page
/// @param why a sentence on what was left out that nobody asked to leave out
record HtmlSection(Pages pages, int number, boolean single, Optional<String> why) {
    Html render(Verdict verdict, DomainFacts facts, Since since) {
        var html = new Html();
        html.raw("<section class=\"domain\" id=\"" + id() + "\" aria-labelledby=\"" + id() + "-h\">\n");
        var grade = Grade.of(verdict);
        answer(html, verdict, facts, grade);
        parts(html, verdict);
        aspects(html, verdict, facts);
        html.add(new HtmlPath(heading(2), id() + "-p").render(verdict, facts));
        html.add(new HtmlGrade(heading(2), id()).reasons(verdict, grade));
        findings(html, verdict);
        html.add(new HtmlSince(pages, single, id()).render(since));
        html.add(new HtmlSenders(heading(2), id() + "-s").render(facts));
        html.add(new HtmlDane(heading(2), id() + "-d").render(verdict, facts));
        html.add(new HtmlServers(heading(2), id() + "-n").render(facts.nameServers()));
        html.add(new HtmlAuthentication(heading(2), finding(), id()).render(verdict));
        seen(html, facts);
        return html.raw("</section>\n");
    }

    String id() {
        return "d" + number;
    }

    private String heading(int level) {
        return "h" + (single ? level : level + 1) + " class=\"t" + level + "\"";
    }

    private void answer(Html html, Verdict verdict, DomainFacts facts, Grade grade) {
        String tone = HtmlMarks.tone(verdict.outcome());
        html.raw("<div class=\"panel verdict " + tone + "\">" + HtmlMarks.mark(tone) + "<div>\n");
        html.raw("<" + heading(1) + " id=\"" + id() + "-h\">");
        if (!single) {
            html.text(Words.domain(verdict.domain()) + ": ");
        }
        verdict.because()
                .ifPresentOrElse(
                        because -> html.add(HtmlFinding.title(pages, because)),
                        () -> html.text(HtmlMarks.sentence(EffectText.today(verdict.today()))));
        html.raw(".</h" + (single ? 1 : 2) + ">\n<p>").raw(HtmlMarks.status(verdict.outcome()));
        html.raw(" <strong>").text(Words.domain(verdict.domain())).raw("</strong></p>\n");
        html.raw("<p class=\"small muted\">Checked ");
        time(html, verdict);
        html.text(" in " + Words.duration(facts.took()) + ".");
        if (why.isPresent()) {
            html.text(" " + why.get());
        } else if (!facts.vantage().without().isEmpty()) {
            html.text(" Left out on request: "
                    + String.join(
                            ", ",
                            facts.vantage().without().stream()
                                    .sorted()
                                    .map(part -> Words.word(part))
                                    .toList())
                    + ".");
        }
        html.raw("</p>\n</div>").add(HtmlGrade.stamp(grade)).raw("</div>\n");
    }

    private static void time(Html html, Verdict verdict) {
        String instant = Words.instant(verdict.observedAt());
        html.raw("<time datetime=\"").text(instant).raw("\">");
        html.text(instant.replace('T', ' ').replace("Z", " UTC")).raw("</time>");
    }

    private void parts(Html html, Verdict verdict) {
        boolean beside = verdict.outcome() == Outcome.NOT_APPLICABLE;
        Effect today = verdict.today();
        Effect enforced = verdict.underEnforce();
        html.raw("<div class=\"cols thirds\">\n");
        part(html, "Today", beside ? "na" : HtmlMarks.tone(EffectText.tone(today)), EffectText.today(today));
        part(
                html,
                "Under enforce",
                beside ? "na" : HtmlMarks.tone(EffectText.tone(enforced)),
                EffectText.underEnforce(enforced));
        long warnings = count(verdict, Severity.WARNING);
        long notices = count(verdict, Severity.NOTICE);
        begin(html, "Hygiene", warnings == 0 ? "pass" : "warn");
        if (warnings == 0) {
            html.text("Nothing to tidy up");
        } else {
            counted(html, verdict, Severity.WARNING, Words.count((int) warnings, "thing", "things") + " to tidy up");
        }
        if (notices > 0) {
            html.text("; ");
            counted(html, verdict, Severity.NOTICE, Words.count((int) notices, "thing", "things") + " worth knowing");
        }
        html.raw("</p></div>\n</div>\n");
    }

    private static void part(Html html, String name, String tone, String clause) {
        begin(html, name, tone);
        html.text(HtmlMarks.sentence(clause)).raw("</p></div>\n");
    }

    private static void begin(Html html, String name, String tone) {
        html.raw("<div class=\"panel part " + tone + "\"><p class=\"label\">" + name + "</p><p>" + HtmlMarks.mark(tone)
                + " ");
    }

    private void aspects(Html html, Verdict verdict, DomainFacts facts) {
        html.raw("<ul class=\"aspects\" aria-label=\"Aspects\">\n");
        for (AspectVerdict aspect : verdict.aspects()) {
            if (AuthenticationText.isOf(aspect)) {
                continue;
            }
            List<Finding> told = verdict.findings().stream()
                    .filter(finding -> finding.code().aspect() == aspect.aspect())
                    .filter(finding -> finding.code().severity() != Severity.NOTICE)
                    .toList();
            String name = Html.escape(HtmlMarks.name(aspect.aspect()));
            html.raw("<li>");
            if (told.isEmpty()) {
                html.raw("<span class=\"name\">" + name + "</span>");
            } else {
                int place = verdict.findings().indexOf(told.getFirst());
                html.raw("<a class=\"name\" href=\"#" + finding(place) + "\">" + name + "</a>");
            }
            html.raw(HtmlMarks.status(aspect.outcome())).raw("<p>");
            if (aspect.outcome() == Outcome.PASS) {
                html.text(Shown.excerpt(AspectSeen.of(aspect, facts), 120));
            } else if (!told.isEmpty()) {
                String first = finding(verdict.findings().indexOf(told.getFirst()));
                html.raw("<a href=\"#" + first + "\">")
                        .text(Words.count(told.size(), "finding", "findings"))
                        .raw("</a>");
            }
            html.raw("</p></li>\n");
        }
        html.raw("</ul>\n");
    }

    private void findings(Html html, Verdict verdict) {
        html.raw("<div class=\"section-head\"><" + heading(2) + ">What to do, worst first</h" + (single ? 2 : 3)
                + "><p>");
        if (AuthenticationText.without(verdict).isEmpty()) {
            html.raw("Nothing to do</p></div>\n");
            return;
        }
        String separator = "";
        for (Severity severity : Severity.values()) {
            long count = count(verdict, severity);
            if (count > 0) {
                html.text(separator);
                counted(html, verdict, severity, count + " " + Words.severity(severity));
                separator = " · ";
            }
        }
        html.raw("</p></div>\n");
        for (int i = 0; i < verdict.findings().size(); i++) {
            if (!AuthenticationText.isOf(verdict.findings().get(i))) {
                html.add(finding().render(verdict.findings().get(i), finding(i)));
            }
        }
    }

    private HtmlFinding finding() {
        return new HtmlFinding(pages, single ? 3 : 4);
    }

    private void seen(Html html, DomainFacts facts) {
        var sheet = new Sheet(new Paint(false));
        new FactsText(sheet).write(facts);
        html.raw("<details class=\"panel more\"><summary>Everything that was seen</summary>\n")
                .raw("<pre class=\"evidence\" tabindex=\"0\"><code>")
                .text(sheet.toString().strip())
                .raw("</code></pre></details>\n");
    }

    private String finding(int place) {
        return id() + "f" + (place + 1);
    }

    private static long count(Verdict verdict, Severity severity) {
        return AuthenticationText.without(verdict).stream()
                .filter(finding -> finding.code().severity() == severity)
                .count();
    }

    /// The place of the first finding of a severity; there is one.
    private static int first(Verdict verdict, Severity severity) {
        return AuthenticationText.without(verdict).stream()
                .filter(finding -> finding.code().severity() == severity)
                .map(verdict.findings()::indexOf)
                .findFirst()
                .orElseThrow();
    }

    /// So many findings, as a link to the first.
    private void counted(Html html, Verdict verdict, Severity severity, String words) {
        html.raw("<a href=\"#" + finding(first(verdict, severity)) + "\">")
                .text(words)
                .raw("</a>");
    }
}
