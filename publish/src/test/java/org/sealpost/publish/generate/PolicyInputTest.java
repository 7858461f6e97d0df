package org.sealpost.publish.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sealpost.protocol.Octets;

class PolicyInputTest {
    @ParameterizedTest(name = "{2}")
    @CsvFileSource(resources = "policy-inputs.tsv", delimiter = '\t', numLinesToSkip = 1)
    void aTextIsAPolicyOrRefused(String text, String outcome, String why) {
        String got = switch (PolicyInput.read(Octets.utf8(text.translateEscapes()))) {
            case PolicyInput.Policy _ -> "policy";
            case PolicyInput.Refused(var objections) ->
                objections.getFirst().reason().name();
        };
        assertThat(got).as(why).isEqualTo(outcome);
    }
}
