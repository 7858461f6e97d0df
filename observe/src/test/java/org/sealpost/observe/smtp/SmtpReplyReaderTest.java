package org.sealpost.observe.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sealpost.observe.facts.SmtpReply;
import org.sealpost.observe.peer.Escaped;

class SmtpReplyReaderTest {
    private static final int LIMIT = 16 * 1024;

    @ParameterizedTest(name = "{3}")
    @CsvFileSource(
            resources = "replies.tsv",
            delimiter = '\t',
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            maxCharsPerColumn = 30_000,
            numLinesToSkip = 1)
    void aReplyIsReadAsTheTableSays(String octets, String outcome, String seen, String why) throws IOException {
        byte[] bytes = Escaped.octets(octets);
        check(reader(new ByteArrayInputStream(bytes), new ArrayList<>()).read(), outcome, Escaped.text(seen), why);
        check(reader(Escaped.dripping(bytes), new ArrayList<>()).read(), outcome, Escaped.text(seen), why);
    }

    @Test
    void whatStandsBehindAReplyIsSurplusAndIsTakenOut() throws IOException {
        var in = stream("220 go ahead\r\n250 injected\r\n");
        SmtpReplyReader reader = reader(in, new ArrayList<>());
        reader.read();
        assertThat(reader.surplus().latin1()).isEqualTo("250 injected\r\n");
        assertThat(reader.surplus().length()).isZero();
        assertThat(reader.octets()).isEqualTo(28);
    }

    @Test
    void repliesAreReadOneAfterAnotherAndEachLineIsTold() throws IOException {
        List<String> lines = new ArrayList<>();
        SmtpReplyReader reader = reader(stream("220 a\r\n250-b\r\n250 c\r\n"), lines);
        assertThat(reader.read()).isEqualTo(new SmtpReading.Whole(new SmtpReply(220, List.of("a"))));
        assertThat(reader.read()).isEqualTo(new SmtpReading.Whole(new SmtpReply(250, List.of("b", "c"))));
        assertThat(lines).containsExactly("220 a", "250-b", "250 c");
    }

    private static void check(SmtpReading reading, String outcome, String seen, String why) {
        switch (reading) {
            case SmtpReading.Whole(SmtpReply reply) -> {
                assertThat(outcome).as(why).isEqualTo("whole");
                assertThat(reply.code() + " " + String.join("|", reply.lines()))
                        .as(why)
                        .isEqualTo(seen);
            }
            case SmtpReading.Ended(String unfinished) -> {
                assertThat(outcome).as(why).isEqualTo("ended");
                assertThat(unfinished).as(why).isEqualTo(seen);
            }
            case SmtpReading.Garbage(String text) -> {
                assertThat(outcome).as(why + ": " + text).isEqualTo("garbage");
                assertThat(text).as(why).contains(seen);
            }
        }
    }

    private static SmtpReplyReader reader(InputStream in, List<String> lines) {
        return new SmtpReplyReader(in, LIMIT, lines::add);
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
