package org.sealpost.app.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.world.World;

/// The cases that any checker has to tell apart are worlds with the verdict that is due; [WorldsTest] checks these.
class FixturesTest {
    private static final int CASES = 33;

    private static Map<String, World> worlds = Map.of();

    record Fixture(int number, String what, String world, String verdict, List<String> codes) {
        static Fixture of(String line) {
            String[] cells = line.split("\t", -1);
            assertThat(cells).as(line).hasSize(5);
            return new Fixture(
                    Integer.parseInt(cells[0]),
                    cells[1],
                    cells[2],
                    cells[3],
                    Arrays.stream(cells[4].split(" ", -1))
                            .filter(code -> !code.isEmpty())
                            .toList());
        }

        @Override
        public String toString() {
            return number + " " + what;
        }
    }

    @BeforeAll
    static void readTheWorlds() throws IOException {
        try (var lab = Lab.start(LabOptions.at(InstantSource.system()))) {
            worlds = lab.worlds().stream().collect(Collectors.toMap(World::name, Function.identity()));
        }
    }

    static List<Fixture> fixtures() throws IOException {
        try (InputStream in = Objects.requireNonNull(FixturesTest.class.getResourceAsStream("fixtures.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Fixture::of)
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void eachCaseIsAWorldWithItsVerdict(Fixture fixture) {
        assertThat(worlds).containsKey(fixture.world());
        World world = Objects.requireNonNull(worlds.get(fixture.world()));
        assertThat(world.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .isEqualTo(fixture.verdict());
        assertThat(world.findings()).containsAll(fixture.codes());
    }

    @Test
    void noCaseIsMissing() throws IOException {
        assertThat(fixtures().stream().map(Fixture::number).distinct().sorted().toList())
                .isEqualTo(IntStream.rangeClosed(1, CASES).boxed().toList());
    }
}
