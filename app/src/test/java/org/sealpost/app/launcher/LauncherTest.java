package org.sealpost.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.launcher.StandInProject.Start;

/// The launcher must never run stale code and never let a cache be seen. Every test leaves a project that works.
class LauncherTest {
    private static final String BUILDING = "sealpost: building, once …\n";
    private static final String PREPARING = "sealpost: preparing a fast start, once …\n";

    @TempDir
    static Path folder;

    private static StandInProject project;

    @BeforeAll
    static void buildOnce() throws Exception {
        project = new StandInProject(folder);
        assertThat(project.start()).isEqualTo(new Start(0, project.said(), BUILDING));
    }

    @BeforeEach
    void itWorks() throws Exception {
        assertThat(project.start().out()).isEqualTo(project.said());
    }

    @Test
    void whatDidNotChangeIsNotBuiltAgainAndStartsFromTheCache() throws Exception {
        int builds = project.builds();
        assertThat(project.startOnlyWithCache()).isEqualTo(new Start(0, project.said(), ""));
        assertThat(project.builds()).isEqualTo(builds);
    }

    @Test
    void aChangedClassIsRun() throws Exception {
        project.main("changed");
        assertThat(project.start()).isEqualTo(new Start(0, project.said(), BUILDING));
        assertThat(project.startOnlyWithCache()).isEqualTo(new Start(0, project.said(), ""));
    }

    @Test
    void aChangedDependencyIsRun() throws Exception {
        project.dependency("changed");
        assertThat(project.start()).isEqualTo(new Start(0, project.said(), BUILDING));
        assertThat(project.startOnlyWithCache()).isEqualTo(new Start(0, project.said(), ""));
    }

    @Test
    void aChangeIsSeenThoughLengthAndTimeAreAsBefore() throws Exception {
        Path source = project.home().resolve("lib/src/main/java/lib/Word.java");
        project.dependency("size1");
        project.start();
        FileTime before = Files.getLastModifiedTime(source);
        project.dependency("size2");
        Files.setLastModifiedTime(source, before);
        assertThat(project.start().out()).isEqualTo(project.said());
    }

    @Test
    void anOlderSourceThatComesBackIsRun() throws Exception {
        project.dependency("older");
        Files.setLastModifiedTime(
                project.home().resolve("lib/src/main/java/lib/Word.java"),
                FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(project.start().out()).isEqualTo(project.said());
    }

    @Test
    void aCutCacheIsNeverSeen() throws Exception {
        Path cache = project.caches().getFirst();
        Files.write(cache, List.of("cut"));
        assertThat(project.start()).isEqualTo(new Start(0, project.said(), PREPARING));
        assertThat(project.startOnlyWithCache().code()).isZero();
    }

    @Test
    void aCacheFullOfGarbageIsNeverSeen() throws Exception {
        Path cache = project.caches().getFirst();
        byte[] octets = Files.readAllBytes(cache);
        FileTime before = Files.getLastModifiedTime(cache);
        for (int i = 4096; i < octets.length; i += 7) {
            octets[i] ^= 0x55;
        }
        Files.write(cache, octets);
        Files.setLastModifiedTime(cache, before);
        assertThat(project.start()).isEqualTo(new Start(0, project.said(), PREPARING));
    }

    @Test
    void aCacheThatIsGoneIsMadeAgain() throws Exception {
        Files.delete(project.caches().getFirst());
        assertThat(project.start()).isEqualTo(new Start(0, project.said(), PREPARING));
        assertThat(project.caches()).hasSize(2);
    }

    @Test
    void aJarThatSomebodyTouchedIsBuiltAgain() throws Exception {
        Path jar = project.caches().getFirst().resolveSibling("sealpost-lib-1.jar");
        Files.copy(
                project.home().resolve("app/target/sealpost-app-1.jar"),
                jar,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(project.start()).isEqualTo(new Start(0, project.said(), BUILDING));
    }

    @Test
    void onlyTheCurrentBuildIsKept() throws Exception {
        project.main("another");
        project.start();
        assertThat(project.caches()).hasSize(2);
    }

    @Test
    void aFailedBuildGives70AndShowsWhatMavenSaid() throws Exception {
        project.write("fail", "");
        project.main("broken");
        Start start = project.start();
        Files.delete(project.home().resolve("fail"));
        assertThat(start.code()).isEqualTo(70);
        assertThat(start.out()).isEmpty();
        assertThat(start.err()).contains("[ERROR] as the file fail asks", "sealpost: the build failed");
    }

    @Test
    void itMayBeCalledThroughLinksFromAnywhere() throws Exception {
        Path absolute = folder.resolve("absolute");
        Files.deleteIfExists(absolute);
        Files.createSymbolicLink(absolute, project.home().resolve("sealpost"));
        Path relative = folder.resolve("relative");
        Files.deleteIfExists(relative);
        Files.createSymbolicLink(relative, Path.of("absolute"));
        assertThat(StandInProject.finish(project.begin(relative)).out()).isEqualTo(project.said());
    }

    @Test
    void firstStartsAtOnceAllWork(@TempDir Path other) throws Exception {
        var fresh = new StandInProject(other);
        List<Process> processes = List.of(
                fresh.begin(fresh.home().resolve("sealpost")),
                fresh.begin(fresh.home().resolve("sealpost")),
                fresh.begin(fresh.home().resolve("sealpost")));
        for (Process process : processes) {
            assertThat(StandInProject.finish(process).out()).isEqualTo(fresh.said());
        }
        assertThat(fresh.builds()).isEqualTo(1);
    }

    @Test
    void aPlaceThatCannotBeWrittenGives73(@TempDir Path other) throws Exception {
        var fresh = new StandInProject(other);
        fresh.write(".sealpost", "not a folder");
        Start start = fresh.start();
        assertThat(start.code()).isEqualTo(73);
        assertThat(start.err()).startsWith("sealpost: cannot write to ").hasLineCount(1);
    }

    @Test
    void withoutAJdkItSaysWhatToInstallAndEndsWith78(@TempDir Path other) throws Exception {
        Path old = Files.createDirectories(other.resolve("old/bin"));
        Files.writeString(other.resolve("old/release"), "JAVA_VERSION=\"17.0.1\"\n");
        for (String tool : List.of("java", "javac")) {
            Files.writeString(old.resolve(tool), "#!/bin/sh\n");
            assertThat(old.resolve(tool).toFile().setExecutable(true)).isTrue();
        }
        Start start = jdkSearch("usual_jdks() { echo '" + other.resolve("old") + "'; }; require_jdk; echo \"$jdk\"");
        assertThat(start.code()).isEqualTo(78);
        assertThat(start.out()).isEmpty();
        assertThat(start.err())
                .startsWith("sealpost: no JDK 25 found; install one, such as ")
                .hasLineCount(1);
        Files.writeString(other.resolve("old/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"25.0.9\"");
        assertThat(jdkSearch("usual_jdks() { echo '" + other.resolve("old") + "'; }; require_jdk; echo \"$jdk\""))
                .isEqualTo(new Start(0, other.resolve("old") + "\n", ""));
    }

    /// Runs the search for a JDK alone, with other places to look in and a PATH without any Java.
    private static Start jdkSearch(String script) throws Exception {
        Path search = project.home().resolve("tools/launcher/jdk.sh");
        var builder = new ProcessBuilder("/bin/sh", "-c", ". '" + search + "'; " + script);
        builder.environment().put("PATH", folder.toString());
        return StandInProject.finish(builder.start());
    }
}
