package org.sealpost.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.check.expect.Expectation;
import org.sealpost.observe.facts.Part;
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
            (healthy)                                   ~ AS_MEANT AS_MEANT AS_MEANT AS_MEANT         ~ true
            record: v=STSv1; id=x1                      ~ OTHER AS_MEANT AS_MEANT AS_MEANT            ~ false
            record: v=STSv1; id=                        ~ OTHER AS_MEANT AS_MEANT AS_MEANT            ~ false
            record: !none                               ~ OTHER AS_MEANT AS_MEANT AS_MEANT            ~ false
            record: !timeout                            ~ NO_ANSWER AS_MEANT AS_MEANT AS_MEANT        ~ false
            server: ns1 ok | server: ns2 other-record   ~ AS_MEANT AS_MEANT OTHER AS_MEANT            ~ false
            server: ns1 ok | server: ns2 no-record      ~ AS_MEANT AS_MEANT OTHER AS_MEANT            ~ false
            server: ns1 ok | server: ns2 silent         ~ AS_MEANT AS_MEANT NO_ANSWER AS_MEANT        ~ false
            server: ns1 ok | server: ns2 fails-for-record ~ AS_MEANT AS_MEANT NO_ANSWER AS_MEANT      ~ false
            server: ns1 ok | server: ns2 no-tcp         ~ AS_MEANT AS_MEANT NO_ANSWER AS_MEANT        ~ false
            server: ns1 ok | server: ns2 nowhere        ~ AS_MEANT AS_MEANT AS_MEANT                  ~ true
            server: !none                               ~ AS_MEANT NO_ANSWER AS_MEANT                 ~ false
            without: name_servers                       ~ AS_MEANT AS_MEANT                           ~ true
            resolver: v=STSv1; id=1;                    ~ AS_MEANT AS_MEANT AS_MEANT AS_MEANT AS_MEANT ~ true
            resolver: v=STSv1; id=2;                    ~ AS_MEANT AS_MEANT AS_MEANT OTHER AS_MEANT   ~ false
            resolver: !none                             ~ AS_MEANT AS_MEANT AS_MEANT OTHER AS_MEANT   ~ false
            resolver: !servfail                         ~ AS_MEANT AS_MEANT AS_MEANT NO_ANSWER AS_MEANT ~ false
            policy: testing                             ~ AS_MEANT AS_MEANT AS_MEANT OTHER            ~ false
            max_age: 86400                              ~ AS_MEANT AS_MEANT AS_MEANT OTHER            ~ false
            patterns: mx1.example.org                   ~ AS_MEANT AS_MEANT AS_MEANT OTHER            ~ false
            patterns: mx2.example.org mx1.example.org   ~ AS_MEANT AS_MEANT AS_MEANT AS_MEANT         ~ true
            policy-text: nothing                        ~ AS_MEANT AS_MEANT AS_MEANT OTHER            ~ false
            host: refused                               ~ AS_MEANT AS_MEANT AS_MEANT NO_ANSWER        ~ false
            host: ok expired                            ~ AS_MEANT AS_MEANT AS_MEANT AS_MEANT OTHER   ~ false
            host: ok family                             ~ AS_MEANT AS_MEANT AS_MEANT AS_MEANT NOT_ASKED ~ true
            host: family                                ~ AS_MEANT AS_MEANT AS_MEANT NOT_ASKED        ~ false
            host: ok | host-cut: 2                      ~ AS_MEANT AS_MEANT AS_MEANT AS_MEANT NOT_ASKED ~ true
            host: !nodata                               ~ AS_MEANT AS_MEANT AS_MEANT NO_ANSWER        ~ false
            """)
    void everyPlaceIsHeldAgainstWhatWasMeant(String story, String matches, boolean met) {
        var expectation = new Expectation(
                Optional.of("1"), StsPolicy.parse(Octets.utf8(POLICY)).value(), Optional.empty());
        String told = story.contains("record: ") ? story : "record: v=STSv1; id=1; | " + story;

        assertThat(matches(told, expectation)).isEqualTo(matches);
        assertThat(Expectation.met(expectation.against(Story.facts(told)))).isEqualTo(met);
    }

    @Test
    void eachPlaceHasItsNameAndItsWords() {
        var expectation = new Expectation(Optional.of("1"), Optional.empty(), Optional.of(Mode.ENFORCE));
        assertThat(
                        expectation
                                .against(Story.facts("record: !none | server: ns1 ok | server: ns2 lame | host: 301"))
                                .stream()
                                .map(held -> held.where() + ": " + held.seen()))
                .containsExactly(
                        "the resolver: no record",
                        "ns1.example.net [192.0.2.1]: id 1",
                        "ns2.example.net [192.0.2.2]: no answer in time",
                        "mta-sts.example.org [192.0.2.11]: no policy: redirected");
    }

    @Test
    void onlyWhatTellsIsNeeded() {
        var ofId = new Expectation(Optional.of("1"), Optional.empty(), Optional.empty());
        var ofMode = new Expectation(Optional.empty(), Optional.empty(), Optional.of(Mode.NONE));
        assertThat(ofId.needless())
                .doesNotContain(Part.RECORD, Part.NAME_SERVERS)
                .contains(Part.POLICY, Part.SMTP);
        assertThat(ofMode.needless()).doesNotContain(Part.POLICY).contains(Part.RECORD, Part.NAME_SERVERS);
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
