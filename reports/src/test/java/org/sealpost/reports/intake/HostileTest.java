package org.sealpost.reports.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever comes, every refusal has its code, and nothing sound beside it is lost.
class HostileTest {
    static List<HostileInput> inputs() {
        return HostileRun.inputs();
    }

    @ParameterizedTest
    @MethodSource("inputs")
    @Timeout(120)
    void isRefusedCutOrReadAndSaidSo(HostileInput input) {
        assertThat(new HostileRun().problems(input)).isEmpty();
    }

    @Test
    void thereAreAtLeast200Inputs() {
        assertThat(inputs()).hasSizeGreaterThanOrEqualTo(200);
        assertThat(inputs()).doesNotHaveDuplicates();
    }

    @Test
    @Timeout(600)
    void allOfThemAreReadIn128MiB() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileRun.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }
}
