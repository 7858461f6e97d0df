package org.sealpost.real;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.sealpost.app.Main;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The program in a process of its own, as it is for those who use it.
final class Sealpost {
    private static final Set<String> COUNTED = Set.of("error", "warning");

    private Sealpost() {}

    /// What `sealpost check DOMAIN --format json` answers.
    static Answer check(Path folder, String domain, List<String> options) throws IOException, InterruptedException {
        return run(folder, "check", Stream.concat(Stream.of(domain, "--format", "json"), options.stream()));
    }

    /// What the program answers; its output stays in the folder.
    static Answer run(Path folder, String subcommand, Stream<String> arguments)
            throws IOException, InterruptedException {
        List<String> words = arguments.toList();
        Path out = folder.resolve("sealpost-" + subcommand + "-" + words.getFirst() + ".out");
        Path err = folder.resolve("sealpost-" + subcommand + "-" + words.getFirst() + ".err");
        int code = process(
                        folder,
                        Stream.concat(Stream.of(subcommand), words.stream()).toList())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Answer(code, Files.readString(out), Files.readString(err));
    }

    static ProcessBuilder process(Path folder, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                Main.class.getName()));
        command.addAll(arguments);
        return new ProcessBuilder(command).directory(folder.toFile());
    }

    private static String absolute(String classPath) {
        return String.join(
                File.pathSeparator,
                Stream.of(classPath.split(File.pathSeparator, -1))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    /// @param out one JSON document, of a check
    /// @param err what it had to say beside it
    record Answer(int code, String out, String err) {
        JsonNode verdict() {
            return JsonMapper.shared().readTree(out).path("domains").path(0);
        }

        String outcome() {
            return verdict().path("outcome").asString("");
        }

        /// The codes of the findings of severity error and warning, worst first.
        List<String> findings() {
            return verdict()
                    .path("findings")
                    .valueStream()
                    .filter(finding -> COUNTED.contains(finding.path("severity").asString("")))
                    .map(finding -> finding.path("code").asString(""))
                    .toList();
        }
    }
}
