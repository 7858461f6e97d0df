package org.sealpost.packaging.archive.again;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.packaging.archive.Installed;
import org.sealpost.packaging.archive.Installed.Ran;

/// The same sources give the same archives, to the last bit: built in another folder, another time zone, another
/// language, on another JDK than Maven ran on here, by somebody with another mask for the modes of files.
class TwoBuildsTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> LEFT_OUT = Set.of("target", ".git", ".sealpost", "fuzz-out", ".idea", ".vscode");

    @Test
    void anotherBuildElsewhereGivesTheSameArchives(@TempDir Path folder) throws Exception {
        Path copy = Files.createDirectories(folder.resolve("sources elsewhere"));
        copySources(copy);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("TZ", "Pacific/Kiritimati");
        environment.put("LC_ALL", "C");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.remove("MAVEN_PROJECTBASEDIR");
        String maven = System.getProperty("maven.home") + "/bin/mvn";
        Ran ran = Installed.run(
                environment,
                copy,
                List.of(
                        "/bin/sh",
                        "-c",
                        "umask 077; exec \"$@\"",
                        "sh",
                        maven,
                        "-q",
                        "-B",
                        "-ntp",
                        "-Duser.language=tr",
                        "-Dmaven.repo.local=" + System.getProperty("maven.repo.local"),
                        "-Dmaven.test.skip=true",
                        "-pl",
                        "packaging",
                        "-am",
                        "package"));
        assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
        for (String ending : List.of("zip", "tar.gz")) {
            Path here = Installed.archive(ending);
            Path there = copy.resolve("packaging/target").resolve(here.getFileName());
            if (ending.equals("zip")) {
                assertThat(differences(entries(here), entries(there))).isEmpty();
            }
            assertThat(there).hasSameBinaryContentAs(here);
        }
    }

    private static SortedMap<String, String> differences(Map<String, String> here, Map<String, String> there) {
        var names = new TreeSet<>(here.keySet());
        names.addAll(there.keySet());
        SortedMap<String, String> differences = new TreeMap<>();
        for (String name : names) {
            if (!Objects.equals(here.get(name), there.get(name))) {
                differences.put(name, here.get(name) + " here, " + there.get(name) + " there");
            }
        }
        return differences;
    }

    private static Map<String, String> entries(Path zip) throws IOException {
        Map<String, String> entries = new HashMap<>();
        try (var file = new ZipFile(zip.toFile())) {
            file.stream().forEach(entry -> entries.put(entry.getName(), told(entry)));
        }
        return entries;
    }

    private static String told(ZipEntry entry) {
        return entry.getCrc() + " " + entry.getSize() + " " + entry.getTimeLocal();
    }

    private static void copySources(Path to) throws IOException {
        Files.walkFileTree(REPOSITORY, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (LEFT_OUT.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(REPOSITORY.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.getFileName().toString().equals(".git")) {
                    Files.copy(file, to.resolve(REPOSITORY.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
