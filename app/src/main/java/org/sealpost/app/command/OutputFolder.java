package org.sealpost.app.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.List;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.publish.ReadyFile;

/// A folder that files are written to. What is there stays unless somebody says otherwise; what cannot be written
/// ends the command with 73.
record OutputFolder(Path folder, boolean overwrite) {
    void write(List<ReadyFile> files) {
        List<Path> there = files.stream()
                .map(file -> folder.resolve(file.path()))
                .filter(path -> Files.exists(path, LinkOption.NOFOLLOW_LINKS))
                .toList();
        if (!overwrite && !there.isEmpty()) {
            throw new Refusal(
                    ExitCode.OUTPUT_UNWRITABLE,
                    "the file " + Shown.quoted(there.getFirst().toString()) + " is there already"
                            + (there.size() == 1 ? "" : ", and " + (there.size() - 1) + " more")
                            + "; nothing was written. With --overwrite it is replaced");
        }
        files.forEach(this::write);
    }

    private void write(ReadyFile file) {
        Path path = folder.resolve(file.path());
        try {
            if (path.getParent() != null) {
                Files.createDirectories(path.getParent());
            }
        } catch (IOException notWritable) {
            throw unwritable(path, notWritable);
        }
        try (OutputFile out = OutputFile.whole(path)) {
            out.stream().print(file.text());
            out.commit();
        }
        if (file.program()) {
            makeRunnable(path);
        }
    }

    private static void makeRunnable(Path path) {
        try {
            var permissions = new HashSet<>(Files.getPosixFilePermissions(path));
            permissions.add(PosixFilePermission.OWNER_EXECUTE);
            Files.setPosixFilePermissions(path, permissions);
        } catch (IOException | UnsupportedOperationException runWithShInstead) {
            return;
        }
    }

    private static Refusal unwritable(Path path, IOException reason) {
        return new Refusal(
                ExitCode.OUTPUT_UNWRITABLE,
                "the file " + Shown.quoted(path.toString()) + " cannot be written: "
                        + Shown.text(reason.getClass().getSimpleName() + " " + reason.getMessage()));
    }
}
