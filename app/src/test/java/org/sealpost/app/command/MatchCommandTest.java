package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchCommandTest {
    @TempDir
    Path directory;

    private Session session;

    @BeforeEach
    void start() {
        session = new Session(directory);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mx.a.example|MX.a.example.|0|mx.a.example covers mx.a.example: the names are the same",
                "mx.a.example|b.example|2|mx.a.example does not cover b.example: the names differ, and there is no"
                        + " wildcard",
                "*.a.example|mx.a.example|0|*.a.example covers mx.a.example: * stands for the one label 'mx'",
                "*.a.example|a.example|2|*.a.example does not cover a.example: * stands for exactly one label, and here"
                        + " is none",
                "*.a.example|x.y.a.example|2|*.a.example does not cover x.y.a.example: * stands for exactly one label,"
                        + " and here are 2",
                "*.a.example|mx.b.example|2|*.a.example does not cover mx.b.example: the host is not below a.example",
                "*.a.example|mx.ba.example|2|*.a.example does not cover mx.ba.example: the host is not below a.example",
                "*.xn--bcher-kva.example|mx.bücher.example|0|*.xn--bcher-kva.example covers mx.xn--bcher-kva.example:"
                        + " * stands for the one label 'mx'",
            })
    void saysWhetherAndWhy(String pattern, String host, int code, String reason) {
        assertThat(session.run("match", pattern, host)).isEqualTo(code);
        assertThat(session.out()).isEqualTo(reason + " (RFC 8461 §4.1)" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "*|a.example|'*' is no mx pattern: mtasts.policy.mx-wildcard, RFC 8461 §4.1",
                "mx.*.example|a.example|'mx.*.example' is no mx pattern: mtasts.policy.mx-wildcard, RFC 8461 §4.1",
                "a.example|mx..example|'mx..example' is no host name",
                "a.example|https://a.example|'https://a.example' is no host name",
            })
    void whatIsMalformedGives64(String pattern, String host, String sentence) {
        assertThat(session.run("match", pattern, host)).isEqualTo(64);
        assertThat(session.err()).isEqualTo("sealpost: " + sentence + System.lineSeparator());
    }

    @Test
    void jsonIsTheAnswerOfLint() {
        assertThat(session.run("match", "--format=json", "a.example", "b.example"))
                .isEqualTo(2);
        assertThat(session.out())
                .isEqualTo("{\"kind\":\"match\",\"usable\":false,\"value\":{\"pattern\":\"a.example\","
                        + "\"host\":\"b.example\"},\"deviations\":[]}\n");
    }
}
