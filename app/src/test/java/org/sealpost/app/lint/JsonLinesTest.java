package org.sealpost.app.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class JsonLinesTest {
    static Stream<Arguments> rows() throws IOException {
        return table().stream().map(row -> Arguments.of(row[0], row[1]));
    }

    private static List<String[]> table() throws IOException {
        try (InputStream in = Objects.requireNonNull(JsonLinesTest.class.getResourceAsStream("questions.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void eachQuestionHasItsAnswer(String question, String answer) throws IOException {
        assertThat(answers(question.getBytes(StandardCharsets.UTF_8))).isEqualTo(answer + "\n");
    }

    @Test
    void allQuestionsInOneRunHaveTheirAnswersInOrder() throws IOException {
        String questions = table().stream().map(row -> row[0]).collect(Collectors.joining("\r\n\n", "\n", "\n"));
        String answers = table().stream().map(row -> row[1]).collect(Collectors.joining("\n", "", "\n"));
        assertThat(answers(questions.getBytes(StandardCharsets.UTF_8))).isEqualTo(answers);
    }

    @Test
    void octetsThatAreNotUtf8AreAnsweredToo() throws IOException {
        byte[] question = "{\"id\":1,\"kind\":\"record\",\"text\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(answers(question)).startsWith("{\"id\":null,\"error\":").endsWith("}\n");
    }

    @Test
    void noInputHasNoAnswer() throws IOException {
        assertThat(answers(new byte[0])).isEmpty();
    }

    @Test
    void anAnswerComesBeforeTheNextQuestionIsAsked() throws IOException {
        var out = new ByteArrayOutputStream();
        var asking = new InputStream() {
            private int asked;

            @Override
            public int read() {
                throw new AssertionError("read by chunks");
            }

            @Override
            public int read(byte[] chunk, int offset, int length) {
                assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(asked);
                if (asked == 2) {
                    return -1;
                }
                asked++;
                byte[] question = "{\"id\":7}\n".getBytes(StandardCharsets.UTF_8);
                System.arraycopy(question, 0, chunk, offset, question.length);
                return question.length;
            }
        };
        new JsonLines(asking, new java.io.BufferedOutputStream(out, 1 << 16)).run();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    private static String answers(byte[] questions) throws IOException {
        var out = new ByteArrayOutputStream();
        new JsonLines(new ByteArrayInputStream(questions), out).run();
        return out.toString(StandardCharsets.UTF_8);
    }
}
