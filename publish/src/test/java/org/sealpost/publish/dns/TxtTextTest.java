package org.sealpost.publish.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TxtTextTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "255, 1", "256, 2", "510, 2", "511, 3"})
    void aStringHasAtMost255Octets(int length, int strings) {
        String quoted = TxtText.quoted("a".repeat(length));

        assertThat(quoted.split("\" \"", -1)).hasSize(strings);
        assertThat(TxtText.joined(quoted)).contains("a".repeat(length));
    }

    @Test
    void whatASplitFallsUponIsKeptWhole() {
        String text = "a".repeat(254) + "é\"\\";

        assertThat(TxtText.joined(TxtText.quoted(text))).contains(text);
        assertThat(TxtText.joinedFromOctal(TxtText.quotedInOctal(text))).contains(text);
    }

    @Test
    void octetsThatAreNotPrintableAreWrittenInDecimalOrOctal() {
        assertThat(TxtText.quoted("é")).isEqualTo("\"\\195\\169\"");
        assertThat(TxtText.quotedInOctal("é")).isEqualTo("\"\\303\\251\"");
    }

    @Test
    void stringsAreJoinedWithNothingBetween() {
        assertThat(TxtText.joined("\"v=STSv1; \"  \"id=1;\"")).contains("v=STSv1; id=1;");
        assertThat(TxtText.quoted(List.of(new byte[] {'a'}, new byte[] {'"'}))).isEqualTo("\"a\" \"\\\"\"");
    }

    @Test
    void textWithoutQuotesIsTakenAsItIs() {
        assertThat(TxtText.joined("v=STSv1; id=\\1;")).contains("v=STSv1; id=\\1;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"a", "\"a\" b", "\"a\"b\"c\"", "\"a\\\""})
    void quotesThatDoNotPairAreNoText(String data) {
        assertThat(TxtText.joined(data)).isEmpty();
    }
}
