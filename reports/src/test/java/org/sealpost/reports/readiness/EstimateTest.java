package org.sealpost.reports.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sealpost.reports.PolicyEcho;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.row.Failure;
import org.sealpost.reports.row.Row;

/// `estimates.tsv`: failed sessions of a row, its details, and what they amount to.
class EstimateTest {
    private static final Waivers NONE =
            new Waivers(Case.ready().evidence(), new ProbeHistory(List.of(), Case.TODAY, 7), 14);

    @ParameterizedTest
    @CsvFileSource(resources = "estimates.tsv", delimiter = '\t', numLinesToSkip = 1)
    void aRowAmountsTo(
            long failed, String details, long low, long high, long tolerated, long fetch, boolean totalMissing) {
        Estimate estimate = Estimate.of(row(failed, details), NONE);
        assertThat(List.of(estimate.blockedLow(), estimate.blockedHigh(), estimate.tolerated(), estimate.fetch()))
                .containsExactly(low, high, tolerated, fetch);
        assertThat(estimate.totalMissing()).isEqualTo(totalMissing);
        assertThat(estimate.parts().stream().mapToLong(Estimate.Part::sessions).sum())
                .isEqualTo(high);
    }

    /// `3 certificate-expired, 2 validation-failure:timeout`
    private static Row row(long failed, String details) {
        Failure[] failures = Arrays.stream(details.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.equals("-"))
                .map(each -> {
                    String[] words = each.split("[ :]", 3);
                    return Case.failure(words[1], "", words.length > 2 ? words[2] : "", Long.parseLong(words[0]));
                })
                .toArray(Failure[]::new);
        return Case.row(
                new Reporter.Proven(Case.GOOGLE), Case.CLOSED, PolicyEcho.of(Case.TESTING), 10, failed, failures);
    }

    @Test
    void sumsOfWhatNobodyCanCountStayWithinBounds() {
        Estimate estimate = Estimate.of(row(Long.MAX_VALUE, "9223372036854775807 certificate-expired"), NONE);
        assertThat(estimate.blockedHigh()).isEqualTo(1_000_000_000_000L);
    }
}
