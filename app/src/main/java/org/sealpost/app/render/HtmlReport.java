package org.sealpost.app.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.sealpost.app.check.Since;
import org.sealpost.check.Outcome;
import org.sealpost.check.Severity;
import org.sealpost.check.Verdict;
import org.sealpost.observe.facts.DomainFacts;

/// One HTML file that needs nothing beside it and runs nothing: no script, no request, its one style sheet inside. Of
/// several domains a table comes first, then each in a section of its own.
public final class HtmlReport implements Report {
    private static final List<Outcome> WORST_FIRST =
            List.of(Outcome.FAIL, Outcome.UNKNOWN, Outcome.WARN, Outcome.PASS, Outcome.NOT_APPLICABLE);

    private final Pages pages;
    private final String version;
    private final boolean single;
    private final PrintStream out;
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);
    private final List<String> rows = new ArrayList<>();
    private final List<String> sections = new ArrayList<>();
    private String title = "No domain";

    /// @param version of this program
    /// @param single whether there is one domain only
    public HtmlReport(Pages pages, String version, boolean single, PrintStream out) {
        this.pages = pages;
        this.version = version;
        this.single = single;
        this.out = out;
    }

    @Override
    public void add(Verdict verdict, DomainFacts facts, Supplier<Since> since) {
        var section = new HtmlSection(pages, sections.size() + 1, single, Optional.empty());
        sections.add(section.render(verdict, facts, since.get()).toString());
        title = Words.domain(verdict.domain()) + ": " + Words.outcome(verdict.outcome());
        if (!single) {
            counts.merge(verdict.outcome(), 1, Integer::sum);
            rows.add(row(verdict, section.id()));
        }
    }

    @Override
    public void end() {
        String css = style();
        out.print("""
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-%s'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <meta name="referrer" content="no-referrer">
                <title>%s · Sealpost</title>
                <style>%s</style>
                </head>
                <body>
                %s<a class="skip" href="#main">Skip to content</a>
                <header class="top"><div class="wrap"><span class="brand">%sSealpost</span>\
                <span class="who">Check of mail transport</span></div></header>
                <main id="main"><div class="wrap">
                """.formatted(
                digest(css),
                Html.escape(single ? title : "Mail transport of " + Words.count(sections.size(), "domain", "domains")),
                css,
                HtmlMarks.SPRITE,
                HtmlMarks.LOGO));
        if (!single) {
            summary();
        }
        sections.forEach(out::print);
        out.print("</div></main>\n<footer class=\"foot\"><div class=\"wrap\"><span>All times are UTC.</span>"
                + "<span>Sealpost " + Html.escape(version) + "</span>"
                + "<span><code>sealpost explain CODE</code> says more about a finding.</span></div></footer>\n"
                + "</body>\n</html>\n");
        out.flush();
    }

    private void summary() {
        out.print("<h1 class=\"t1\">Mail transport of " + Words.count(sections.size(), "domain", "domains")
                + "</h1>\n<ul class=\"tiles\">\n");
        for (Outcome outcome : WORST_FIRST) {
            Integer count = counts.get(outcome);
            if (count != null) {
                out.print("<li class=\"panel tile " + HtmlMarks.tone(outcome) + "\"><b>" + count + "</b>"
                        + HtmlMarks.status(outcome) + "</li>\n");
            }
        }
        out.print("""
                </ul>
                <div class="panel"><div class="scroll" tabindex="0" role="region" aria-label="Domains">
                <table class="cards" role="table">
                <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Domain</th>\
                <th role="columnheader" scope="col">Outcome</th><th role="columnheader" scope="col">Because</th>\
                <th role="columnheader" scope="col" class="num">Error</th>\
                <th role="columnheader" scope="col" class="num">Unknown</th>\
                <th role="columnheader" scope="col" class="num">Warning</th></tr></thead>
                <tbody role="rowgroup">
                """);
        rows.forEach(out::print);
        out.print("</tbody></table></div></div>\n");
    }

    private String row(Verdict verdict, String id) {
        var html = new Html();
        html.raw("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\"><a href=\"#" + id + "\">")
                .text(Words.domain(verdict.domain()))
                .raw("</a></th><td role=\"cell\" data-l=\"Outcome\">" + HtmlMarks.status(verdict.outcome())
                        + "</td><td role=\"cell\" data-l=\"Because\">");
        verdict.because()
                .ifPresentOrElse(
                        because -> html.add(HtmlFinding.title(pages, because)),
                        () -> html.text(HtmlMarks.sentence(EffectText.today(verdict.today()))));
        html.raw("</td>");
        for (Severity severity : List.of(Severity.ERROR, Severity.UNKNOWN, Severity.WARNING)) {
            long count = verdict.findings().stream()
                    .filter(finding -> finding.code().severity() == severity)
                    .count();
            html.raw("<td role=\"cell\" class=\"num\" data-l=\"" + HtmlMarks.sentence(Words.severity(severity)) + "\">"
                    + count + "</td>");
        }
        return html.raw("</tr>\n").toString();
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// The policy of the page allows this one style sheet and nothing else.
    private static String digest(String css) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(css.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
