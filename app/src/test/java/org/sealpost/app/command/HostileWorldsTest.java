package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.InOrder;
import org.sealpost.app.check.LabCheckers;
import org.sealpost.app.hostile.HostileWorlds;
import org.sealpost.app.render.FindingPages;
import org.sealpost.app.render.Paint;
import org.sealpost.app.render.VerdictJson;
import org.sealpost.app.render.VerdictText;
import org.sealpost.check.Finding;
import org.sealpost.check.Outcome;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.world.World;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.net.Limits;
import org.sealpost.observe.net.Limits.Step;

/// Worlds made by chance are checked and shown: each ends in its time with a verdict, and nothing of it reaches the
/// terminal as it is. `-Dhostile.worlds=500` takes more of them, `-Dhostile.seed=7` others; what came out stands in
/// `target/hostile-worlds.txt`.
class HostileWorldsTest {
    private static final int WORLDS = Integer.getInteger("hostile.worlds", 60);
    private static final long SEED = Long.getLong("hostile.seed", 1);
    private static final int IN_ONE_LAB = 60;
    private static final int AT_ONCE = 8;
    private static final Duration BUDGET = Duration.ofSeconds(3);

    /// For a machine with much else to do.
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\u0080-\u009f\u202a-\u202e&&[^\n]]");

    /// @param used the heap in use when it was done
    private record Seen(String world, Outcome outcome, Set<String> codes, Duration took, boolean shownRaw, long used) {}

    @Test
    void everyHostileWorldEndsInItsTimeWithAVerdict(@TempDir Path folder) throws IOException {
        List<Seen> all = new ArrayList<>();
        for (int from = 0; from < WORLDS; from += IN_ONE_LAB) {
            Path batch = folder.resolve("from" + from);
            new HostileWorlds(SEED).write(batch, from, Math.min(WORLDS, from + IN_ONE_LAB));
            all.addAll(checkAll(batch));
        }
        Files.writeString(Path.of("target", "hostile-worlds.txt"), summary(all));
        assertThat(all).hasSize(WORLDS);
        assertThat(all)
                .as("worlds that took longer than they may")
                .filteredOn(seen -> seen.took().compareTo(BUDGET.plus(GRACE)) > 0)
                .isEmpty();
        assertThat(all)
                .as("worlds of which something was shown as it came")
                .filteredOn(Seen::shownRaw)
                .isEmpty();
        assertThat(all.stream().map(Seen::outcome)).contains(Outcome.FAIL, Outcome.UNKNOWN);
        assertThat(all.stream().flatMap(seen -> seen.codes().stream()).distinct())
                .as("findings in hostile worlds")
                .hasSizeGreaterThan(25);
    }

    private static List<Seen> checkAll(Path folder) throws IOException {
        InstantSource clock = InstantSource.system();
        Limits limits = Limits.DEFAULT
                .with(Step.PER_DOMAIN, BUDGET)
                .with(Step.DNS_TRY, Duration.ofMillis(300))
                .with(Step.DNS_QUESTION, Duration.ofSeconds(1));
        var options = ObserverOptions.of(clock, "sealpost/test").withDialer(DialerOptions.DEFAULT.withLimits(limits));
        List<Seen> seen = new ArrayList<>();
        try (Lab lab = Lab.start(LabOptions.at(clock).withWorlds(folder));
                var checkers = new LabCheckers(lab, options, ObservationListener.NONE)) {
            InOrder.run(lab.worlds(), AT_ONCE, world -> look(checkers, world), seen::add);
        }
        return seen;
    }

    private static Seen look(LabCheckers checkers, World world) {
        long start = System.nanoTime();
        Checked checked = checkers.check(world.domain());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        var verdict = checked.verdict();
        String text = new VerdictText(new FindingPages(), new Paint(false), VerdictText.Detail.VERBOSE)
                .render(verdict, checked.facts());
        var json = new ByteArrayOutputStream();
        try (var document = new VerdictJson(new FindingPages(), json)) {
            document.add(verdict, checked.facts());
        }
        return new Seen(
                world.name(),
                verdict.outcome(),
                codes(verdict.findings()),
                took,
                CONTROL.matcher(text).find() || json.size() == 0,
                Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
    }

    private static Set<String> codes(List<Finding> findings) {
        return findings.stream().map(finding -> finding.code().id()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static String summary(List<Seen> all) {
        Map<Outcome, Long> outcomes =
                all.stream().collect(Collectors.groupingBy(Seen::outcome, TreeMap::new, Collectors.counting()));
        Seen longest = all.stream().max(Comparator.comparing(Seen::took)).orElseThrow();
        return """
                worlds    %d of seed %d
                outcomes  %s
                findings  %d kinds
                longest   %d ms (%s)
                together  %d ms
                heap      at most %d MiB used of %d MiB
                """.formatted(
                all.size(),
                SEED,
                outcomes,
                all.stream().flatMap(seen -> seen.codes().stream()).distinct().count(),
                longest.took().toMillis(),
                longest.world(),
                all.stream().mapToLong(seen -> seen.took().toMillis()).sum(),
                all.stream().mapToLong(Seen::used).max().orElse(0) >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
