package org.sealpost.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.check.Reading;
import org.sealpost.check.sender.Fate;
import org.sealpost.check.sender.ReportLine;
import org.sealpost.check.sender.SenderKind;
import org.sealpost.check.sender.Simulation;
import org.sealpost.check.sender.WhatIf;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.world.World;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.PolicyId;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.tlsrpt.ResultType;

/// `senders.tsv`: worlds of the small internet, over their sockets, and what each kind of sender does with a message
/// for them. The older policy that `mta-sts-cached` holds is `enforce` for the hosts named, for 90 days.
class SendersOfWorldsTest {
    record Row(String world, List<SenderKind> kinds, String held, String fate, String reports) {
        @Override
        public String toString() {
            return world + " " + kinds;
        }
    }

    private static Map<String, DomainFacts> facts = Map.of();

    static List<Row> rows() {
        try (var in = SendersOfWorldsTest.class.getResourceAsStream("senders.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new Row(
                            cells[0],
                            Arrays.stream(cells[1].split(" ", -1))
                                    .map(word -> SenderKind.of(word).orElseThrow(() -> new AssertionError(word)))
                                    .toList(),
                            cells[2],
                            cells[3],
                            cells[4]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void lookAtEachWorldOnce() throws IOException {
        InstantSource clock = InstantSource.system();
        Map<String, DomainFacts> seen = new ConcurrentHashMap<>();
        Set<String> named = rows().stream().map(Row::world).collect(Collectors.toSet());
        try (Lab lab = Lab.start(LabOptions.at(clock));
                var checkers =
                        new LabCheckers(lab, ObserverOptions.of(clock, "sealpost/test"), ObservationListener.NONE)) {
            List<World> worlds = lab.worlds().stream()
                    .filter(world -> named.contains(world.name()))
                    .toList();
            assertThat(worlds).hasSameSizeAs(named);
            InOrder.run(
                    worlds,
                    8,
                    world -> Map.entry(
                            world.name(), checkers.check(world.domain()).facts()),
                    entry -> seen.put(entry.getKey(), entry.getValue()));
        }
        facts = seen;
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theTableHolds(Row row) {
        for (SenderKind kind : row.kinds()) {
            Simulation simulation = Simulation.of(
                    kind, Reading.of(Optional.ofNullable(facts.get(row.world())).orElseThrow()), held(row.held()));
            assertThat(fate(simulation.fate()) + "\t" + reports(simulation))
                    .as(row + " " + kind.word())
                    .isEqualTo(row.fate() + "\t" + row.reports());
        }
    }

    private static WhatIf held(String words) {
        if (words.isEmpty()) {
            return WhatIf.NOTHING;
        }
        List<String> parts = List.of(words.split(" ", -1));
        String text = "version: STSv1\nmode: enforce\nmax_age: 7776000\n"
                + parts.stream()
                        .filter(part -> !part.startsWith("id="))
                        .map(host -> "mx: " + host + "\n")
                        .collect(Collectors.joining());
        var id = parts.stream()
                .filter(part -> part.startsWith("id="))
                .map(part -> new PolicyId(part.substring(3)))
                .findFirst();
        var policy = StsPolicy.parse(Octets.utf8(text)).value();
        return new WhatIf(WhatIf.NOTHING.published(), policy, id);
    }

    static String fate(Fate fate) {
        return switch (fate) {
            case Fate.Delivered(var by) ->
                "delivered by " + by.stream().map(SendersOfWorldsTest::word).collect(Collectors.joining(" and "));
            case Fate.DeliveredUnprotected(boolean clear) -> clear ? "clear" : "encrypted";
            case Fate.Deferred(var why) -> "deferred " + word(why);
            case Fate.Bounced(var why) -> "bounced " + word(why);
            case Fate.CannotTell _ -> "unknown";
        };
    }

    static String reports(Simulation simulation) {
        return simulation.reports().stream()
                .map(SendersOfWorldsTest::line)
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
