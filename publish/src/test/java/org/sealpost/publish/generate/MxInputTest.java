package org.sealpost.publish.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class MxInputTest {
    @ParameterizedTest(name = "{0}: {2}")
    @CsvFileSource(resources = "mx-inputs.tsv", delimiter = '\t', quoteCharacter = '\0', numLinesToSkip = 1)
    void aTextIsAPatternOrRefused(String input, String outcome, String why) {
        String got = switch (MxInput.read(input)) {
            case MxInput.Pattern(var pattern) -> pattern.text();
            case MxInput.Refused(var objection) -> objection.reason().name();
        };
        assertThat(got).as(why).isEqualTo(outcome);
    }
}
