package org.sealpost.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.check.expect.Expectation;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.StsPolicy;

class ExpectationTest {
    private static final String POLICY = """
            version: STSv1
            mode: enforce
            mx: mx1.example.org
            mx: mx2.example.org
            max_age: 1209600
            """;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '~', textBlock = """
            (healthy)                                     ~ AS_MEANT AS_MEANT
            record: v=STSv1; id=x1                        ~ OTHER AS_MEANT
            record: v=STSv1; id=                          ~ OTHER AS_MEANT
            record: !none                                 ~ OTHER AS_MEANT
            record: !timeout                              ~ NO_ANSWER AS_MEANT
            policy: testing                               ~ AS_MEANT OTHER
            max_age: 86400                                ~ AS_MEANT OTHER
            patterns: mx1.example.org                     ~ AS_MEANT OTHER
            policy-text: nothing                          ~ AS_MEANT OTHER
            host: refused                                 ~ AS_MEANT NO_ANSWER
            host: ok expired                              ~ AS_MEANT AS_MEANT OTHER
            host: !nodata                                 ~ AS_MEANT NO_ANSWER
            """)
    void everyPlaceIsHeldAgainstWhatWasMeant(String story, String matches) {
        var expectation = new Expectation(
                Optional.of("20261121T000000"),
                StsPolicy.parse(Octets.utf8(POLICY)).value(),
                Optional.empty());

        assertThat(matches(story, expectation)).isEqualTo(matches);
    }

    @Test
    void theModeAloneMayBeMeant() {
        var testing = new Expectation(Optional.empty(), Optional.empty(), Optional.of(Mode.TESTING));

        assertThat(matches("policy: testing", testing)).isEqualTo("AS_MEANT");
        assertThat(matches("(healthy)", testing)).isEqualTo("OTHER");
    }

    @Test
    void whereNothingIsMeantNothingIsHeld() {
        assertThat(Expectation.NONE.isNone()).isTrue();
        assertThat(matches("host: refused", Expectation.NONE)).isEmpty();
    }

    private static String matches(String story, Expectation expectation) {
        List<String> matches = expectation.against(Story.facts(story)).stream()
                .map(held -> held.match().name())
                .toList();
        return String.join(" ", matches);
    }
}
