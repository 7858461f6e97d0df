package org.sealpost.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

class ShownTest {
    /// Columns: the code points in hexadecimal, the text form, the JSON form, why.
    static Stream<Arguments> rows() throws IOException {
        try (InputStream in = Objects.requireNonNull(ShownTest.class.getResourceAsStream("shown.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> Arguments.of(cells[0], cells[1], cells[2], cells[3]));
        }
    }

    @ParameterizedTest(name = "{3}: {0}")
    @MethodSource("rows")
    void eachRowOfTheTable(String points, String text, String json, String why) {
        String untrusted = decoded(points);
        assertThat(Shown.text(untrusted)).as(why).isEqualTo(text);
        assertThat(Shown.json(untrusted)).as(why).isEqualTo(json);
    }

    private static String decoded(String points) {
        var text = new StringBuilder();
        for (String point : points.split(" ", -1)) {
            text.appendCodePoint(HexFormat.fromHexDigits(point));
        }
        return text.toString();
    }

    @Test
    void noCodePointOfAnyKindCanActOnATerminal() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(point -> {
            String text = Shown.text(Character.toString(point));
            int type = Character.getType(point);
            if (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE) {
                assertThat(text).matches("[\\x20-\\x7e]+");
            }
        });
    }

    @Test
    void jsonSaysExactlyWhatWasSeen() {
        String untrusted =
                IntStream.rangeClosed(0, 0x3ff).mapToObj(Character::toString).reduce("", String::concat)
                        + "\u202e\u2066\ufeff𝄞\ud800x\udc00";
        try (var parser = new JsonFactory().createParser(ObjectReadContext.empty(), Shown.json(untrusted))) {
            parser.nextToken();
            assertThat(parser.getString()).isEqualTo(untrusted);
        }
    }

    @Test
    void whatIsCutOffIsCounted() {
        assertThat(Shown.excerpt("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Shown.excerpt("abcdef", 4)).isEqualTo("abcd… (2 more)");
        assertThat(Shown.excerpt("abc𝄞", 4)).as("a pair is not cut in two").isEqualTo("abc… (2 more)");
    }

    @Test
    void aQuotedExcerptIsEscapedOnce() {
        assertThat(Shown.quoted("a\u200db.example", 60)).isEqualTo("'a\\u{200d}b.example'");
        assertThat(Shown.quoted("abcdef", 2)).isEqualTo("'ab… (4 more)'");
    }
}
