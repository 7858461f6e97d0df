package org.sealpost.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Programs of the system.
final class Tool {
    /// A daemon's folder is on the search path of the administrator alone.
    private static final List<Path> FOLDERS = Stream.concat(
                    Stream.of(System.getenv("PATH").split(":", -1)), Stream.of("/usr/sbin", "/sbin"))
            .filter(folder -> !folder.isEmpty())
            .map(Path::of)
            .toList();

    private Tool() {}

    /// The program of that name; without it the script `require` has said what to install.
    static String find(String name) {
        return FOLDERS.stream()
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(name + " is not installed; run real-servers/require"))
                .toString();
    }

    /// Runs a program to its end in a folder and answers what it printed; anything but success is an error.
    static String run(Path folder, String... command) {
        try {
            Process process = start(folder, List.of(command)).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + code + ":\n" + output);
            }
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// A process in a folder, both outputs in one, in no particular language.
    static ProcessBuilder start(Path folder, List<String> command) {
        var builder = new ProcessBuilder(new ArrayList<>(command))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.command().set(0, find(command.getFirst()));
        builder.environment().put("LC_ALL", "C.UTF-8");
        return builder;
    }
}
