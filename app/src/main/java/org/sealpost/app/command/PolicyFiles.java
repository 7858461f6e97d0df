package org.sealpost.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.StsPolicy;

/// Policies in files.
record PolicyFiles(Path directory) {
    /// RFC 8461 §3.3 proposes that nobody reads more of one.
    private static final int LARGEST = 64 * 1024;

    /// What the file holds, policy or not.
    Octets text(Path file) {
        try (InputStream in = Files.newInputStream(directory.resolve(file))) {
            byte[] octets = in.readNBytes(LARGEST + 1);
            if (octets.length > LARGEST) {
                throw new Refusal(
                        ExitCode.INPUT_UNREADABLE, "the file " + Shown.quoted(file.toString()) + " is too large");
            }
            return Octets.of(octets);
        } catch (IOException unreadable) {
            throw new Refusal(
                    ExitCode.INPUT_UNREADABLE, "the file " + Shown.quoted(file.toString()) + " cannot be read");
        }
    }

    /// The policy that a sender could hold.
    StsPolicy policy(Path file) {
        return StsPolicy.parse(text(file))
                .value()
                .orElseThrow(() -> new Refusal(
                        ExitCode.INPUT_UNREADABLE,
                        "the file " + Shown.quoted(file.toString())
                                + " is no policy that a sender could hold; see 'sealpost lint policy'"));
    }
}
