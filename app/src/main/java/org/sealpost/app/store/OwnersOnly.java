package org.sealpost.app.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// Files and folders that nobody but their owner looks into: digests of passwords and what mail servers did
/// stand in them. Where a file system knows no such permissions, nothing is asked of it; what is there
/// already stays as it is.
public final class OwnersOnly {
    private static final Set<PosixFilePermission> OTHERS = Collections.unmodifiableSet(EnumSet.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_EXECUTE));

    private OwnersOnly() {}

    /// Makes a folder where there is none, with those above it.
    static void folder(Path folder) throws IOException {
        Files.createDirectories(folder, permissions(folder, "rwx------"));
    }

    /// Makes an empty file where there is none. What SQLite puts beside it has the same permissions.
    static void file(Path file) throws IOException {
        try {
            Files.createFile(file, permissions(file, "rw-------"));
        } catch (FileAlreadyExistsException there) {
            return;
        }
    }

    /// Whether others than its owner may list this folder, or reach what is in it.
    public static boolean isOpenToOthers(Path folder) {
        try {
            return hasPermissions(folder) && !Collections.disjoint(Files.getPosixFilePermissions(folder), OTHERS);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    private static FileAttribute<?>[] permissions(Path path, String permissions) {
        return hasPermissions(path)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    private static boolean hasPermissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
