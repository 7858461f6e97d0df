package org.sealpost.app.render;

import java.util.List;
import org.sealpost.app.check.Compared;
import org.sealpost.app.check.Since;
import org.sealpost.check.Finding;
import org.sealpost.check.time.Comparison;
import org.sealpost.check.time.Sighting;

/// What earlier looks tell, in the HTML report.
///
/// @param single whether the page is about this domain alone
/// @param id of the section of the domain
record HtmlSince(Pages pages, boolean single, String id) {
    /// Nothing where they tell nothing.
    Html render(Since since) {
        var html = new Html();
        List<Finding> changes = since.all();
        if (!changes.isEmpty()) {
            head(html, "Since earlier checks", "");
            var writer = new HtmlFinding(pages, single ? 3 : 4);
            for (int i = 0; i < changes.size(); i++) {
                html.add(writer.render(changes.get(i), id + "c" + (i + 1)));
            }
        }
        switch (since.compared()) {
            case Compared.NotCompared() -> {}
            case Compared.NothingEarlier() -> head(html, "Compared", ComparisonWords.heading(since.compared()));
            case Compared.With(Comparison comparison) -> {
                html.raw("<div class=\"panel\">");
                head(html, "Compared with " + Words.instant(comparison.before().at()), counts(comparison));
                html.raw("<ul class=\"compared\">\n");
                rows(html, "New", "fail", comparison.appeared());
                rows(html, "Gone", "pass", comparison.gone());
                rows(html, "Unchanged", "na", comparison.unchanged());
                html.raw("</ul></div>\n");
            }
        }
        return html;
    }

    private void head(Html html, String title, String beside) {
        String name = "h" + (single ? 2 : 3);
        html.raw("<div class=\"section-head\"><" + name + " class=\"t2\">")
                .text(title)
                .raw("</" + name + "><p>");
        html.text(beside).raw("</p></div>\n");
    }

    private static String counts(Comparison comparison) {
        return comparison.appeared().size() + " new · " + comparison.gone().size() + " gone · "
                + comparison.unchanged().size() + " unchanged";
    }

    private static void rows(Html html, String state, String tone, List<Sighting.Said> findings) {
        for (Sighting.Said said : findings) {
            html.raw("<li><span class=\"status " + tone + "\">" + state + "</span> ")
                    .element("code", said.code())
                    .text(" " + Shown.excerpt(said.subject(), 200))
                    .raw("</li>\n");
        }
    }
}
