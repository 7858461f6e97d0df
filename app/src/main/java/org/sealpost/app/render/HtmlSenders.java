package org.sealpost.app.render;

import java.util.List;
import org.sealpost.check.Reading;
import org.sealpost.check.sender.ReportLine;
import org.sealpost.check.sender.Simulation;
import org.sealpost.check.sender.WhatIf;
import org.sealpost.observe.facts.DomainFacts;

/// What each kind of sender does with a message now, as a table of the HTML report.
///
/// @param heading its start tag without the brackets
/// @param id of the heading
record HtmlSenders(String heading, String id) {
    Html render(DomainFacts facts) {
        var html = new Html();
        html.raw("<div class=\"panel\"><div class=\"section-head\"><" + heading + " id=\"" + id + "\">")
                .raw("What each kind of sender does</" + heading.substring(0, 2) + ">")
                .raw("<p>With a message sent now</p></div>\n")
                .raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-labelledby=\"" + id + "\">\n")
                .raw("""
                        <table class="cards" role="table">
                        <thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">Sender</th>\
                        <th role="columnheader" scope="col">Message</th><th role="columnheader" scope="col">Reports</th>\
                        </tr></thead>
                        <tbody role="rowgroup">
                        """);
        Simulation.all(Reading.of(facts), WhatIf.NOTHING).forEach(each -> row(html, each));
        return html.raw("</tbody></table></div></div>\n");
    }

    private static void row(Html html, Simulation simulation) {
        String tone = HtmlMarks.tone(SenderWords.tone(simulation));
        html.raw("<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">")
                .text(HtmlMarks.sentence(SenderWords.kind(simulation.kind())))
                .raw("</th><td role=\"cell\" data-l=\"Message\"><span class=\"told " + tone + "\">"
                        + HtmlMarks.mark(tone))
                .element("span", HtmlMarks.sentence(SenderWords.fate(simulation.fate())))
                .raw("</span></td><td role=\"cell\" data-l=\"Reports\" class=\"muted\">");
        List<String> reports = simulation.reports().stream()
                .map((ReportLine line) -> SenderWords.report(line))
                .distinct()
                .toList();
        html.text(reports.isEmpty() ? "nothing" : String.join("; ", reports)).raw("</td></tr>\n");
    }
}
