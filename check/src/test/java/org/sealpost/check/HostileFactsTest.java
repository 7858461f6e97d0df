package org.sealpost.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Facts that somebody made to hurt: long, many, or crooked. Judging ends soon and says a bounded number of things.
@Timeout(20)
class HostileFactsTest {
    private static String names(int count, String suffix) {
        return IntStream.range(0, count).mapToObj(i -> "h" + i + suffix).collect(Collectors.joining(" "));
    }

    private static List<Finding> findings(String story) {
        return Judge.judge(Story.facts(story)).findings();
    }

    @Test
    void thousandsOfPatternsAreOneFinding() {
        assertThat(findings("patterns: " + names(3_000, ".example.net")))
                .filteredOn(finding -> finding.code().id().equals("mtasts.policy.pattern-unused"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.subject()).isEqualTo("h0.example.net and 2999 more");
                    assertThat(finding.evidence()).hasSize(3_000);
                });
    }

    @Test
    void thousandsOfMxRecordsAreOneFinding() {
        assertThat(findings("mx: " + names(1_500, ".example.net")))
                .filteredOn(finding -> finding.code().id().equals("mtasts.policy.mx-not-listed"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a", "a@", ":", ",", "@", "-", ".", "=", "\t", "mx: ", "\u0000", "*."})
    void aLongRunOfOneThingIsNoTrouble(String thing) {
        String run = thing.repeat(60_000 / thing.length());
        assertThatCode(() -> {
                    findings("policy-text: version: STSv1\\nmx" + run + "x");
                    findings("policy-text: mx: " + run + "x");
                    findings("record: v=STSv1; id=" + run + "x");
                    findings("tlsrpt: v=TLSRPTv1; rua=" + run + "x");
                })
                .doesNotThrowAnyException();
    }
}
