package org.sealpost.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `sealpost serve` in a process of its own, over the small internet.
record Pages(Process process, PagesAt at) implements AutoCloseable {
    private static final String PASSWORD = "sign in as demo with the password ";

    static Pages serve(Path folder, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "serve",
                "--lab",
                "--pages",
                "0",
                "--data",
                folder.resolve("data").toString()));
        arguments.addAll(List.of(options));
        return start(folder, arguments, PagesAt.LINK);
    }

    /// The demonstration, which begins with three months behind it.
    static Pages demo(Path folder) throws IOException {
        return start(folder, List.of("serve", "--demo", "--pages", "0", "--checks-per-minute", "1000"), PASSWORD);
    }

    private static Pages start(Path folder, List<String> arguments, String words) throws IOException {
        Process process = Sealpost.process(folder, arguments)
                .redirectError(folder.resolve("serve.err").toFile())
                .start();
        try {
            var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            return new Pages(process, PagesAt.read(said, words));
        } catch (IOException silent) {
            process.destroy();
            throw new IOException("see " + folder.resolve("serve.err"), silent);
        }
    }

    String address() {
        return at.address();
    }

    /// Leads to the first person's name and password.
    String firstLink() {
        return at.link();
    }

    /// Of the one person of the demonstration.
    String password() {
        return at.link().replaceAll(";.*", "");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
