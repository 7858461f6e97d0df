package org.sealpost.app.render;

import java.util.List;
import org.sealpost.check.AspectVerdict;
import org.sealpost.check.Evidence;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.check.Verdict;

/// SPF, DKIM and DMARC in a section of their own of the HTML report, which says that they are not part of the
/// verdict.
///
/// @param heading its start tag without the brackets
/// @param findings writes the findings below it
/// @param section the anchor of the domain, before which those of its findings begin
record HtmlAuthentication(String heading, HtmlFinding findings, String section) {
    private static final int LENGTH = 300;

    /// Nothing where nobody looked.
    Html render(Verdict verdict) {
        var html = new Html();
        List<AspectVerdict> aspects = verdict.aspects().stream()
                .filter(AuthenticationText::isOf)
                .filter(aspect -> aspect.outcome() != Outcome.NOT_APPLICABLE)
                .toList();
        for (AspectVerdict aspect : aspects) {
            html.raw("<div class=\"panel\"><div class=\"section-head\"><" + heading + ">Mail authentication</"
                            + heading.substring(0, 2)
                            + "><p>SPF, DKIM and DMARC count for nothing above</p></div>\n<p>")
                    .raw(HtmlMarks.status(aspect.outcome()))
                    .raw("</p>\n");
            if (!aspect.telling().isEmpty()) {
                html.raw("<ul class=\"seen\">\n");
                aspect.telling().forEach(seen -> seen(html, seen));
                html.raw("</ul>\n");
            }
            html.raw("</div>\n");
        }
        for (int i = 0; i < verdict.findings().size(); i++) {
            Finding finding = verdict.findings().get(i);
            if (AuthenticationText.isOf(finding)) {
                html.add(findings.render(finding, section + "f" + (i + 1)));
            }
        }
        return html;
    }

    private static void seen(Html html, Evidence seen) {
        html.raw("<li><span class=\"where\">")
                .text(Shown.excerpt(seen.where(), LENGTH))
                .raw("</span> ")
                .element("code", Shown.excerpt(seen.seen(), LENGTH))
                .raw("</li>\n");
    }
}
