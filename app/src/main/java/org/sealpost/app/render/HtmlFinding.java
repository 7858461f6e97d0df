package org.sealpost.app.render;

import java.util.ArrayList;
import java.util.List;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Severity;

/// One finding in the HTML report: what was seen and what it means on the left, what to do on the right.
///
/// @param level of its heading
record HtmlFinding(Pages pages, int level) {
    private static final int PIECES = 12;
    private static final int LINES = 24;
    private static final int LENGTH = 600;

    Html render(Finding finding, String id) {
        String tone = HtmlMarks.tone(finding.code().severity());
        var html = new Html();
        html.raw("<details class=\"finding " + tone + "\" id=\"" + id + "\""
                + (finding.code().severity() == Severity.NOTICE ? ">" : " open>"));
        html.raw("<summary>" + HtmlMarks.mark(tone) + "<h" + level + " class=\"t3\">");
        html.add(title(pages, finding)).raw("</h" + level + "><span class=\"turn\"></span><span class=\"meta\">");
        html.text(HtmlMarks.sentence(Words.severity(finding.code().severity()))).raw(" · ");
        html.text(HtmlMarks.name(finding.code().aspect())).raw(" · ");
        html.element("code", finding.code().id()).raw(" · ");
        html.raw(Html.escape(finding.code().rfc().toString()).replace(" ", "&nbsp;"));
        html.raw("</span></summary>\n<div class=\"finding-body\">\n<div>\n");
        evidence(html, finding);
        pages.meaningOf(finding).ifPresent(words -> {
            small(html, "What it means");
            html.element("p", words).raw("\n");
        });
        html.raw("</div>\n<div>\n");
        repair(html, finding);
        return html.raw("</div>\n</div>\n</details>\n");
    }

    /// The title of the page, with what it is about in code.
    static Html title(Pages pages, Finding finding) {
        String title = pages.title(finding.code().id()).replace("`", "");
        String whole = title.endsWith(".") ? title.substring(0, title.length() - 1) : title;
        int place = whole.indexOf("{subject}");
        var html = new Html();
        if (place < 0) {
            return html.text(whole);
        }
        return html.text(whole.substring(0, place))
                .element("code", Shown.excerpt(finding.subject(), 200))
                .text(whole.substring(place + "{subject}".length()));
    }

    private void evidence(Html html, Finding finding) {
        if (finding.evidence().isEmpty()) {
            return;
        }
        small(html, "What we saw");
        html.raw("<pre class=\"evidence\" tabindex=\"0\"><code>");
        List<String> lines = new ArrayList<>();
        for (Evidence evidence : finding.evidence().stream().limit(PIECES).toList()) {
            String where = Html.escape(Shown.excerpt(evidence.where(), LENGTH));
            lines.add("<span class=\"where\">" + where + "</span>");
            List<String> seen = evidence.seen().lines().toList();
            seen.stream().limit(LINES).forEach(line -> lines.add("  " + Html.escape(Shown.excerpt(line, LENGTH))));
            if (seen.size() > LINES) {
                lines.add("  … (" + Words.count(seen.size() - LINES, "more line", "more lines") + ")");
            }
        }
        if (finding.evidence().size() > PIECES) {
            lines.add("… and " + (finding.evidence().size() - PIECES) + " more");
        }
        html.raw(String.join("\n", lines)).raw("</code></pre>\n");
    }

    private void repair(Html html, Finding finding) {
        small(html, "What to do");
        html.raw("<p class=\"small muted\">For ")
                .text(Words.who(finding.code().fixer()))
                .raw("</p>\n");
        Repair.of(finding, pages).ifPresent(repair -> {
            html.element("p", repair.words()).raw("\n");
            if (!repair.copy().isEmpty()) {
                html.raw("<div class=\"code\"><div class=\"code-head\">").text(repair.what());
                html.raw("</div><pre tabindex=\"0\"><code>").text(String.join("\n", repair.copy()));
                html.raw("</code></pre></div>\n");
            }
            if (!repair.after().isEmpty()) {
                html.element("p", repair.after()).raw("\n");
            }
            if (!repair.remove().isEmpty()) {
                html.raw("<p>Take away:</p>\n<pre class=\"evidence\" tabindex=\"0\"><code>");
                html.text(String.join(
                        "\n",
                        repair.remove().stream()
                                .map(old -> Shown.excerpt(old, LENGTH))
                                .toList()));
                html.raw("</code></pre>\n");
            }
        });
    }

    private void small(Html html, String words) {
        html.raw("<h" + (level + 1) + " class=\"t4\">" + words + "</h" + (level + 1) + ">\n");
    }
}
