package org.sealpost.app.exit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;

/// Standard output that remembers its first failure and swallows what comes after it, so that a command runs to its
/// end and the process can say once what happened.
public final class StandardOutput extends OutputStream {
    private final OutputStream destination;
    private Optional<IOException> failure = Optional.empty();

    public StandardOutput(OutputStream destination) {
        this.destination = destination;
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        if (failure.isEmpty()) {
            try {
                destination.write(octets, offset, length);
            } catch (IOException cannotWrite) {
                failure = Optional.of(cannotWrite);
            }
        }
    }

    /// What went wrong first.
    public Optional<IOException> failure() {
        return failure;
    }

    /// The exit code of the process when the command ended with `code`: the same, or 73 when not all could be
    /// written. A reader that went away (`| head`) is not worth a word; a full disk is.
    public int exitCode(int code, PrintStream err) {
        if (failure.isEmpty()) {
            return code;
        }
        String reason = String.valueOf(failure.get().getMessage());
        if (!reason.contains("Broken pipe")) {
            err.println("sealpost: standard output cannot be written: " + reason);
        }
        return ExitCode.OUTPUT_UNWRITABLE.number();
    }
}
