package org.sealpost.app.render;

import java.util.List;
import org.sealpost.check.Reading;
import org.sealpost.check.sender.ReportLine;
import org.sealpost.check.sender.Simulation;
import org.sealpost.check.sender.WhatIf;
import org.sealpost.observe.facts.DomainFacts;

/// What each kind of sender does with a message now, as a table of the HTML report.
record HtmlSenders(HtmlTable table) {
    /// @param heading its start tag without the brackets
    /// @param id of the heading
    HtmlSenders(String heading, String id) {
        this(new HtmlTable(heading, id, List.of("Sender", "Message", "Reports")));
    }

    Html render(DomainFacts facts) {
        List<List<Html>> rows = Simulation.all(Reading.of(facts), WhatIf.NOTHING).stream()
                .map(HtmlSenders::row)
                .toList();
        return table.render("What each kind of sender does", "With a message sent now", rows);
    }

    private static List<Html> row(Simulation simulation) {
        String tone = HtmlMarks.tone(SenderWords.tone(simulation));
        List<String> reports = simulation.reports().stream()
                .map((ReportLine line) -> SenderWords.report(line))
                .distinct()
                .toList();
        return List.of(
                new Html().text(HtmlMarks.sentence(SenderWords.kind(simulation.kind()))),
                new Html()
                        .raw("<span class=\"told " + tone + "\">" + HtmlMarks.mark(tone))
                        .element("span", HtmlMarks.sentence(SenderWords.fate(simulation.fate())))
                        .raw("</span>"),
                new Html()
                        .raw("<span class=\"muted\">")
                        .text(reports.isEmpty() ? "nothing" : String.join("; ", reports))
                        .raw("</span>"));
    }
}
