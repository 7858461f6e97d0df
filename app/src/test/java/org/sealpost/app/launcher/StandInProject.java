package org.sealpost.app.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// A project of two small modules with the real launcher in front, and a Maven that only does what these need.
final class StandInProject {
    /// What one start gave.
    record Start(int code, String out, String err) {}

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    private final Path home;
    private final Path tools;
    private String mainWord = "first";
    private String libWord = "first";

    StandInProject(Path folder) throws IOException {
        // A space in the path is part of every test.
        home = Files.createDirectories(folder.resolve("the project"));
        tools = Files.createDirectories(folder.resolve("tools"));
        copy("sealpost");
        for (String name : List.of("jdk.sh", "build.sh", "make.sh", "run.sh")) {
            copy("tools/launcher/" + name);
        }
        try (InputStream mvn = Objects.requireNonNull(StandInProject.class.getResourceAsStream("mvn"))) {
            Files.write(tools.resolve("mvn"), mvn.readAllBytes());
        }
        executable(tools.resolve("mvn"));
        write("pom.xml", "<project/>");
        write("docs/checks/README.md", "");
        write("docs/hosters/README.md", "");
        write(
                "app/src/main/java/org/sealpost/app/Rehearsal.java",
                "package org.sealpost.app; class Rehearsal { public static void main(String[] a) { Main.main(a); } }");
        writeSources();
    }

    private void copy(String name) throws IOException {
        Path target = home.resolve(name);
        Files.createDirectories(target.resolveSibling("."));
        Files.copy(REPOSITORY.resolve(name), target);
        executable(target);
    }

    private static void executable(Path file) {
        if (!file.toFile().setExecutable(true)) {
            throw new IllegalStateException("cannot make executable: " + file);
        }
    }

    Path home() {
        return home;
    }

    /// Writes a file of the project when it does not say this already.
    void write(String name, String text) throws IOException {
        Path file = home.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    /// Lets the application say this word.
    void main(String word) throws IOException {
        mainWord = word;
        writeSources();
    }

    /// Lets the library say this word.
    void dependency(String word) throws IOException {
        libWord = word;
        writeSources();
    }

    /// What the program has to print now.
    String said() {
        return "{\"main\":\"" + mainWord + "\",\"lib\":\"" + libWord + "\"}\n";
    }

    private void writeSources() throws IOException {
        write(
                "app/src/main/java/org/sealpost/app/Main.java",
                "package org.sealpost.app; public class Main { public static void main(String[] a) {"
                        + " System.out.println(\"{\\\"main\\\":\\\"" + mainWord
                        + "\\\",\\\"lib\\\":\\\"\" + lib.Word.word() + \"\\\"}\"); } }");
        write(
                "lib/src/main/java/lib/Word.java",
                "package lib; public class Word { public static String word() { return \"" + libWord + "\"; } }");
        Path compiled = home.resolve("compiled");
        tool("javac", "-proc:none", "-d", compiled + "/lib", home + "/lib/src/main/java/lib/Word.java");
        String sources = home + "/app/src/main/java/org/sealpost/app/";
        tool(
                "javac",
                "-proc:none",
                "-d",
                compiled + "/app",
                "-cp",
                compiled + "/lib",
                sources + "Main.java",
                sources + "Rehearsal.java");
        for (String module : List.of("lib", "app")) {
            tool(
                    "jar",
                    "--create",
                    "--file",
                    compiled + "/sealpost-" + module + "-1.jar",
                    "-C",
                    compiled + "/" + module,
                    ".");
        }
    }

    private static void tool(String name, String... arguments) {
        int code = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments);
        if (code != 0) {
            throw new IllegalStateException(name + " ended with " + code);
        }
    }

    /// The start caches that lie there.
    List<Path> caches() throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve(".sealpost"))) {
            return files.filter(file -> file.toString().endsWith(".aot")).toList();
        }
    }

    /// How often Maven was called.
    int builds() throws IOException {
        return Files.readAllLines(home.resolve("builds")).size();
    }

    Start start(String... arguments) throws Exception {
        return finish(begin(home.resolve("sealpost"), arguments));
    }

    /// A start with a virtual machine that refuses to run without the cache.
    Start startOnlyWithCache() throws Exception {
        ProcessBuilder builder = builder(home.resolve("sealpost"));
        builder.environment().put("SEALPOST_JAVA_OPTS", "-XX:AOTMode=on");
        return finish(builder.start());
    }

    Process begin(Path launcher, String... arguments) throws IOException {
        return builder(launcher, arguments).start();
    }

    private ProcessBuilder builder(Path launcher, String... arguments) {
        var command = Stream.concat(Stream.of(launcher.toString()), Stream.of(arguments))
                .toList();
        var builder = new ProcessBuilder(command).directory(tools.toFile());
        builder.environment().put("SEALPOST_JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("PATH", tools + ":" + System.getenv("PATH"));
        builder.environment().remove("SEALPOST_JAVA_OPTS");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder;
    }

    static Start finish(Process process) throws Exception {
        // Little is written to either, so one can be read after the other.
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("the launcher does not end");
        }
        return new Start(process.exitValue(), out, err);
    }
}
