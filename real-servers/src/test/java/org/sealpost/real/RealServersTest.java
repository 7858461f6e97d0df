package org.sealpost.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.real.Sealpost.Answer;

/// What Sealpost says of domains whose servers are none of ours.
class RealServersTest {
    /// Stays when a test fails: the logs of the servers and what Sealpost printed.
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static RealServers servers;

    @BeforeAll
    static void start() throws IOException {
        servers = new RealServers(Foreground.open(folder), Instant.now());
    }

    @AfterAll
    static void stop() {
        if (servers != null) {
            servers.close();
        }
    }

    @ParameterizedTest(name = "{0}: {1}, {4}")
    @CsvFileSource(resources = "cases.tsv", delimiter = '\t', numLinesToSkip = 1)
    void theVerdictIsRight(String domain, String outcome, int code, String findings, String why)
            throws IOException, InterruptedException {
        Answer answer = Sealpost.check(folder, domain, servers.options());

        assertThat(answer.code()).as("%s; see %s", answer, folder).isEqualTo(code);
        assertThat(answer.outcome()).as("%s; see %s", answer, folder).isEqualTo(outcome);
        assertThat(answer.findings())
                .as("%s; see %s", answer, folder)
                .containsExactlyInAnyOrderElementsOf(findings == null ? List.of() : List.of(findings.split(" ", -1)));
    }

    @Test
    void aTestMessageArrives() throws IOException, InterruptedException {
        Answer answer = Sealpost.run(
                folder,
                "simulate",
                Stream.concat(
                        Stream.of(
                                "healthy.test",
                                "--send",
                                "postmaster@healthy.test",
                                "--yes",
                                "--from",
                                "tester@sender.test"),
                        servers.options().stream()));

        assertThat(answer.code()).as("%s; see %s", answer, folder).isZero();
        assertThat(servers.postfix().taken())
                .as("%s; see %s", answer, folder)
                .singleElement()
                .asString()
                .contains("postmaster@healthy.test", "Subject: ");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"healthy.test, 0", "unlisted.test, 0", "expired.test, 1", "dane.test, 0", "dane-other.test, 2"})
    void whatSendersDoIsTold(String domain, int code) throws IOException, InterruptedException {
        Answer answer = Sealpost.run(folder, "simulate", Stream.concat(Stream.of(domain), servers.options().stream()));

        assertThat(answer.code()).as("%s; see %s", answer, folder).isEqualTo(code);
    }
}
