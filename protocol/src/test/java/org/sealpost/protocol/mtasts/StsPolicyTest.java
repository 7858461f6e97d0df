package org.sealpost.protocol.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.protocol.Extension;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.Samples;
import org.sealpost.protocol.Table;
import org.sealpost.protocol.TextCode;
import org.sealpost.protocol.name.DomainName;

class StsPolicyTest {
    static List<Table.Row> policies() {
        return Table.read(StsPolicyTest.class, "policies.tsv", 5);
    }

    /// STS-14
    @ParameterizedTest
    @MethodSource("policies")
    void readsEachPolicyOfTheTable(Table.Row row) {
        Parsed<StsPolicy> parsed = StsPolicy.parse(Table.octets(row.cell(1)));
        assertThat(parsed.value().map(StsPolicyTest::written).orElse("-")).isEqualTo(row.cell(2));
        assertThat(Table.written(parsed.deviations())).isEqualTo(row.cell(3));
    }

    private static String written(StsPolicy policy) {
        return policy.mode().word() + " " + policy.maxAge().toSeconds() + " "
                + policy.mx().stream().map(MxPattern::text).collect(Collectors.joining(","))
                + Table.written(policy.extensions());
    }

    /// STS-14: written with CRLF, `version` first, `mx` one to a line (STS-17).
    @Test
    void writesVersionFirstAndEndsLinesWithCrLf() {
        var policy = new StsPolicy(
                Mode.TESTING,
                Duration.ofDays(7),
                List.of(MxPattern.of("mx1.example.com"), MxPattern.of("*.example.net")),
                List.of(new Extension("note", "moved in May")));
        assertThat(policy.render().split("\r\n", -1))
                .containsExactly(
                        "version: STSv1",
                        "mode: testing",
                        "mx: mx1.example.com",
                        "mx: *.example.net",
                        "max_age: 604800",
                        "note: moved in May",
                        "");
    }

    @Test
    void readsWhatItWrites() {
        var random = new Random(8461);
        for (int i = 0; i < 2_000; i++) {
            StsPolicy policy = anyPolicy(random);
            assertThat(StsPolicy.parse(Octets.utf8(policy.render()))).isEqualTo(new Parsed.Ok<>(policy, List.of()));
        }
    }

    @Test
    void findsTheFirstPatternThatMatches() {
        var policy = new StsPolicy(
                Mode.ENFORCE,
                Duration.ofDays(7),
                List.of(MxPattern.of("*.example.net"), MxPattern.of("a.example.net")),
                List.of());
        assertThat(policy.matching(DomainName.of("a.example.net"))).contains(MxPattern.of("*.example.net"));
        assertThat(policy.covers(DomainName.of("example.net"))).isFalse();
    }

    @Test
    void cannotBeMadeFromWhatAPolicyCannotSay() {
        List<MxPattern> mx = List.of(MxPattern.of("mx.example.org"));
        Duration week = Duration.ofDays(7);
        assertThatThrownBy(() -> new StsPolicy(Mode.ENFORCE, week, List.of(), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        for (Duration wrong :
                List.of(Duration.ofSeconds(-1), Duration.ofSeconds(31_557_601), Duration.ofMillis(1_500))) {
            assertThatThrownBy(() -> new StsPolicy(Mode.ENFORCE, wrong, mx, List.of()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String value : List.of("", " a", "a ", "a\nmx: b", "a\tb", "\ud800")) {
            assertThatThrownBy(() -> new StsPolicy(Mode.ENFORCE, week, mx, List.of(new Extension("a", value))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        for (String name : List.of("", "mode", "mx", "-a", "a b", "a".repeat(33))) {
            assertThatThrownBy(() -> new StsPolicy(Mode.ENFORCE, week, mx, List.of(new Extension(name, "b"))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void keepsAHundredDeviationsAndCountsTheRest() {
        Parsed<StsPolicy> parsed = StsPolicy.parse(Octets.utf8("\n".repeat(70_000)));
        assertThat(parsed.deviations()).hasSize(TextCode.MOST_DEVIATIONS + 1);
        assertThat(parsed.deviations().getLast().code()).isEqualTo(TextCode.TOO_MANY_DEVIATIONS);
        assertThat(parsed.deviations().getLast().line()).isEqualTo(101);
        // The lines left over, and version, mode and max_age missing.
        assertThat(parsed.deviations().getLast().text()).isEqualTo("69903");
    }

    @Test
    void whatMakesAPolicyUnusableIsNeverLeftOut() {
        String duplicates = "mode: enforce\n".repeat(200);
        Parsed<StsPolicy> parsed = StsPolicy.parse(Octets.utf8("version: STSv1\nmx: a.example\n" + duplicates));
        assertThat(parsed).isInstanceOf(Parsed.Unusable.class);
        assertThat(parsed.deviations()).anyMatch(deviation -> deviation.code().equals(StsPolicyCode.MAX_AGE_MISSING));
    }

    @Test
    void evidenceIsCutAtFiveHundredOctets() {
        Parsed<StsPolicy> parsed = StsPolicy.parse(Octets.utf8("x".repeat(60_000)));
        assertThat(parsed.deviations().getFirst().text()).isEqualTo("x".repeat(500) + "…");
    }

    @Test
    void neverThrowsOnAnything() {
        var random = new Random(14);
        for (int i = 0; i < 4_000; i++) {
            Parsed<StsPolicy> parsed =
                    StsPolicy.parse(Samples.damaged(random, anyPolicy(random).render()));
            parsed.value()
                    .ifPresent(policy -> assertThat(StsPolicy.parse(Octets.utf8(policy.render()))
                                    .value())
                            .contains(policy));
        }
    }

    private static StsPolicy anyPolicy(Random random) {
        Mode mode = Samples.oneOf(random, Mode.values());
        var mx = new ArrayList<MxPattern>();
        int hosts = random.nextInt(4) + (mode == Mode.NONE ? 0 : 1);
        for (int i = 0; i < hosts; i++) {
            mx.add(MxPattern.of((random.nextBoolean() ? "*." : "") + Samples.hostName(random)));
        }
        var extensions = new ArrayList<Extension>();
        for (int i = random.nextInt(3); i > 0; i--) {
            String value = Samples.text(random, "azAZ09:;=.,<>é漢😀", 1 + random.nextInt(10));
            extensions.add(
                    new Extension("x" + i + Samples.text(random, "aZ0_-.", random.nextInt(20)), value + " " + value));
        }
        return new StsPolicy(mode, Duration.ofSeconds(random.nextInt(31_557_601)), mx, extensions);
    }
}
