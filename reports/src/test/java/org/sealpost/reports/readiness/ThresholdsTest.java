package org.sealpost.reports.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdsTest {
    @ParameterizedTest
    @CsvFileSource(resources = "thresholds.tsv", delimiter = '\t', numLinesToSkip = 1)
    void everyOneHasItsDefaultAndItsLimits(String key, double standard, double tooSmall, double tooLarge) {
        Threshold threshold = Threshold.named(key).orElseThrow();
        assertThat(Thresholds.DEFAULT.share(threshold)).isEqualTo(standard);
        assertThat(Thresholds.DEFAULT.with(threshold, standard).share(threshold))
                .isEqualTo(standard);
        for (double senseless : new double[] {tooSmall, tooLarge, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Thresholds.DEFAULT.with(threshold, senseless))
                    .withMessageContaining(key);
        }
    }

    @Test
    void theTableNamesEveryOne() throws Exception {
        try (var in = ThresholdsTest.class.getResourceAsStream("thresholds.tsv")) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .skip(1)
                            .map(line -> line.split("\t", 2)[0]))
                    .containsExactlyElementsOf(Threshold.keys());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run-days   | 1.5  | run-days is a whole number from 1 to 90, not 1.5",
                "loss-bound | 0.9  | loss-bound is a number from 0.000001 to 0.5, not 0.9",
                "loss-bound | much | loss-bound is a number, not much",
                "clean-days | 15   | clean-days (15) is more than run-days (14)",
                "run-days   | 9    | clean-days (10) is more than run-days (9)",
                "run-days   | 29   | run-days (29) is more than low-volume-days (28)",
                "gap-days   | 15   | gap-days (15) is more than gap-window (14)"
            })
    void whatMakesNoSenseIsRefusedInPlainWords(String key, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Thresholds.DEFAULT.with(key, value))
                .withMessage(message);
    }

    @Test
    void aNameThatIsNoneIsAnsweredWithThoseThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Thresholds.DEFAULT.with("rundays", "3"))
                .withMessageContaining("rundays")
                .withMessageContaining("run-days");
    }

    @Test
    void oneThatIsSetLeavesTheOthers() {
        Thresholds set = Thresholds.DEFAULT.with("dominance", "4");
        assertThat(set.whole(Threshold.DOMINANCE)).isEqualTo(4);
        assertThat(set.whole(Threshold.CAP)).isEqualTo(10);
        assertThat(Thresholds.DEFAULT.whole(Threshold.DOMINANCE)).isEqualTo(9);
    }

    @Test
    void thoseThatNeedEachOtherCanBeSetTogether() {
        Thresholds set = Thresholds.DEFAULT.with(Map.of(Threshold.RUN_DAYS, 5.0, Threshold.CLEAN_DAYS, 5.0));
        assertThat(set.whole(Threshold.RUN_DAYS)).isEqualTo(5);
    }
}
