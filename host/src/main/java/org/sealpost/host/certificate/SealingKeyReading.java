package org.sealpost.host.certificate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// What came of reading a sealing key from where it is kept.
public sealed interface SealingKeyReading {
    int LONGEST = 1024;

    record Read(SealingKey key) implements SealingKeyReading {}

    /// There is no such file; a first start may make one.
    record Missing(Path file) implements SealingKeyReading {}

    /// @param why one sentence that says what to do
    record Unusable(String why) implements SealingKeyReading {}

    /// From a file that nobody but its owner may read.
    static SealingKeyReading from(Path file) {
        try {
            if (Files.getFileStore(file).supportsFileAttributeView("posix") && isOpenToOthers(file)) {
                return new Unusable(file + " can be read by others than its owner; run: chmod 600 " + file);
            }
            if (Files.size(file) > LONGEST) {
                return new Unusable(file + " is too long for a sealing key of 32 octets.");
            }
            return of(Files.readAllBytes(file), file.toString());
        } catch (NoSuchFileException missing) {
            return new Missing(file);
        } catch (IOException unreadable) {
            return new Unusable(file + " cannot be read: " + unreadable.getMessage());
        }
    }

    /// From the output of a command of the operator, such as one that asks a key service.
    static SealingKeyReading from(List<String> command, Duration limit) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                process.getOutputStream().close();
                // Its output fits into the pipe, so that it ends without being read.
                if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                    return new Unusable(
                            command.getFirst() + " gave no sealing key within " + limit.toSeconds() + " s.");
                }
                byte[] output = process.getInputStream().readNBytes(LONGEST);
                return process.exitValue() == 0
                        ? of(output, command.getFirst())
                        : new Unusable(command.getFirst() + " ended with " + process.exitValue()
                                + " and gave no sealing key.");
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException notStarted) {
            return new Unusable(command.getFirst() + " cannot be run: " + notStarted.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new Unusable(command.getFirst() + " was not waited for.");
        }
    }

    private static SealingKeyReading of(byte[] octets, String source) {
        return SealingKey.read(octets)
                .<SealingKeyReading>map(Read::new)
                .orElseGet(() -> new Unusable(
                        source + " holds no sealing key: 32 octets are wanted, or the same in hex or base64."));
    }

    private static boolean isOpenToOthers(Path file) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        return permissions.stream().anyMatch(each -> !each.name().startsWith("OWNER_"));
    }
}
