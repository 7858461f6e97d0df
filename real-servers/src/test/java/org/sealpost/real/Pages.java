package org.sealpost.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// `sealpost serve` in a process of its own, over the small internet.
///
/// @param address without a slash at its end
record Pages(Process process, String address) implements AutoCloseable {
    private static final String AT = "pages at ";

    static Pages serve(Path folder, String... options) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "serve",
                "--lab",
                "--pages",
                "0",
                "--data",
                folder.resolve("data").toString()));
        arguments.addAll(List.of(options));
        Process process = Sealpost.process(folder, arguments)
                .redirectError(folder.resolve("serve.err").toFile())
                .start();
        var said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(AT)) {
                return new Pages(process, line.substring(AT.length()).replaceAll("/$", ""));
            }
        }
        process.destroy();
        throw new IOException("the pages are not served; see " + folder.resolve("serve.err"));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
