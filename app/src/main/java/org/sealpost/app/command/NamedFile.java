package org.sealpost.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.observe.tls.RootFile;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.Octets;

/// A file that an option names, and the one sentence that is said when it cannot be read or used.
///
/// @param named as it was written
/// @param path  where that is, from the folder that the command was started in
record NamedFile(Path named, Path path) {
    static NamedFile of(Surroundings surroundings, Path named) {
        return new NamedFile(named, surroundings.directory().resolve(named));
    }

    /// @throws Refusal when it cannot be read
    Octets content() {
        try {
            return Octets.of(Files.readAllBytes(path));
        } catch (IOException unreadable) {
            throw new Refusal(
                    ExitCode.INPUT_UNREADABLE, "the file " + Shown.quoted(named.toString()) + " cannot be read");
        }
    }

    /// @throws Refusal when it cannot be read
    void require() {
        Octets _ = content();
    }

    /// Its first line, read each time that it is asked for, so that a password may change while the program runs.
    ///
    /// @throws Refusal when it cannot be read now
    Supplier<String> secret() {
        String _ = firstLine();
        return this::firstLine;
    }

    /// The authorities in it, and no others.
    ///
    /// @throws Refusal when there are none that can be read
    Trust trust() {
        return switch (RootFile.read(content())) {
            case RootFile.Read(var roots) -> Trust.only(roots);
            case RootFile.Unreadable(var problem) -> throw unusable(problem);
        };
    }

    /// What is said when it can be read and is not what the option wants.
    Refusal unusable(String problem) {
        return new Refusal(
                ExitCode.CONFIGURATION,
                "the file " + Shown.quoted(named.toString()) + " cannot be used: " + Shown.text(problem));
    }

    private String firstLine() {
        return content().utf8Lossy().lines().findFirst().orElse("");
    }
}
