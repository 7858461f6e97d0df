package org.sealpost.app.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

class FormTest {
    enum Colour {
        LIGHT_BLUE,
        RED
    }

    sealed interface Answer<T> {
        record YesIndeed<T>(T what, List<T> more) implements Answer<T> {}

        record No<T>() implements Answer<T> {}
    }

    record Thing(
            String plainText,
            int number,
            long ipv4,
            boolean flag,
            Instant at,
            Duration took,
            DomainName name,
            IpAddress address,
            Octets octets,
            Optional<Colour> colour,
            Set<Colour> colours,
            Map<Colour, List<String>> byColour,
            Answer<Answer<String>> answer) {
        Thing {
            if (number < 0) {
                throw new IllegalArgumentException("a number below nothing");
            }
        }
    }

    private static final Thing THING = new Thing(
            "a\u0000b\u202e",
            7,
            Long.MAX_VALUE,
            true,
            Instant.parse("2026-11-21T12:00:00.000000001Z"),
            Duration.ofNanos(1),
            DomainName.of("xn--bcher-kva.example"),
            IpAddress.of(new byte[16]),
            Octets.of(new byte[] {0, (byte) 0xff}),
            Optional.empty(),
            Set.of(Colour.RED, Colour.LIGHT_BLUE),
            Map.of(Colour.LIGHT_BLUE, List.of("x")),
            new Answer.YesIndeed<>(new Answer.No<>(), List.of(new Answer.YesIndeed<>("y", List.of()))));

    private static Object read(String json) {
        return JsonTree.readAll(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
                .getFirst();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Form form = Form.of(Thing.class);
        assertThat(form.value(form.tree(THING), Place.ROOT)).isEqualTo(THING);
    }

    @Test
    void membersHaveTheirNamesAndKinds() {
        assertThat(Form.of(Thing.class).tree(THING).toString())
                .contains("plain_text=", "ipv4=", "by_colour={light-blue=[x]}", "colours=[light-blue, red]")
                .contains("answer={kind=yes-indeed, what={kind=no}, more=[{kind=yes-indeed, what=y, more=[]}]}")
                .contains("octets={base64=AP8=}")
                .doesNotContain(", colour=");
    }

    record Small(int number, Optional<DomainName> name, Answer<String> answer) {
        Small {
            if (number < 0) {
                throw new IllegalArgumentException("a number below nothing");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            []                                                       | the document: is no object
            {'number': 1}                                            | the document: has no member answer
            {'number': 'x', 'answer': {'kind': 'no'}}                | number: is no number
            {'number': 3000000000, 'answer': {'kind': 'no'}}         | number: is no number
            {'number': -1, 'answer': {'kind': 'no'}}                 | the document: cannot be: a number below nothing
            {'number': 1, 'name': 'a b', 'answer': {'kind': 'no'}}   | name: is no domain name in A-labels
            {'number': 1, 'name': null, 'answer': {'kind': 'no'}}    | name: is no domain name in A-labels
            {'number': 1, 'answer': {'kind': 'perhaps'}}             | answer: its kind is none of yes-indeed, no
            {'number': 1, 'answer': {'kind': 'yes-indeed', 'what': 1, 'more': []}}     | answer.what: is no text
            {'number': 1, 'answer': {'kind': 'yes-indeed', 'what': '', 'more': ['', 1]}} | answer.more[1]: is no text
            """)
    void whatDoesNotFitIsNamedWithItsPlace(String json, String problem) {
        assertThatThrownBy(() -> Form.of(Small.class).value(read(json.replace('\'', '"')), Place.ROOT))
                .isInstanceOf(FormFault.class)
                .hasMessage(problem);
    }

    @Test
    void aMemberThatIsNotKnownIsPassedOver() {
        assertThat(Form.of(Small.class)
                        .value(read("{\"number\": 1, \"new\": {}, \"answer\": {\"kind\": \"no\"}}"), Place.ROOT))
                .isEqualTo(new Small(1, Optional.empty(), new Answer.No<>()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {"{", "{\"a\":1,\"a\":2}", "nul", "[1,]"})
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(FormFault.class).hasMessageStartingWith("it is no JSON");
    }

    @Test
    void nestingHasAnEnd() {
        assertThatThrownBy(() -> read("[".repeat(100_000))).isInstanceOf(FormFault.class);
    }
}
