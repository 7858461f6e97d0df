package org.sealpost.app.render;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.sealpost.app.check.Compared;
import org.sealpost.app.check.Since;
import org.sealpost.check.AspectVerdict;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;
import org.sealpost.check.Verdict;
import org.sealpost.check.time.Comparison;
import org.sealpost.observe.facts.DomainFacts;

/// Markdown for a ticket or the comment on a change: of several domains a table first, then each with its findings.
public final class MarkdownReport implements Report {
    private static final int EVIDENCE = 6;
    private static final int LINES = 12;

    private final Pages pages;
    private final boolean single;
    private final PrintStream out;
    private final List<String> rows = new ArrayList<>();
    private final StringBuilder sections = new StringBuilder();

    /// @param single whether there is one domain only
    public MarkdownReport(Pages pages, boolean single, PrintStream out) {
        this.pages = pages;
        this.single = single;
        this.out = out;
    }

    @Override
    public void add(Verdict verdict, DomainFacts facts, Supplier<Since> since) {
        rows.add("| " + Markdown.code(verdict.domain().ascii()) + " | " + outcome(verdict.outcome()) + " | "
                + because(verdict) + " |");
        section(verdict, facts, since.get());
    }

    @Override
    public void end() {
        if (!single) {
            out.print("# Mail transport of " + Words.count(rows.size(), "domain", "domains") + "\n\n");
            out.print("| domain | outcome | because |\n| --- | --- | --- |\n");
            rows.forEach(row -> out.print(row + "\n"));
            out.print("\n");
        }
        out.print(sections);
        out.flush();
    }

    private void section(Verdict verdict, DomainFacts facts, Since since) {
        line((single ? "# " : "## ") + Markdown.code(verdict.domain().ascii()) + ": " + outcome(verdict.outcome()));
        line(because(verdict) + ".");
        line("- today: " + Markdown.text(EffectText.today(verdict.today())) + "\n- under enforce: "
                + Markdown.text(EffectText.underEnforce(verdict.underEnforce())));
        line("| aspect | outcome | seen |\n| --- | --- | --- |\n"
                + verdict.aspects().stream()
                        .map(aspect -> "| " + aspect.aspect().title() + " | " + outcome(aspect.outcome()) + " | "
                                + seen(aspect, facts) + " |")
                        .collect(Collectors.joining("\n")));
        AuthenticationText.without(verdict).forEach(finding -> finding(finding, 2));
        since(since);
        List<Finding> beside =
                verdict.findings().stream().filter(AuthenticationText::isOf).toList();
        if (!beside.isEmpty()) {
            line(heading(2) + "Mail authentication, which counts for nothing above");
            beside.forEach(finding -> finding(finding, 3));
        }
        line("Checked " + Words.instant(verdict.observedAt()) + " in " + Words.duration(facts.took()) + ".");
    }

    private void since(Since since) {
        if (!since.all().isEmpty()) {
            line(heading(2) + "Since earlier checks");
            since.all().forEach(change -> finding(change, 3));
        }
        String words = ComparisonWords.heading(since.compared());
        if (!words.isEmpty()) {
            line(heading(2) + Markdown.text(words));
        }
        if (since.compared() instanceof Compared.With(Comparison comparison)
                && !ComparisonWords.lines(comparison).isEmpty()) {
            line(ComparisonWords.lines(comparison).stream()
                    .map(each -> "- " + Markdown.code(each))
                    .collect(Collectors.joining("\n")));
        }
    }

    private String heading(int level) {
        return "#".repeat(single ? level : level + 1) + " ";
    }

    private void finding(Finding finding, int level) {
        Severity severity = finding.code().severity();
        line(heading(level) + Tone.of(severity).mark() + " " + Words.severity(severity) + ": " + title(finding));
        line("`" + finding.code().id() + "` · "
                + Markdown.text(finding.code().rfc().toString()) + " · "
                + Words.who(finding.code().fixer()));
        finding.evidence().stream().limit(EVIDENCE).forEach(this::evidence);
        if (finding.evidence().size() > EVIDENCE) {
            line("… and " + (finding.evidence().size() - EVIDENCE) + " more");
        }
        Repair.of(finding, pages).ifPresent(repair -> {
            line("**What to do.** " + Markdown.text(repair.words()));
            if (!repair.copy().isEmpty()) {
                line(Markdown.block(repair.copy()).stripTrailing());
            }
            if (!repair.after().isEmpty()) {
                line(Markdown.text(repair.after()));
            }
            if (!repair.remove().isEmpty()) {
                line("Take away:");
                line(repair.remove().stream()
                        .map(old -> "- " + Markdown.code(old))
                        .collect(Collectors.joining("\n")));
            }
        });
    }

    private void evidence(Evidence evidence) {
        List<String> lines = evidence.seen().lines().toList();
        if (lines.size() <= 1) {
            line("Seen: " + Markdown.code(evidence.where()) + " "
                    + lines.stream().map(Markdown::code).collect(Collectors.joining()));
            return;
        }
        line("Seen: " + Markdown.code(evidence.where()));
        List<String> shown = new ArrayList<>(lines.stream()
                .limit(LINES)
                .map(each -> Shown.excerpt(each, 300))
                .toList());
        if (lines.size() > LINES) {
            shown.add("… (" + Words.count(lines.size() - LINES, "more line", "more lines") + ")");
        }
        line(Markdown.block(shown).stripTrailing());
    }

    /// The title with what it is about in code.
    private String title(Finding finding) {
        String title = pages.title(finding.code().id()).replace("`", "");
        String whole = title.endsWith(".") ? title.substring(0, title.length() - 1) : title;
        int place = whole.indexOf("{subject}");
        return place < 0
                ? Markdown.text(whole)
                : Markdown.text(whole.substring(0, place))
                        + Markdown.code(finding.subject())
                        + Markdown.text(whole.substring(place + "{subject}".length()));
    }

    private String because(Verdict verdict) {
        return verdict.because().map(this::title).orElseGet(() -> Markdown.text(EffectText.today(verdict.today())));
    }

    private static String seen(AspectVerdict aspect, DomainFacts facts) {
        return aspect.outcome() == Outcome.PASS ? Markdown.code(AspectSeen.of(aspect, facts)) : "";
    }

    private static String outcome(Outcome outcome) {
        return Tone.of(outcome).mark() + " " + Words.outcome(outcome);
    }

    private void line(String words) {
        sections.append(words).append("\n\n");
    }
}
