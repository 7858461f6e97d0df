package org.sealpost.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;

/// The servers for people: starts them, prints the options to use, and ends them with its input.
final class Foreground {
    private Foreground() {}

    /// Lets everybody into the folder: some servers leave their privileges behind.
    static Path open(Path folder) throws IOException {
        return Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    static void main() throws IOException {
        Path folder = open(Files.createTempDirectory("real-servers"));
        try (var servers = new RealServers(folder, Instant.now())) {
            System.out.println(folder);
            System.out.println(String.join(" ", servers.options()));
            while (System.in.read() != -1) {
                // Until the input ends.
            }
        }
    }
}
