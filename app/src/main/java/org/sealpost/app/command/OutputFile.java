package org.sealpost.app.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    private final String named;
    private final Path written;
    private final FileChannel channel;
    private final StandardOutput watched;
    private final PrintStream stream;

    private OutputFile(Path file, String named, Path written, FileChannel channel) {
        this.file = file;
        this.named = named;
        this.written = written;
        this.channel = channel;
        this.watched = new StandardOutput(Channels.newOutputStream(channel));
        this.stream = new PrintStream(new BufferedOutputStream(watched, 1 << 16), false, StandardCharsets.UTF_8);
    }

    /// A file that is there only when it is whole.
    static OutputFile whole(Path file) {
        return whole(new NamedFile(file, file));
    }

    /// The same of a file that an option names.
    static OutputFile whole(NamedFile output) {
        Path file = output.path();
        String named = output.named().toString();
        try {
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                return new OutputFile(file, named, file, FileChannel.open(file, StandardOpenOption.WRITE));
            }
            Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Path part = target.resolveSibling(
                    "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            return new OutputFile(
                    target,
                    named,
                    part,
                    FileChannel.open(
                            part,
                            StandardOpenOption.WRITE,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING));
        } catch (IOException notWritable) {
            throw unwritable(named, notWritable);
        }
    }

    /// Said before anything is begun that a person would have to end: that nothing can be written there.
    ///
    /// @throws Refusal when that is so
    static void require(NamedFile file) {
        whole(file).close();
    }

    /// A whole file at once, instead of the one that was there.
    static void write(NamedFile file, String text) {
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
            return new OutputFile(file, file.toString(), file, channel);
        } catch (IOException notWritable) {
            throw unwritable(file.toString(), notWritable);
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
            throw unwritable(named, failure.get());
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
            throw unwritable(named, notWritable);
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

    private static Refusal unwritable(String named, IOException reason) {
        return new Refusal(
                ExitCode.OUTPUT_UNWRITABLE,
                "the file " + Shown.quoted(named) + " cannot be written: " + Shown.text(words(reason)));
    }

    /// Without the name that it has until it is whole.
    private static String words(IOException reason) {
        return switch (reason) {
            case NoSuchFileException _ -> "there is no such folder";
            case AccessDeniedException _ -> "this account may not";
            case FileSystemException other ->
                Optional.ofNullable(other.getReason()).orElse("the system does not say why");
            default -> String.valueOf(reason.getMessage());
        };
    }
}
