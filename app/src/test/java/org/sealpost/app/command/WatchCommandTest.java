package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.app.Main;
import org.sealpost.app.Schemas;

/// `check --watch` over real sockets, while what is looked at changes.
class WatchCommandTest {
    private static final String USUAL = "";
    private static final String TESTING = "policy: {mode: testing}\ndns: {}\nmx: [{name: mx1.mailprovider.example.}]\n";

    @TempDir
    Path directory;

    @Test
    void onlyWhatHasChangedIsTold() throws IOException {
        try (var lab = new ChangingLab(directory, false, USUAL)) {
            int code = lab.check(
                    number -> {
                        if (number == 2) {
                            lab.become(TESTING);
                        }
                        return number < 4;
                    },
                    "--watch",
                    "1s",
                    "--data",
                    "data");
            assertThat(lab.pauses()).isEqualTo(4);
            assertThat(code).isEqualTo(1);
            assertThat(lab.out())
                    .startsWith("✓ changing.example: pass.")
                    .containsOnlyOnce("changing.example: pass → warn")
                    .containsSubsequence(
                            "\n  policy was    mode enforce, max_age 1209600, mx ",
                            "\n  policy is     mode testing, max_age 1209600, mx mx1.mailprovider.example",
                            "\n  mx hosts was  mx1.mailprovider.example, mx2.mailprovider.example",
                            "\n  mx hosts is   mx1.mailprovider.example",
                            "\n  certificate   mta-sts.changing.example, SHA-256 ",
                            "\n  new !         ",
                            "(mtasts.policy.mode-testing)",
                            "\n  so !          ",
                            "(changes.policy.body-without-id)");
            assertThat(lab.out().lines().filter(line -> line.contains(" changing.example: ")))
                    .hasSize(2);
            assertThat(lab.err()).isEmpty();
            var history = new Session(directory);
            assertThat(history.run("history", "changing.example", "--data", "data"))
                    .isZero();
            assertThat(history.out()).contains("4 checks");
        }
    }

    @Test
    void severalDomainsAreWatchedTogether() throws IOException {
        Files.writeString(directory.resolve("list"), "mailprovider.example\n");
        try (var lab = new ChangingLab(directory, false, USUAL)) {
            int code = lab.check(
                    number -> {
                        if (number == 2) {
                            lab.become(TESTING);
                        }
                        return number < 4;
                    },
                    "--list",
                    "list",
                    "--watch",
                    "1s");
            assertThat(code).isEqualTo(2);
            String told = lab.out().substring(lab.out().indexOf("2 domains: "));
            assertThat(told)
                    .startsWith("2 domains: ✗ 1 fail, ✓ 1 pass\n20")
                    .containsOnlyOnce("Z changing.example: pass → warn\n")
                    .containsOnlyOnce("Z mailprovider.example: still fail\n  certificate   ");
        }
    }

    @Test
    void aRoundWithoutANetworkIsToldAndTakesNothingAway() throws IOException {
        try (var lab = new ChangingLab(directory, false, TESTING)) {
            int code = lab.check(
                    number -> {
                        if (number == 1) {
                            lab.vanish();
                        } else if (number == 3) {
                            lab.become(TESTING);
                        }
                        return number < 4;
                    },
                    "--watch",
                    "1s",
                    "--timeout",
                    "10s");
            assertThat(code).isEqualTo(1);
            String told = lab.out().substring(lab.out().indexOf(" changing.example: warn → "));
            assertThat(told)
                    .startsWith(" changing.example: warn → unknown; what was not")
                    .containsSubsequence("\n  new ?", "changing.example: unknown → warn, as it was", "\n  gone ?")
                    .doesNotContain("mode-testing", "record was", "policy was", "mx hosts was")
                    .containsOnlyOnce("→ unknown");
        }
    }

    @Test
    void aLineForProgramsIsWrittenForEachDifference() throws IOException {
        try (var lab = new ChangingLab(directory, false, USUAL)) {
            lab.check(
                    number -> {
                        lab.become(TESTING);
                        return number < 2;
                    },
                    "--watch",
                    "1s",
                    "--format",
                    "ndjson",
                    "--expect-mode",
                    "enforce");
            List<String> lines = lab.out().lines().toList();
            assertThat(lines).hasSize(2);
            assertThat(lines.getFirst()).startsWith("{\"domain\":\"changing.example\"");
            assertThat(lines.getLast())
                    .contains(
                            "\"outcome\":\"warn\",\"outcome_before\":\"pass\",\"outcome_last_known\":\"pass\"",
                            "{\"thing\":\"policy\",\"subject\":\"changing.example\",\"before\":\"mode enforce, ",
                            "\"expectation\":{\"met\":false,");
            assertThat(Schemas.of("watch-1").validate(lines.getLast(), InputFormat.JSON))
                    .isEmpty();
        }
    }

    @Test
    void onATerminalALineTellsOfTheLastLook() throws IOException {
        try (var lab = new ChangingLab(directory, true, USUAL)) {
            assertThat(lab.check(number -> number < 2, "--watch", "30s")).isZero();
            assertThat(lab.err())
                    .containsPattern("last look 20[-0-9]+T[:0-9]+Z, next 20[-0-9]+T[:0-9]+Z …")
                    .endsWith("\r\u001b[K");
            assertThat(lab.out()).containsOnlyOnce("changing.example: ");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --watch 5s a.example                         | --watch takes 10s or more
            --watch 1x a.example                         | is not a time such as
            --watch 1m --format html a.example           | --watch writes text or ndjson, not html
            --watch 1m --format json a.example           | --watch writes text or ndjson, not json
            --watch 1m -o file a.example                 | --watch writes to standard output alone
            --watch 1m --lab                             | name a domain of the lab
            --expect-id x --lab                          | name a domain of the lab
            --expect-id x a.example b.example            | are for one domain
            --expect-id x;y a.example                    | --expect-id 'x;y' is no id: give the 1 to 32 letters or digits
            --expect-mode enforced a.example             | --expect-mode 'enforced' is not testing, enforce or none
            --expect-policy bad a.example                | the file 'bad' of --expect-policy is no usable policy: mtasts.policy.mode-unknown in line 2, 'mode: enforced'
            --expect-policy good --expect-mode testing a.example | --expect-policy has the mode enforce and --expect-mode is testing
            --expect-id x --without record a.example     | --expect-id has no place beside --without record
            --expect-mode none --without policy a.example | --expect-mode has no place beside --without policy
            --expect-id x --format csv a.example         | is told as text, json or ndjson, not as csv
            --until-seen a.example                       | --until-seen needs something to wait for
            --give-up-after 5m --expect-id x a.example   | --give-up-after has no place without --until-seen
            """)
    void whatCannotBeIsSaid(String options, String words) throws IOException {
        Files.writeString(directory.resolve("bad"), "version: STSv1\nmode: enforced\nmx: a.example\nmax_age: 86400\n");
        Files.writeString(directory.resolve("good"), "version: STSv1\nmode: enforce\nmx: a.example\nmax_age: 86400\n");
        var session = new Session(directory);
        assertThat(session.run(("check " + options).split(" ", -1))).isEqualTo(64);
        assertThat(session.err()).startsWith("sealpost: ").contains(words).hasLineCount(1);
        assertThat(session.out()).isEmpty();
    }

    @Test
    void anInterruptedWatchEndsWithoutAWord() throws Exception {
        Path out = directory.resolve("out");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath(),
                        Main.class.getName(),
                        "check",
                        "--lab",
                        "healthy",
                        "--watch",
                        "1h")
                .directory(directory.toFile())
                .redirectError(directory.resolve("err").toFile())
                .redirectOutput(out.toFile())
                .start();
        try {
            while (!Files.readString(out).contains("Checked ")) {
                assertThat(process.waitFor(10, TimeUnit.MILLISECONDS))
                        .as(Files.readString(directory.resolve("err")))
                        .isFalse();
            }
            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15);
            assertThat(directory.resolve("err")).content().isEmpty();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static String classPath() {
        return Stream.of("jdk.module.path", "java.class.path")
                .map(System::getProperty)
                .filter(each -> each != null && !each.isEmpty())
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
    }
}
