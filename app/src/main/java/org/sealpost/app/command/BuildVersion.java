package org.sealpost.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/// What `--version` prints: the version, the build (the hash of the jars, told by the launcher) and the Java it runs
/// on.
final class BuildVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String build = System.getProperty("sealpost.build", "unknown");
        return new String[] {"sealpost " + version() + " (build " + build + ", Java " + Runtime.version() + ")"};
    }

    static String version() {
        try (InputStream in = Objects.requireNonNull(BuildVersion.class.getResourceAsStream("version.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
