package org.sealpost.packaging.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.packaging.archive.Installed.Ran;

/// What other programs think of what is in the archive. A machine that lacks one of them says nothing.
class ToolsTest {
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL", "C.UTF-8", "HOME", "/nonexistent");

    @TempDir
    static Path folder;

    private static Installed installed;

    @BeforeAll
    static void unpack() throws Exception {
        installed = new Installed(folder);
    }

    @Test
    void everyManPageIsSetWithoutAWarning() throws Exception {
        List<String> pages = pages();
        assertThat(pages).anyMatch(page -> page.endsWith("/sealpost.1"));
        assertThat(pages).anyMatch(page -> page.endsWith("/sealpost-reports-listen.1"));
        has("groff", List.of("-man", "-Tutf8", "-ww", "-z"), pages);
        has("mandoc", List.of("-Tlint", "-Wwarning"), pages);
    }

    @Test
    void systemdHasNoWarningAboutTheService() throws Exception {
        // Where the service says the program is, there is none here.
        Path link = Files.createSymbolicLink(folder.resolve("opt-sealpost"), installed.home());
        Path unit = folder.resolve("sealpost.service");
        Files.writeString(
                unit,
                Files.readString(installed.home().resolve("share/sealpost/sealpost.service"))
                        .replace("ExecStart=/opt/sealpost/", "ExecStart=" + link + "/"));
        has("systemd-analyze", List.of("verify", "--man=no", "--recursive-errors=no"), List.of(unit.toString()));
    }

    @Test
    void zshLoadsItsCompletion() throws Exception {
        Path site = installed.home().resolve("share/zsh/site-functions");
        has(
                "zsh",
                List.of(
                        "-f",
                        "-c",
                        "fpath=('" + site + "' $fpath); autoload -Uz compinit; compinit -D -u;"
                                + " [ \"$_comps[sealpost]\" = _sealpost ] && autoload +X _sealpost"),
                List.of());
    }

    /// Nothing is to be heard from a program, if this machine has it.
    private static void has(String program, List<String> options, List<String> files) throws Exception {
        for (String path : List.of("/usr/bin/", "/bin/")) {
            if (Files.isExecutable(Path.of(path + program))) {
                List<String> command = new ArrayList<>(List.of(path + program));
                command.addAll(options);
                command.addAll(files);
                assertThat(Installed.run(ENVIRONMENT, folder, command)).isEqualTo(new Ran(0, "", ""));
                return;
            }
        }
    }

    private static List<String> pages() throws Exception {
        try (Stream<Path> files = Files.list(installed.home().resolve("share/man/man1"))) {
            return files.map(Path::toString).sorted().toList();
        }
    }
}
