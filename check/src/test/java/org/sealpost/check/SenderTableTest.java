package org.sealpost.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.check.sender.Fate;
import org.sealpost.check.sender.ReportLine;
import org.sealpost.check.sender.SenderKind;
import org.sealpost.check.sender.Simulation;
import org.sealpost.check.sender.WhatIf;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.tlsrpt.ResultType;

/// `senders.tsv`: a story, a kind of sender or several, what becomes of a message, and what is reported of it.
///
/// To the words of [Story] come `cached: MODE PATTERN…`, `cached-id: ID` and `publish: TEXT`.
class SenderTableTest {
    record Row(String story, List<SenderKind> kinds, String fate, String reports) {
        @Override
        public String toString() {
            return kinds + " " + story;
        }
    }

    static List<Row> rows() {
        try (var in = SenderTableTest.class.getResourceAsStream("senders.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(SenderTableTest::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] cells = line.split("\t", -1);
        assertThat(cells).as(line).hasSize(4);
        List<SenderKind> kinds = Arrays.stream(cells[1].split(" ", -1))
                .map(word -> SenderKind.of(word).orElseThrow(() -> new AssertionError(word)))
                .toList();
        return new Row(cells[0], kinds, cells[2], cells[3]);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theTableHolds(Row row) {
        for (SenderKind kind : row.kinds()) {
            Simulation simulation = simulate(row.story(), kind);
            assertThat(fate(simulation.fate()) + "\t" + reports(simulation))
                    .as(kind.word() + ": " + row.story())
                    .isEqualTo(row.fate() + "\t" + row.reports());
        }
    }

    @Test
    void everyKindHasRows() {
        assertThat(rows().stream().flatMap(row -> row.kinds().stream())).contains(SenderKind.values());
    }

    /// What a check says of senders, and what the simulated one does, are the same.
    @ParameterizedTest
    @MethodSource("org.sealpost.check.VerdictTableTest#rows")
    void theFirstContactDoesWhatTheVerdictSays(VerdictTableTest.Row row) {
        DomainFacts facts = Story.facts(row.story());
        Fate fate = Simulation.of(SenderKind.MTA_STS, Reading.of(facts), WhatIf.NOTHING)
                .fate();
        assertThat(SenderAgreement.with(Judge.judge(facts).today(), fate))
                .as(row.story() + ": " + fate)
                .isTrue();
    }

    static Simulation simulate(String story, SenderKind kind) {
        var whatIf = WhatIf.NOTHING;
        var told = new ArrayList<String>();
        for (String clause : story.split(" \\| ?", -1)) {
            String[] parts = clause.split(": ", 2);
            switch (parts[0]) {
                case "cached" -> whatIf = whatIf.withCached(policy(parts[1]));
                case "cached-id" -> whatIf = new WhatIf(whatIf.published(), whatIf.cached(), PolicyId.parse(parts[1]));
                case "publish" -> whatIf = whatIf.withPublished(Octets.utf8(parts[1].replace("\\n", "\n")));
                default -> told.add(clause);
            }
        }
        DomainFacts facts = Story.facts(String.join(" | ", told));
        return Simulation.of(kind, Reading.of(facts), whatIf);
    }

    private static StsPolicy policy(String words) {
        List<String> parts = List.of(words.split(" ", -1));
        String text = "version: STSv1\nmode: " + parts.getFirst() + "\nmax_age: "
                + (parts.contains("expired") ? 0 : 7_776_000) + "\n"
                + parts.stream()
                        .skip(1)
                        .filter(word -> !word.equals("expired"))
                        .map(pattern -> "mx: " + pattern + "\n")
                        .collect(Collectors.joining());
        return StsPolicy.parse(Octets.utf8(text)).value().orElseThrow();
    }

    static String fate(Fate fate) {
        return switch (fate) {
            case Fate.Delivered(var by) ->
                "delivered by " + by.stream().map(SenderTableTest::word).collect(Collectors.joining(" and "));
            case Fate.DeliveredUnprotected(boolean clear) -> clear ? "clear" : "encrypted";
            case Fate.Deferred(var why) -> "deferred " + word(why);
            case Fate.Bounced(var why) -> "bounced " + word(why);
            case Fate.CannotTell(var missing) ->
                "unknown "
                        + missing.stream()
                                .map(reason -> reason.getClass().getSimpleName())
                                .distinct()
                                .collect(Collectors.joining(" "));
        };
    }

    private static String reports(Simulation simulation) {
        return simulation.reports().stream()
                .map(SenderTableTest::line)
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static String line(ReportLine line) {
        return line.policyType().word()
                + line.mx().map(mx -> "@" + mx.replaceFirst("\\..*", "")).orElse("")
                + ":"
                + line.failure().map(ResultType.Known::word).orElse("ok");
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
