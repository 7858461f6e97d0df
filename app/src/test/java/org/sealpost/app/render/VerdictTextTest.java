package org.sealpost.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.app.render.VerdictText.Detail;
import org.sealpost.check.Outcome;

class VerdictTextTest {
    private static final Path GOLDEN = Path.of("src/test/resources/org/sealpost/app/render/text");

    static Stream<Sample> samples() {
        return Sample.all().stream();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void looksAsItWasReviewed(Sample sample) throws IOException {
        Path file = GOLDEN.resolve(sample.name() + ".txt");
        String text = text(sample, false, Detail.CALM);
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @Test
    void theVerboseFormLooksAsItWasReviewed() throws IOException {
        Path file = GOLDEN.resolve("verbose.txt");
        String text = text(Sample.redirected(), false, Detail.VERBOSE);
        if (System.getProperty("golden.update") != null) {
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void noLineIsWiderThanEightyColumnsButForThoseToCopy(Sample sample) {
        for (Detail detail : Detail.values()) {
            assertThat(text(sample, false, detail)
                            .lines()
                            .filter(line -> !line.startsWith("    ") || line.charAt(4) == ' ' || line.charAt(4) == '│'))
                    .allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(80));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void nothingFromOutsideReachesTheTerminalUnescaped(Sample sample) {
        for (Detail detail : Detail.values()) {
            assertThat(text(sample, false, detail).codePoints().filter(point -> point != '\n'))
                    .allSatisfy(point -> assertThat(Shown.isSafe(point)).isTrue());
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void colourChangesNoWord(Sample sample) {
        for (Detail detail : Detail.values()) {
            String coloured = text(sample, true, detail);
            assertThat(coloured).contains("\u001b[");
            assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(text(sample, false, detail));
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void theFirstLineHoldsDomainAndVerdict(Sample sample) {
        assertThat(text(sample, false, Detail.CALM).lines().findFirst())
                .hasValueSatisfying(line -> assertThat(line)
                        .contains(sample.verdict().domain().ascii())
                        .contains(": " + Words.outcome(sample.verdict().outcome()) + "."));
    }

    @Test
    void severalDomainsEndWithASummary() {
        assertThat(view(false, Detail.BRIEF).summary(List.of(Outcome.PASS, Outcome.FAIL, Outcome.PASS)))
                .isEqualTo("3 domains: ✗ 1 fail, ✓ 2 pass\n");
    }

    private static String text(Sample sample, boolean colour, Detail detail) {
        return view(colour, detail).render(sample.verdict(), sample.facts());
    }

    private static VerdictText view(boolean colour, Detail detail) {
        return new VerdictText(SampleCode.pages(), new Paint(colour), detail);
    }
}
