package org.sealpost.observe.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sealpost.observe.facts.HttpAnswer;
import org.sealpost.observe.peer.Escaped;

class HttpResponseReaderTest {
    private static final int HEAD_LIMIT = 256;
    private static final int BODY_LIMIT = 32;

    @ParameterizedTest(name = "{3}")
    @CsvFileSource(
            resources = "responses.tsv",
            delimiter = '\t',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            maxCharsPerColumn = 10_000,
            numLinesToSkip = 1)
    void aResponseIsReadAsTheTableSays(String response, String outcome, String seen, String why) throws IOException {
        byte[] octets = Escaped.octets(response);
        check(read(new ByteArrayInputStream(octets)), outcome, Escaped.text(seen), why);
        check(read(Escaped.dripping(octets)), outcome, Escaped.text(seen), why + ", octet by octet");
    }

    @Test
    void theFieldsStayInOrderAndAFoldIsOneLine() throws IOException {
        String response = "HTTP/1.1 200 Fine\r\nb: 1\r\nA:  two \r\nb: 3\r\n  and four\r\n\r\n";
        HttpAnswer answer = ((HttpReading.Complete) read(stream(response))).answer();
        assertThat(answer.reason()).isEqualTo("Fine");
        assertThat(answer.fields())
                .containsExactly(
                        new HttpAnswer.Field("b", "1"),
                        new HttpAnswer.Field("A", "two"),
                        new HttpAnswer.Field("b", "3 and four"));
        assertThat(answer.first("a")).contains("two");
    }

    private static void check(HttpReading reading, String outcome, String seen, String why) {
        switch (reading) {
            case HttpReading.Complete(HttpAnswer answer) -> {
                assertThat(outcome).as(why).isEqualTo("complete");
                assertThat(answer.status() + " " + answer.body()).as(why).isEqualTo(seen);
            }
            case HttpReading.TooLarge(HttpAnswer beginning) -> {
                assertThat(outcome).as(why).isEqualTo("too-large");
                assertThat(beginning.status() + " " + beginning.body()).as(why).isEqualTo(seen);
            }
            case HttpReading.Garbage(String detail) -> {
                assertThat(outcome).as(why + ": " + detail).isEqualTo("garbage");
                assertThat(detail).as(why).contains(seen);
            }
        }
    }

    private static HttpReading read(InputStream in) throws IOException {
        return HttpResponseReader.read(in, HEAD_LIMIT, BODY_LIMIT);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
