package org.sealpost.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Fix;
import org.sealpost.check.Fixer;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;
import org.sealpost.protocol.name.DomainName;

class HtmlReportTest {
    private static final List<String> VOID = List.of("meta", "path", "circle", "use");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</style></code></pre><iframe src=//evil.example>",
                "javascript:alert(1)",
                "&lt;script&gt;",
                "--><svg onload=alert(1)>",
                "]]><a href=//evil.example>"
            })
    void markupOfOthersShowsAsItself(String hostile) {
        String html = html(List.of(hostile(hostile)), hostile);
        assertThat(html).contains(Html.escape(hostile));
        String usual = html(List.of(hostile("x")));
        // The same elements with the same attributes come out, whatever was in the words.
        assertThat(tags(html)).isEqualTo(tags(usual));
    }

    @Test
    void nothingIsAskedForFromElsewhere() {
        String html = html(Sample.all());
        assertThat(html)
                .doesNotContain("<script", "<link", "<img", "@import", "url(")
                .doesNotContainPattern("src=");
        assertThat(Pattern.compile("href=\"([^\"]*)\"").matcher(html).results().map(found -> found.group(1)))
                .isNotEmpty()
                .allMatch(target -> target.startsWith("#"));
        assertThat(html).contains("default-src 'none'").doesNotContain(" style=\"");
    }

    @Test
    void everyLinkLeadsToAPlaceOnThePage() {
        String html = html(Sample.all());
        List<String> ids = Pattern.compile(" id=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Pattern.compile("href=\"#([^\"]*)\"").matcher(html).results().map(found -> found.group(1)))
                .allMatch(ids::contains);
    }

    @Test
    void everyElementIsClosedInItsOrder() {
        var open = new java.util.ArrayDeque<String>();
        Pattern.compile("<(/?)([a-z0-9]+)[^>]*?(/?)>")
                .matcher(body(html(Sample.all())))
                .results()
                .forEach(tag -> {
                    if (tag.group(1).isEmpty()) {
                        if (tag.group(3).isEmpty() && !VOID.contains(tag.group(2))) {
                            open.push(tag.group(2));
                        }
                    } else {
                        assertThat(open.pop()).isEqualTo(tag.group(2));
                    }
                });
        assertThat(open).isEmpty();
    }

    @Test
    void oneHeadingOfThePageAndNoLevelSkipped() {
        for (List<Sample> samples : List.of(List.of(Sample.unlisted()), Sample.all())) {
            List<Integer> levels = Pattern.compile("<h([1-6])")
                    .matcher(html(samples))
                    .results()
                    .map(found -> Integer.parseInt(found.group(1)))
                    .toList();
            assertThat(levels).containsOnlyOnce(1);
            assertThat(levels.getFirst()).isEqualTo(1);
            for (int i = 1; i < levels.size(); i++) {
                assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
            }
        }
    }

    @Test
    void ofSeveralDomainsATableComesFirst() {
        String html = html(Sample.all());
        assertThat(html)
                .containsSubsequence("aria-label=\"Domains\"", "lindenhof.test", "</table>", "id=\"d1\"", "id=\"d2\"");
        assertThat(html(List.of(Sample.unlisted()))).doesNotContain("aria-label=\"Domains\"");
    }

    @Test
    void aBadgeSaysItsWordToEverybody() {
        String svg = Badge.svg(Sample.nullMx().verdict());
        assertThat(svg)
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .contains(">not applicable</text>", "<title id=\"t\">example.com: MTA-STS not applicable, 2026-11-21<");
    }

    private static Sample hostile(String words) {
        Sample usual = Sample.redirected();
        var finding = new Finding(
                SampleCode.RECORD_MISSING,
                words,
                List.of(new Evidence(words, words + "\n" + words)),
                Optional.of(new Fix.PublishTxt(DomainName.of("a.example"), words, List.of(words))));
        var other =
                new Finding(SampleCode.REDIRECT, words, List.of(), Optional.of(new Fix.Act(Fixer.POLICY_HOST, words)));
        var verdict = new Verdict(
                usual.verdict().domain(),
                usual.verdict().observedAt(),
                Outcome.FAIL,
                Optional.of(finding),
                usual.verdict().aspects(),
                usual.verdict().today(),
                usual.verdict().underEnforce(),
                usual.verdict().dane(),
                List.of(finding, other));
        return new Sample("hostile", verdict, usual.facts());
    }

    private static List<String> tags(String html) {
        return Pattern.compile("<[^>]*>")
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static String body(String html) {
        return html.substring(html.indexOf("<body>"), html.indexOf("</html>"));
    }

    private static String html(List<Sample> samples) {
        return html(samples, "mx2.example.org");
    }

    /// @param earlier what the words of earlier looks are about
    private static String html(List<Sample> samples, String earlier) {
        var written = new ByteArrayOutputStream();
        var out = new PrintStream(written, false, StandardCharsets.UTF_8);
        var report = new HtmlReport(SampleCode.pages(), "1.2.3", samples.size() == 1, out);
        samples.forEach(sample -> report.add(sample.verdict(), sample.facts(), () -> SampleSince.of(sample, earlier)));
        report.end();
        return written.toString(StandardCharsets.UTF_8);
    }
}
