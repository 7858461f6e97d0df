package org.sealpost.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/// `aspects.tsv`: a story, and the outcome of each aspect in its order.
class AspectTableTest {
    @ParameterizedTest
    @CsvFileSource(
            resources = "aspects.tsv",
            delimiter = '\t',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = false)
    void theTableHolds(ArgumentsAccessor cells) {
        String[] expected =
                Arrays.stream(cells.toArray()).skip(1).map(String::valueOf).toArray(String[]::new);
        assertThat(Judge.judge(Story.facts(String.valueOf(cells.get(0)))).aspects())
                .extracting(aspect ->
                        aspect.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .containsExactly(expected);
    }
}
