package org.sealpost.protocol.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.Samples;
import org.sealpost.protocol.Table;
import org.sealpost.protocol.name.DomainName;

class MxPatternTest {
    static List<Table.Row> patterns() {
        return Table.read(MxPatternTest.class, "mx-patterns.tsv", 5);
    }

    /// STS-38
    @ParameterizedTest
    @MethodSource("patterns")
    void matchesAsTheTableSays(Table.Row row) {
        DomainName host = DomainName.ofWire(row.cell(2)).orElseThrow();
        String outcome = switch (MxPattern.parse(Table.octets(row.cell(1)))) {
            case Parsed.Ok<MxPattern>(var pattern, var deviations) -> {
                assertThat(deviations).isEmpty();
                yield pattern.matches(host) ? "match" : "-";
            }
            case Parsed.Unusable<MxPattern>(var deviations) ->
                Table.written(deviations).replace("@1", "");
        };
        assertThat(outcome).isEqualTo(row.cell(3));
    }

    /// STS-38: a wildcard matches a host exactly when the host without its first label is the rest of the pattern.
    @Test
    void aWildcardStandsForExactlyOneLabel() {
        var random = new Random(38);
        for (int i = 0; i < 5_000; i++) {
            DomainName name = DomainName.of(Samples.hostName(random));
            DomainName host = random.nextBoolean() ? name.child("mx") : DomainName.of(Samples.hostName(random));
            assertThat(MxPattern.of("*." + name).matches(host))
                    .isEqualTo(host.parent().filter(name::equals).isPresent());
            assertThat(MxPattern.of(name.ascii()).matches(host)).isEqualTo(name.equals(host));
        }
    }

    @Test
    void keepsTheSpellingAndIsEqualWithoutRegardToCase() {
        MxPattern pattern = MxPattern.of("*.Example.ORG");
        assertThat(pattern.text()).isEqualTo("*.Example.ORG");
        assertThat(pattern.wildcard()).isTrue();
        assertThat(pattern.name()).isEqualTo(DomainName.of("example.org"));
        assertThat(pattern)
                .isEqualTo(MxPattern.of("*.example.org"))
                .hasSameHashCodeAs(MxPattern.of("*.example.org"))
                .isNotEqualTo(MxPattern.of("example.org"));
    }

    @Test
    void cannotBeMadeFromABadPattern() {
        assertThatThrownBy(() -> MxPattern.of("*")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverThrowsOnAnything() {
        var random = new Random(18);
        for (int i = 0; i < 4_000; i++) {
            MxPattern.parse(Samples.damaged(random, "*." + Samples.hostName(random)));
        }
    }
}
