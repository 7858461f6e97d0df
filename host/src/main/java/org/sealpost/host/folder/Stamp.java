package org.sealpost.host.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Objects;

/// Which state of the three files of a domain this is. A file that was changed or replaced has another one.
record Stamp(List<Mark> marks) {
    /// Of a file that is not there.
    private static final Mark NONE = new Mark(FileTime.fromMillis(0), -1, "");

    record Mark(FileTime time, long size, String file) {}

    Stamp {
        marks = List.copyOf(marks);
    }

    static Stamp of(Path folder) throws IOException {
        return new Stamp(List.of(
                mark(folder.resolve(DomainFiles.POLICY)),
                mark(folder.resolve(DomainFiles.CHAIN)),
                mark(folder.resolve(DomainFiles.KEY))));
    }

    private static Mark mark(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Mark(
                    attributes.lastModifiedTime(), attributes.size(), Objects.toString(attributes.fileKey(), ""));
        } catch (NoSuchFileException absent) {
            return NONE;
        }
    }

    boolean hasPolicy() {
        return marks.get(0).size() >= 0;
    }

    boolean hasChain() {
        return marks.get(1).size() >= 0;
    }

    boolean hasKey() {
        return marks.get(2).size() >= 0;
    }
}
