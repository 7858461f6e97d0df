package org.sealpost.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The script that the profile runs before anything else.
class RequireTest {
    @TempDir
    Path folder;

    @Test
    void itNamesEachMissingPackageOnce() throws IOException, InterruptedException {
        Path packages = Files.writeString(
                folder.resolve("packages.tsv"), "alpha\tno-such-a\nalpha\tno-such-b\nshell\tsh\nbeta\tno-such-c\n");
        Process require = require(packages);
        String said = new String(require.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(require.waitFor()).isEqualTo(1);
        assertThat(said).endsWith("  apt-get install --no-install-recommends alpha beta\n");
    }

    @Test
    void itSaysNothingWhenAllIsThere() throws IOException, InterruptedException {
        Process require = require(Files.writeString(folder.resolve("packages.tsv"), "shell\tsh\n"));

        assertThat(require.getInputStream().readAllBytes()).isEmpty();
        assertThat(require.waitFor()).isZero();
    }

    private static Process require(Path packages) throws IOException {
        return new ProcessBuilder("sh", "require", packages.toString())
                .redirectErrorStream(true)
                .start();
    }
}
