package org.sealpost.app.lint;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.protocol.Octets;

/// Finds the text to lint: the argument itself, the file it names, or standard input.
public final class LintInput {
    private static final int LARGEST = 64 << 20;

    private final Path directory;
    private final InputStream standardInput;

    public LintInput(Path directory, InputStream standardInput) {
        this.directory = directory;
        this.standardInput = standardInput;
    }

    /// The octets of a text of this kind. A record is short and stands on the command line as it is, a policy or a
    /// report is named by its file; a name of a file that is there, and `-` for standard input, go for all kinds.
    ///
    /// @throws Refusal 66 when there is nothing that can be read
    public Octets read(LintKind kind, Optional<String> argument) {
        byte[] octets = octets(kind, argument);
        if (kind == LintKind.REPORT && octets.length > 2 && octets[0] == 0x1f && octets[1] == (byte) 0x8b) {
            octets = unpacked(octets);
        }
        return Octets.of(kind.oneLine() ? withoutLineEnd(octets) : octets);
    }

    private byte[] octets(LintKind kind, Optional<String> argument) {
        if (argument.isEmpty() || argument.get().equals("-")) {
            return limited("standard input", standardInput);
        }
        String given = argument.get();
        Optional<Path> file = path(given);
        if (file.isPresent() && Files.exists(file.get())) {
            return file(file.get(), given);
        }
        if (isText(kind, given)) {
            return Octets.utf8(given).toArray();
        }
        throw new Refusal(ExitCode.INPUT_UNREADABLE, "there is no file " + Shown.quoted(given));
    }

    private static boolean isText(LintKind kind, String argument) {
        return switch (kind) {
            case RECORD, TLSRPT, TLSA -> true;
            case POLICY -> argument.contains(":") || argument.contains("\n");
            case REPORT -> argument.stripLeading().startsWith("{");
        };
    }

    private Optional<Path> path(String argument) {
        try {
            return Optional.of(directory.resolve(argument));
        } catch (InvalidPathException notAPath) {
            return Optional.empty();
        }
    }

    private static byte[] file(Path file, String given) {
        try (InputStream in = Files.newInputStream(file)) {
            return limited(Shown.quoted(given), in);
        } catch (IOException unreadable) {
            throw unreadable(Shown.quoted(given), unreadable);
        }
    }

    private static byte[] limited(String name, InputStream in) {
        try {
            byte[] octets = in.readNBytes(LARGEST + 1);
            if (octets.length > LARGEST) {
                throw new Refusal(ExitCode.INPUT_UNREADABLE, name + " is larger than " + LARGEST + " octets");
            }
            return octets;
        } catch (EOFException cut) {
            throw new Refusal(ExitCode.INPUT_UNREADABLE, name + " ends before its end");
        } catch (IOException unreadable) {
            throw unreadable(name, unreadable);
        }
    }

    private static byte[] unpacked(byte[] octets) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(octets))) {
            return limited("the packed report", in);
        } catch (IOException damaged) {
            throw unreadable("the packed report", damaged);
        }
    }

    private static byte[] withoutLineEnd(byte[] octets) {
        int length = octets.length;
        if (length > 0 && octets[length - 1] == '\n') {
            length--;
            if (length > 0 && octets[length - 1] == '\r') {
                length--;
            }
        }
        return Arrays.copyOf(octets, length);
    }

    private static Refusal unreadable(String name, IOException reason) {
        return new Refusal(
                ExitCode.INPUT_UNREADABLE,
                name + " cannot be read: " + Shown.text(String.valueOf(reason.getMessage())));
    }
}
