package org.sealpost.publish;

/// A file as it is to be written.
///
/// @param path relative, with `/`, each part of letters, digits, `.`, `_` and `-`, none of them `.` or `..`
/// @param text with its own line ends, UTF-8
/// @param program whether it is to be run
public record ReadyFile(String path, String text, boolean program) {
    public ReadyFile {
        for (String part : path.split("/", -1)) {
            if (!part.matches("[A-Za-z0-9._-]{1,255}") || part.equals(".") || part.equals("..")) {
                throw new IllegalArgumentException("not a path of a file: " + path);
            }
        }
    }

    public static ReadyFile of(String path, String text) {
        return new ReadyFile(path, text, false);
    }

    /// The same file in a folder.
    public ReadyFile below(String folder) {
        return new ReadyFile(folder + "/" + path, text, program);
    }
}
