package org.sealpost.app.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.exit.StandardOutput;
import org.sealpost.app.render.Shown;

/// A file that a result goes to: under another name until it is whole, or in its place when it is to grow. What
/// cannot be written ends the command with 73.
final class OutputFile implements AutoCloseable {
    private final Path file;
    private final Path written;
    private final FileChannel channel;
    private final StandardOutput watched;
    private final PrintStream stream;

    private OutputFile(Path file, Path written, FileChannel channel) {
        this.file = file;
        this.written = written;
        this.channel = channel;
        this.watched = new StandardOutput(Channels.newOutputStream(channel));
        this.stream = new PrintStream(new BufferedOutputStream(watched, 1 << 16), false, StandardCharsets.UTF_8);
    }

    /// A file that is there only when it is whole.
    static OutputFile whole(Path file) {
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return new OutputFile(file, file, FileChannel.open(file, StandardOpenOption.WRITE));
            }
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path part = target.resolveSibling(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            return new OutputFile(
                    target,
                    part,
                    FileChannel.open(
                            part,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING));
        } catch (IOException notWritable) {
            throw unwritable(file, notWritable);
        }
    }

    /// A whole file at once, instead of the one that was there.
    static void write(Path file, String text) {
        try (OutputFile output = whole(file)) {
            output.stream().print(text);
            output.commit();
        }
    }

    /// A file that grows with each result.
    ///
    /// @param keep how many of its octets stay
    static OutputFile growing(Path file, long keep) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            channel.truncate(keep);
            channel.position(keep);
            return new OutputFile(file, file, channel);
        } catch (IOException notWritable) {
            throw unwritable(file, notWritable);
        }
    }

    PrintStream stream() {
        return stream;
    }

    /// Everything is written: it is on the disk and under its name when this returns.
    void commit() {
        stream.flush();
        Optional<IOException> failure = watched.failure();
        if (failure.isPresent()) {
            throw unwritable(file, failure.get());
        }
        try {
            if (Files.isRegularFile(written)) {
                channel.force(true);
            }
            channel.close();
            if (!written.equals(file)) {
                Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException notWritable) {
            throw unwritable(file, notWritable);
        }
    }

    /// What was not committed and has another name goes away.
    @Override
    public void close() {
        try {
            channel.close();
            if (!written.equals(file)) {
                Files.deleteIfExists(written);
            }
        } catch (IOException leftBehind) {
            // The command says already why it ended.
            return;
        }
    }

    private static Refusal unwritable(Path file, IOException reason) {
        return new Refusal(
                ExitCode.OUTPUT_UNWRITABLE,
                "the file " + Shown.quoted(file.toString()) + " cannot be written: "
                        + Shown.text(reason.getClass().getSimpleName() + " " + reason.getMessage()));
    }
}
