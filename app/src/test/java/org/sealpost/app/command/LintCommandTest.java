package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LintCommandTest {
    private static final String POLICY = "version: STSv1\nmode: enforce\nmx: a.example\nmax_age: 604800\n";

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
                "record|v=STSv1; id=1;|0",
                "record|v=STSv1; id=1; id=2;|1",
                "record|v=STSv1; id=;|2",
                "tlsrpt|v=TLSRPTv1; rua=mailto:r@a.example|0",
                "tlsrpt|v=TLSRPTv1|2",
                "tlsa|3 1 1 0b9fa5a59eed715c26c1020c711b4f6ec42d58b0015e14337a39dad301c5afc3|0",
                "tlsa|3 1|2",
                "policy|version: STSv1|2",
            })
    void theExitCodeSaysHowUsableATextIs(String kind, String text, int code) {
        assertThat(session.run("lint", kind, text)).isEqualTo(code);
        assertThat(session.err()).isEmpty();
    }

    @Test
    void everyDeviationIsNamedWithItsLineAndRule() {
        assertThat(session.run("lint", "policy", POLICY.replace("604800", "31557601") + "MODE: x\u001b[2J\n"))
                .isEqualTo(2);
        assertThat(session.out())
                .startsWith("policy: unusable, ")
                .contains("line 4: mtasts.policy.max-age-too-large, RFC 8461 §3.2", "  max_age: 31557601")
                .doesNotContain("\u001b");
    }

    @Test
    void aTextMayStandInAFile() throws IOException {
        Files.writeString(directory.resolve("mta-sts.txt"), POLICY);
        assertThat(session.run("lint", "policy", "mta-sts.txt")).isZero();
        assertThat(session.out()).isEqualTo("policy: usable, no deviations" + System.lineSeparator());
    }

    @Test
    void aTextMayComeFromStandardInput() {
        assertThat(session.input(POLICY).run("lint", "policy")).isZero();
        assertThat(session.input(POLICY).run("lint", "policy", "-")).isZero();
    }

    @Test
    void theLineEndOfAFileIsNoPartOfARecord() throws IOException {
        Files.writeString(directory.resolve("record"), "v=STSv1; id=1\r\n");
        assertThat(session.run("lint", "record", "record")).isZero();
        assertThat(session.input("v=STSv1; id=1\n\n").run("lint", "record")).isEqualTo(2);
    }

    @Test
    void aFileThatIsNotThereGives66() {
        assertThat(session.run("lint", "policy", "gone.txt")).isEqualTo(66);
        assertThat(session.err()).isEqualTo("sealpost: there is no file 'gone.txt'" + System.lineSeparator());
    }

    @Test
    void aFolderGives66() {
        assertThat(session.run("lint", "policy", ".")).isEqualTo(66);
        assertThat(session.err()).startsWith("sealpost: '.' cannot be read");
    }

    @Test
    void aPackedReportIsUnpacked() throws IOException {
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(directory.resolve("report.json.gz")))) {
            gzip.write("{\"report-id\":\"r1\",\"policies\":[]}".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(session.run("lint", "report", "report.json.gz", "--format", "json"))
                .isBetween(1, 2);
        assertThat(session.out()).startsWith("{\"kind\":\"report\",\"usable\":").contains("tlsrpt.report.");
    }

    @Test
    void aDamagedPackedReportGives66() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write("{}".getBytes(StandardCharsets.UTF_8));
        }
        byte[] cut = java.util.Arrays.copyOf(packed.toByteArray(), packed.size() - 4);
        Files.write(directory.resolve("report.json.gz"), cut);
        assertThat(session.run("lint", "report", "report.json.gz")).isEqualTo(66);
        assertThat(session.err()).startsWith("sealpost: the packed report ends before its end");
    }

    @Test
    void jsonSaysTheSame() {
        assertThat(session.run("lint", "record", "v=STSv1; id=1; id=2;", "--format", "json"))
                .isEqualTo(1);
        assertThat(session.out())
                .isEqualTo("{\"kind\":\"record\",\"usable\":true,\"candidates\":1,\"value\":{\"version\":\"STSv1\","
                        + "\"id\":\"1\"},\"deviations\":[{\"code\":\"mtasts.record.duplicate-field\",\"line\":1,"
                        + "\"text\":\"id=2\",\"rfc\":\"RFC 8461 §3.2\"}]}\n");
    }

    @Test
    void linesOfQuestionsAreAnsweredAndEndWith0() {
        assertThat(session.input("{\"id\":1}\nx\n").run("lint", "--jsonl")).isZero();
        assertThat(session.out().lines()).hasSize(2);
    }

    @Test
    void withLinesOfQuestionsNoKindIsGiven() {
        assertThat(session.run("lint", "--jsonl", "record")).isEqualTo(64);
    }
}
