package org.sealpost.app.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.Callable;
import org.sealpost.app.archive.Archive;
import org.sealpost.app.archive.ArchiveFault;
import org.sealpost.app.archive.Manifest;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.app.store.Backup;
import org.sealpost.app.store.StoreFault;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `sealpost backup`: all that is kept, in one file.
@Command(
        name = "backup",
        description = {
            "Writes all that is kept into one file, as it is at one moment, while 'serve' and the others go on. The file"
                    + " is read again and compared before it has its name. It can be restored into a data folder or into"
                    + " PostgreSQL, wherever it comes from.",
            "The sealing key is not in it: without that key what is sealed in it cannot be opened. Keep both, apart."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "Where to write it; there must be no such file yet.")
    private Path file = Path.of("");

    @Mixin
    private StoreOptions store = new StoreOptions();

    BackupCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Path target = surroundings.directory().resolve(file).toAbsolutePath();
        if (Files.exists(target)) {
            throw new Refusal(
                    ExitCode.USAGE, "there is already a file " + Shown.quoted(file.toString()) + "; name another");
        }
        new HeldAlready(store, surroundings).require();
        Path part = target.resolveSibling(
                "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            Manifest written = write(part);
            if (written.parts().isEmpty()) {
                throw new Refusal(
                        ExitCode.INPUT_UNREADABLE,
                        store.everything(surroundings) + " has no tables of Sealpost; nothing was written");
            }
            verify(part, written);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            surroundings.out().print(BackupText.summary(written));
            surroundings.out().println("written to " + Shown.text(file.toString()) + " and read again: all is there");
        } catch (StoreFault fault) {
            throw new Refusal(
                    ExitCode.OUTPUT_UNWRITABLE,
                    store.everything(surroundings) + " cannot be backed up: " + StoreOptions.words(fault));
        } catch (ArchiveFault | IOException fault) {
            throw new Refusal(
                    ExitCode.OUTPUT_UNWRITABLE,
                    "the backup cannot be written to " + Shown.quoted(file.toString()) + ": "
                            + Shown.text(fault.getClass().getSimpleName() + " " + fault.getMessage()));
        } finally {
            remove(part);
        }
        return ExitCode.PASS.number();
    }

    /// On the disk when it returns.
    private Manifest write(Path part) throws IOException {
        FileAttribute<?>[] attributes =
                part.getFileSystem().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(part, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW), attributes)) {
            var out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16) {
                @Override
                public void close() throws IOException {
                    flush();
                }
            };
            Manifest written = Backup.write(
                    store.all(surroundings),
                    out,
                    surroundings.clock().instant(),
                    BuildVersion.version(),
                    table -> progress("saved", table));
            out.flush();
            channel.force(true);
            return written;
        }
    }

    private void verify(Path part, Manifest written) throws IOException {
        try (Archive archive = Archive.open(part)) {
            archive.verify(table -> progress("verified", table));
            if (!archive.manifest().equals(written)) {
                throw new ArchiveFault("the backup does not say what was written");
            }
        }
    }

    private void progress(String what, Manifest.SavedTable table) {
        if (surroundings.terminal()) {
            surroundings.err().println(BackupText.progress(what, table));
        }
    }

    private static void remove(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException leftBehind) {
            // The command says already why it ended.
            return;
        }
    }
}
