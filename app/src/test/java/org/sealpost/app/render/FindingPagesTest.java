package org.sealpost.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sealpost.check.Judge;

class FindingPagesTest {
    private final FindingPages pages = new FindingPages();

    @Test
    void everyCodeHasATitleAndAdviceInPlainWords() {
        assertThat(Judge.codes()).isNotEmpty().allSatisfy(code -> {
            assertThat(pages.title(code.id())).isNotEqualTo(code.id()).doesNotContain("#");
            assertThat(pages.advice(code.id()))
                    .hasValueSatisfying(
                            words -> assertThat(words).doesNotStartWith("1.").doesNotContain("`"));
        });
    }

    @Test
    void aCodeWithoutAPageStandsForItself() {
        assertThat(pages.title("no.such.page")).isEqualTo("no.such.page");
        assertThat(pages.advice("no.such.page")).isEmpty();
    }
}
