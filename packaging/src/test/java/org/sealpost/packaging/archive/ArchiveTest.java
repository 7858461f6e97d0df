package org.sealpost.packaging.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.packaging.archive.Installed.Ran;

/// What was unpacked runs where nobody can write, without Maven, and says on what terms it may be used.
class ArchiveTest {
    @TempDir
    static Path folder;

    private static Installed installed;

    @BeforeAll
    static void unpack() throws Exception {
        installed = new Installed(folder);
    }

    @Test
    void itSaysItsVersionAndBuild() throws Exception {
        String build = Files.readString(installed.home().resolve("lib/build")).strip();
        String version = installed.home().getFileName().toString().replaceFirst("^sealpost-", "");
        assertThat(build).matches("[0-9a-f]{16}");
        Ran ran = installed.run("--version");
        assertThat(ran.out()).startsWith("sealpost " + version + " (build " + build + ", Java 25");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
    }

    @Test
    void aDomainOfTheLabIsCheckedAndNothingIsWrittenWhereItWasUnpacked() throws Exception {
        Map<String, String> before = looks(installed.home());
        Ran ran = installed.run("check", "--lab", "healthy.example");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains("healthy.example");
        assertThat(ran.code()).isZero();
        assertThat(looks(installed.home())).isEqualTo(before);
        Path written = installed.home().resolve("lib/written");
        assertThat(installed
                        .run(Path.of("/usr/bin/touch"), installed.home(), written.toString())
                        .code())
                .as("the folder really is read-only for who runs it")
                .isNotZero();
    }

    @Test
    void aJavaThatTrustsNobodyIsSaid() throws Exception {
        installed.with("SEALPOST_JAVA_OPTS", "-Djavax.net.ssl.trustStore=NONE");
        Ran ran = installed.run("serve", "--pages", "127.0.0.1:0");
        installed.with("SEALPOST_JAVA_OPTS", "");
        assertThat(ran.err())
                .startsWith("sealpost: this Java installation trusts no certificate authority at all; ")
                .hasLineCount(1);
        assertThat(ran.code()).isEqualTo(78);
    }

    @Test
    void itRunsThroughLinksFromAnyFolder() throws Exception {
        Path absolute = Files.createSymbolicLink(
                installed.around().resolve("absolute link"), installed.home().resolve("bin/sealpost"));
        Path relative = Files.createSymbolicLink(installed.around().resolve("relative"), absolute.getFileName());
        Path version = Files.createSymbolicLink(installed.around().resolve("current"), installed.home());
        assertThat(installed.run(relative, Path.of("/"), "match", "*.example.org", "mx.example.org"))
                .satisfies(ran -> assertThat(ran.code()).isZero())
                .satisfies(ran -> assertThat(ran.err()).isEmpty());
        assertThat(installed
                        .run(Path.of("./relative"), installed.around(), "--version")
                        .code())
                .isZero();
        assertThat(installed
                        .run(version.resolve("bin/sealpost"), Path.of("/"), "--version")
                        .code())
                .isZero();
    }

    @Test
    void withoutAJavaItSaysWhatToInstall() throws Exception {
        String script = ". '" + installed.home().resolve("libexec/jdk.sh") + "'; usual_jdks() { :; }; require_java";
        Ran ran = Installed.run(Map.of("PATH", "/nowhere"), folder, List.of("/bin/sh", "-c", script));
        assertThat(ran.code()).isEqualTo(78);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err())
                .startsWith("sealpost: no Java 25 found; install one, ")
                .hasLineCount(1);
    }

    @Test
    void theClassPathNamesEveryJarAndNoOther() throws Exception {
        Path lib = installed.home().resolve("lib");
        try (var jar = new JarFile(lib.resolve("sealpost.jar").toFile());
                Stream<Path> files = Files.list(lib)) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            assertThat(manifest.getValue(Attributes.Name.CLASS_PATH).split(" "))
                    .containsExactlyInAnyOrderElementsOf(
                            files.map(file -> file.getFileName().toString())
                                    .filter(name -> name.endsWith(".jar") && !name.equals("sealpost.jar"))
                                    .toList());
        }
    }

    @Test
    void bothArchivesHoldTheSame() throws IOException {
        Map<String, byte[]> zipped = new TreeMap<>();
        try (var zip = new ZipFile(Installed.archive("zip").toFile())) {
            for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        zipped.put(entry.getName(), in.readAllBytes());
                    }
                }
            }
        }
        Path above = installed.home().resolveSibling(".");
        try (Stream<Path> files = Files.walk(installed.home())) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            assertThat(all).hasSameSizeAs(zipped.keySet());
            for (Path file : all) {
                String name = above.normalize().relativize(file).toString();
                assertThat(Files.readAllBytes(file)).as(name).isEqualTo(zipped.get(name));
            }
        }
    }

    @Test
    void theLauncherOfWindowsHasTheLineEndsOfWindows() throws IOException {
        String script = Files.readString(installed.home().resolve("bin/sealpost.cmd"));
        assertThat(script.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(script).startsWith("@echo off\r\n");
    }

    @Test
    void everyJarOfOthersIsInTheListOfPartsAndHasItsTerms() throws IOException {
        String parts = Files.readString(installed.home().resolve("sbom.cdx.json"));
        String terms = Files.readString(installed.home().resolve("THIRD-PARTY.md"));
        assertThat(parts).contains("\"bomFormat\":\"CycloneDX\"").doesNotContain("serialNumber");
        assertThat(terms)
                .contains("| picocli (in sealpost-picocli) |", "| htmx.org (in sealpost-app) | 2.0.10 | 0BSD |");
        try (Stream<Path> files = Files.list(installed.home().resolve("lib"))) {
            for (String jar : files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar") && !name.startsWith("sealpost"))
                    .toList()) {
                Matcher name = Pattern.compile("(.+?)-(\\d[^-]*)(-.*)?\\.jar").matcher(jar);
                assertThat(name.matches()).as(jar).isTrue();
                assertThat(parts).contains("/" + name.group(1) + "@" + name.group(2) + "?");
                assertThat(terms).contains(":" + name.group(1) + " | " + name.group(2) + " | ");
            }
        }
        List<String> texts = new ArrayList<>();
        Matcher named = Pattern.compile("`(LICENSES/[^`]+)`").matcher(terms);
        while (named.find()) {
            texts.add(named.group(1));
        }
        assertThat(texts)
                .hasSizeGreaterThan(30)
                .allSatisfy(text -> assertThat(installed.home().resolve(text)).isNotEmptyFile());
    }

    @Test
    void bashCompletesTheCommands() throws Exception {
        Path script = installed.home().resolve("share/bash-completion/completions/sealpost");
        Ran ran = Installed.run(
                Map.of("PATH", "/usr/bin:/bin"),
                folder,
                List.of(
                        "/bin/bash",
                        "-c",
                        // Only while a key is pressed there is a completion whose options can be set.
                        "compopt() { :; }; . '" + script
                                + "'; COMP_WORDS=(sealpost roll); COMP_CWORD=1; COMP_LINE='sealpost roll';"
                                + " _complete_sealpost; echo \"${COMPREPLY[@]}\""));
        assertThat(ran).isEqualTo(new Ran(0, "rollout\n", ""));
        assertThat(installed.home().resolve("share/zsh/site-functions/_sealpost"))
                .content()
                .startsWith("#compdef sealpost\n");
    }

    /// What a folder looks like: whoever writes to it is found out.
    private static Map<String, String> looks(Path root) throws IOException {
        Map<String, String> looks = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path each : all.toList()) {
                looks.put(
                        root.relativize(each).toString(),
                        Files.readAttributes(each, "unix:mode,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS)
                                .toString());
            }
        }
        return looks;
    }
}
