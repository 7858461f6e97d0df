package org.sealpost.app.render;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.check.sender.ReportLine;
import org.sealpost.check.sender.SenderKind;
import org.sealpost.check.sender.Simulation;
import org.sealpost.check.sender.Step;
import org.sealpost.check.sender.Step.Act;
import org.sealpost.check.time.OlderPolicy;
import org.sealpost.protocol.name.DomainName;

/// What simulated senders do, for people: a table by kind, then the steps of each.
public final class SimulationText {
    private static final int COLUMN = 19;

    private final Paint paint;

    public SimulationText(Paint paint) {
        this.paint = paint;
    }

    /// @param held the older policy that some sender holds by the history; empty when it was given or there is none
    public String render(DomainName domain, Instant at, Optional<OlderPolicy> held, List<Simulation> simulations) {
        var sheet = new Sheet(paint);
        sheet.paragraph(0, Tone.STRONG, "A message for " + Words.domain(domain) + ", sent " + Words.instant(at) + ":")
                .blank();
        for (Simulation simulation : simulations) {
            Tone tone = SenderWords.tone(simulation);
            sheet.entry(
                    0,
                    tone,
                    tone.mark() + " " + simulation.kind().word(),
                    COLUMN,
                    Tone.PLAIN,
                    SenderWords.fate(simulation.fate()));
        }
        if (simulations.stream().anyMatch(each -> each.kind() == SenderKind.MTA_STS_CACHED)) {
            held.ifPresent(older -> sheet.blank()
                    .paragraph(
                            0,
                            Tone.QUIET,
                            "The older policy (mode "
                                    + older.policy().mode().word() + ", id "
                                    + Shown.text(older.id().text()) + ") is from the history: a"
                                    + " check saw it " + Words.instant(older.seenAt())
                                    + ", and a sender that fetched it then holds it"
                                    + " until " + Words.instant(older.until()) + "."));
        }
        simulations.forEach(simulation -> steps(sheet.blank(), simulation));
        return sheet.toString();
    }

    private static void steps(Sheet sheet, Simulation simulation) {
        sheet.paragraph(0, Tone.STRONG, simulation.kind().word() + ": " + SenderWords.kind(simulation.kind()));
        if (simulation.kind().mtaSts()) {
            sheet.entry(2, Tone.QUIET, "policy", 11, Tone.PLAIN, SenderWords.policy(simulation.holding()));
        }
        simulation.steps().forEach(step -> step(sheet, step));
        for (ReportLine line : simulation.reports()) {
            sheet.entry(2, Tone.QUIET, "reports", 11, Tone.PLAIN, SenderWords.report(line));
        }
    }

    private static void step(Sheet sheet, Step step) {
        Tone tone = step.reached() ? tone(step.act()) : Tone.QUIET;
        String place = step.preference()
                + (step.anyOrder() ? " (any order) " : " ")
                + Shown.text(step.exchange())
                + step.address().map(address -> " [" + address + "]").orElse("");
        String when = step.reached() ? "" : "if those before are down, ";
        sheet.entry(
                2,
                tone,
                mark(step.act()),
                4,
                step.reached() ? Tone.PLAIN : Tone.QUIET,
                place + ": " + when + SenderWords.act(step.act(), step.reached()));
    }

    private static Tone tone(Act act) {
        return switch (act) {
            case Act.Uses _ -> Tone.PASS;
            case Act.PassesOver _ -> Tone.WARN;
            case Act.Unclear _ -> Tone.UNKNOWN;
        };
    }

    private static String mark(Act act) {
        return switch (act) {
            case Act.Uses _ -> "→";
            case Act.PassesOver _ -> "×";
            case Act.Unclear _ -> "?";
        };
    }

    /// All of them in one sentence, those with the same fate together.
    static String summary(List<Simulation> simulations) {
        Map<String, List<String>> byFate = new LinkedHashMap<>();
        for (Simulation simulation : simulations) {
            byFate.computeIfAbsent(SenderWords.fate(simulation.fate()), _ -> new ArrayList<>())
                    .add(simulation.kind().word());
        }
        if (byFate.size() == 1) {
            return "Senders of every kind: a message "
                    + byFate.keySet().iterator().next() + ".";
        }
        List<String> parts = new ArrayList<>();
        byFate.forEach((fate, kinds) -> parts.add(String.join(", ", kinds) + ": " + fate));
        return "Senders: " + String.join("; ", parts) + ".";
    }
}
