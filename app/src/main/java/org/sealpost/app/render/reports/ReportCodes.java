package org.sealpost.app.render.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.sealpost.protocol.DeviationCode;
import org.sealpost.protocol.RfcRef;
import org.sealpost.protocol.tlsrpt.TlsReportCode;
import org.sealpost.reports.authentic.SubmitterCode;
import org.sealpost.reports.intake.IntakeCode;
import org.sealpost.reports.readiness.RuleCode;

/// What the codes mean that stand in notes on TLS reports, in refusals and in answers about readiness.
public final class ReportCodes {
    private final SortedMap<String, Meaning> all;

    /// What a code means.
    ///
    /// @param what has happened
    /// @param then what becomes of it, and what to do where anything is to be done
    /// @param rfc the section that it departs from
    public record Meaning(String code, String what, String then, Optional<RfcRef> rfc) {}

    public ReportCodes() {
        var meanings = new TreeMap<String, Meaning>();
        Map<String, RfcRef> sections = sections();
        for (String line : lines()) {
            String[] cells = line.split("\t", -1);
            String code = cells[0];
            meanings.put(code, new Meaning(code, cells[1], cells[2], Optional.ofNullable(sections.get(code))));
        }
        for (RuleCode rule : RuleCode.values()) {
            meanings.put(
                    rule.id(),
                    new Meaning(rule.id(), rule.explanation(), effect(rule) + " " + rule.fix(), Optional.empty()));
        }
        all = Collections.unmodifiableSortedMap(meanings);
    }

    /// All codes, sorted.
    public List<String> codes() {
        return List.copyOf(all.keySet());
    }

    public Optional<Meaning> of(String code) {
        return Optional.ofNullable(all.get(code));
    }

    private static String effect(RuleCode rule) {
        return switch (rule.weight()) {
            case HOLDS -> "The answer is HOLD.";
            case STOPS -> "The answer is NOT READY.";
            case LACKS -> "The answer is UNKNOWN.";
            case NOTES -> "It is told and decides nothing.";
        };
    }

    private static Map<String, RfcRef> sections() {
        var sections = new HashMap<String, RfcRef>();
        Stream.<DeviationCode[]>of(TlsReportCode.values(), IntakeCode.values(), SubmitterCode.values())
                .flatMap(Stream::of)
                .forEach(code -> sections.put(code.id(), code.rfc()));
        return sections;
    }

    private static List<String> lines() {
        try (var in = Objects.requireNonNull(ReportCodes.class.getResourceAsStream("codes.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
