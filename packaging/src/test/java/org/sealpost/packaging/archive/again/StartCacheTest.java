package org.sealpost.packaging.archive.again;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.packaging.archive.Installed;
import org.sealpost.packaging.archive.Installed.Ran;

/// The caches that make starts fast: beside the program or in the user's own folder, never those of somebody else, and
/// never in the way.
class StartCacheTest {
    @TempDir
    Path folder;

    private Installed installed;

    @BeforeEach
    void unpack() throws Exception {
        installed = new Installed(folder);
    }

    @Test
    void theyGoToTheUsersFolderAndAreUsedFromThere() throws Exception {
        Ran made = prepare();
        assertThat(made.err()).isEmpty();
        Path caches = Path.of(made.out().strip());
        assertThat(caches.getParent()).isEqualTo(folder.resolve("own/.cache/sealpost"));
        assertThat(caches.resolve("start.aot")).isNotEmptyFile();
        assertThat(prepare()).as("they are there already").isEqualTo(made);
        // With this option the virtual machine does not start without a cache that fits.
        installed.with("SEALPOST_JAVA_OPTS", "-XX:AOTMode=on");
        assertThat(installed.run("--version")).satisfies(StartCacheTest::isWell);
        assertThat(installed.run("check", "--lab", "healthy.example")).satisfies(StartCacheTest::isWell);
        installed.with("SEALPOST_JAVA_OPTS", "");

        // One that is broken off, or not ours, is not in the way.
        Files.write(caches.resolve("start.aot"), List.of("cut"));
        assertThat(installed.run("--version").code()).isZero();
        assertThat(installed.run("--version").out()).startsWith("sealpost ").hasLineCount(1);
        installed.with("SEALPOST_CACHE", "off");
        assertThat(installed.run("--version")).satisfies(StartCacheTest::isWell);
    }

    @Test
    void withNowhereToWriteItSaysSoAndRunsWithout() throws Exception {
        installed.with("HOME", "/nonexistent");
        Ran made = prepare();
        assertThat(made.code()).isEqualTo(73);
        assertThat(made.err())
                .startsWith("sealpost: the caches cannot be made; ")
                .hasLineCount(1);
        assertThat(installed.run("--version")).satisfies(StartCacheTest::isWell);
    }

    @Test
    void thoseOfSomebodyElseAreNotUsed() throws Exception {
        Path open = Files.createDirectories(folder.resolve("open"));
        installed.give(open);
        installed.with("SEALPOST_CACHE", open.toString());
        Path caches = Path.of(prepare().out().strip());
        assertThat(caches.getParent()).isEqualTo(open);
        assertThat(Installed.run(System.getenv(), folder, List.of("chown", "-R", "1:1", caches.toString()))
                        .code())
                .isEqualTo(System.getProperty("user.name").equals("root") ? 0 : 1);
        if (Files.getOwner(caches).equals(Files.getOwner(open))) {
            return;
        }
        assertThat(prepare().code())
                .as("they are not taken, and cannot be replaced")
                .isEqualTo(73);
        assertThat(installed.run("--version")).satisfies(StartCacheTest::isWell);
        try (Stream<Path> left = Files.list(open)) {
            assertThat(left).containsExactly(caches);
        }
    }

    private Ran prepare() throws Exception {
        return installed.run(installed.home().resolve("libexec/prepare"), Path.of("/"));
    }

    private static void isWell(Ran ran) {
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
    }
}
