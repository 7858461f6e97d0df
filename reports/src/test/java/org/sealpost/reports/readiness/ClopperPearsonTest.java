package org.sealpost.reports.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClopperPearsonTest {
    @Test
    void withoutFailuresThreeThousandSessionsShowAThousandthAndThreeHundredAHundredth() {
        assertThat(ClopperPearson.upper(2995, 0, 0.95)).isLessThanOrEqualTo(0.001);
        assertThat(ClopperPearson.upper(2994, 0, 0.95)).isGreaterThan(0.001);
        assertThat(ClopperPearson.upper(299, 0, 0.95)).isLessThanOrEqualTo(0.01);
        assertThat(ClopperPearson.upper(298, 0, 0.95)).isGreaterThan(0.01);
    }

    // Two-sided intervals at 95 % in textbooks have the same upper end as one-sided ones at 97.5 %.
    @ParameterizedTest
    @CsvSource({
        "10, 0, 0.95, 0.2589",
        "10, 1, 0.95, 0.3942",
        "10, 5, 0.95, 0.7776",
        "10, 1, 0.975, 0.4450",
        "20, 5, 0.975, 0.4910",
        "100, 10, 0.975, 0.1762",
        "10, 10, 0.95, 1",
        "0, 0, 0.95, 1"
    })
    void givesWhatTablesHave(long trials, long failed, double confidence, double upper) {
        assertThat(ClopperPearson.upper(trials, failed, confidence)).isCloseTo(upper, within(0.00006));
    }

    // The sample sizes of Wilks (1941) for tolerance limits: 95 % and 99 % of a population, with 95 % confidence.
    @ParameterizedTest
    @CsvSource({
        "0.05, 0, 59",
        "0.05, 1, 93",
        "0.05, 2, 124",
        "0.05, 3, 153",
        "0.05, 4, 181",
        "0.01, 0, 299",
        "0.01, 1, 473",
        "0.01, 2, 628",
        "0.001, 0, 2995"
    })
    void asksForAsManySessionsAsTablesDo(double bound, long failed, long trials) {
        assertThat(ClopperPearson.trialsFor(bound, failed, 0.95)).isEqualTo(trials);
    }

    @Test
    void hugeNumbersEndSoonToo() {
        assertThat(ClopperPearson.upper(1_000_000_000, 1_000_000, 0.95)).isBetween(0.001, 0.00101);
    }

    @Test
    void moreTrialsNeverMakeTheBoundLarger() {
        for (long failed = 0; failed < 5; failed++) {
            double before = 1;
            for (long trials = failed + 1; trials < 400; trials++) {
                double here = ClopperPearson.upper(trials, failed, 0.95);
                assertThat(here).isLessThanOrEqualTo(before + 1e-11);
                before = here;
            }
        }
    }
}
