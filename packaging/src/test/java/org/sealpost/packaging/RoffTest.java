package org.sealpost.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class RoffTest {
    @ParameterizedTest
    @CsvFileSource(resources = "texts.tsv", delimiter = '\t', numLinesToSkip = 1, quoteCharacter = '\0')
    void wordsAreShownAsTheyAre(String words, String roff, String why) {
        assertThat(Roff.safe(words)).as(why).isEqualTo(roff);
    }

    @Test
    void whatIsMarkedIsSafeToo() {
        assertThat(Roff.bold("--x")).isEqualTo("\\fB\\-\\-x\\fR");
        assertThat(Roff.italic("")).isEmpty();
        assertThat(new Roff().request("TH", "a \"b\"").paragraph("c\nd").toString())
                .isEqualTo(".TH \"a \\(dqb\\(dq\"\n.PP\nc d\n");
    }

    @Test
    void whatSaysNothingLeavesNoEmptyLine() {
        assertThat(new Roff().text(" ").toString()).isEmpty();
    }
}
