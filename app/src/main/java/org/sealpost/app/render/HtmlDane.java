package org.sealpost.app.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.sealpost.check.Reading;
import org.sealpost.check.Verdict;
import org.sealpost.check.sender.SenderKind;
import org.sealpost.check.sender.Simulation;
import org.sealpost.check.sender.Step;
import org.sealpost.check.sender.WhatIf;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.facts.MxHostFacts;
import org.sealpost.protocol.dane.TlsaRecord;

/// The TLSA records of each MX host in the HTML report, and what a sender that does DANE makes of them.
record HtmlDane(HtmlTable table) {
    private static final int RECORDS = 6;
    private static final int LENGTH = 160;

    HtmlDane(String heading, String id) {
        this(new HtmlTable(heading, id, List.of("MX host", "TLSA records", "Sender that does DANE")));
    }

    /// Nothing where there is nothing to say of DANE.
    Html render(Verdict verdict, DomainFacts facts) {
        if (!DaneText.tells(verdict)) {
            return new Html();
        }
        List<Step> steps = Simulation.of(SenderKind.DANE, Reading.of(facts), WhatIf.NOTHING)
                .steps();
        List<List<Html>> rows = facts.mail().hosts().stream()
                .map(host -> List.of(new Html().element("code", host.name().ascii()), records(host), act(host, steps)))
                .toList();
        return table.render("DANE", HtmlMarks.sentence(DaneText.beside(verdict.dane(), verdict.today())), rows);
    }

    private static Html records(MxHostFacts host) {
        List<String> lines = new ArrayList<>();
        for (Lookup<TlsaRecord> lookup : host.tlsa()) {
            Lookups.records(lookup).stream()
                    .limit(RECORDS)
                    .map(record -> Shown.excerpt(record, LENGTH))
                    .forEach(lines::add);
            lines.add(Lookups.result(lookup));
        }
        var html = new Html();
        if (lines.isEmpty()) {
            return html.text("not asked for");
        }
        lines.forEach(line -> html.element("span class=\"line-of\"", line));
        return html;
    }

    private static Html act(MxHostFacts host, List<Step> steps) {
        String words = steps.stream()
                .filter(step -> step.host().filter(host.name()::equals).isPresent())
                .map(step -> SenderWords.act(step.act(), step.reached()))
                .distinct()
                .collect(Collectors.joining("; "));
        return new Html().text(HtmlMarks.sentence(words));
    }
}
