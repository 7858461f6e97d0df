package org.sealpost.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The jars that go into the archive.
///
/// @param files sorted by name
record Jars(List<Path> files) {
    private static final Pattern LEGAL = Pattern.compile("(?i)(.*/)?[^/]*(LICEN[CS]E|NOTICE|COPYING|COPYRIGHT)[^/]*");
    private static final int LONGEST = 1 << 20;

    Jars {
        files = files.stream()
                .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                .toList();
    }

    /// Those of a class path; folders on it are passed over.
    static Jars of(String classPath) {
        return new Jars(Stream.of(classPath.split(Pattern.quote(System.getProperty("path.separator")), -1))
                .filter(file -> file.endsWith(".jar"))
                .map(Path::of)
                .toList());
    }

    /// What `--version` calls the build: the same jars, the same word.
    String build() throws IOException {
        MessageDigest all = sha256();
        for (Path file : files) {
            String hash = HexFormat.of().formatHex(sha256().digest(Files.readAllBytes(file)));
            all.update((hash + "  " + file.getFileName() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(all.digest()).substring(0, 16);
    }

    /// The files in the jars of this name that say on what terms they may be used, by their place in the jar.
    Map<String, String> legal(String prefix) throws IOException {
        return texts(prefix, LEGAL);
    }

    /// One file of a jar.
    String text(String prefix, String entry) throws IOException {
        String text = texts(prefix, Pattern.compile(Pattern.quote(entry))).get(entry);
        if (text == null) {
            throw new PackagingFault("no jar " + prefix + "… has the file " + entry);
        }
        return text;
    }

    private Map<String, String> texts(String prefix, Pattern wanted) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (Path file : files) {
            if (!named(file, prefix)) {
                continue;
            }
            try (var jar = new JarFile(file.toFile())) {
                for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                    JarEntry entry = entries.nextElement();
                    if (!entry.isDirectory()
                            && !entry.getName().endsWith(".class")
                            && wanted.matcher(entry.getName()).matches()) {
                        try (var in = jar.getInputStream(entry)) {
                            texts.put(entry.getName(), new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8));
                        }
                    }
                }
            }
        }
        return texts;
    }

    /// `netty-common-4.2` is not named `netty-4`, and `a-1.0` not `a-1`.
    private static boolean named(Path file, String prefix) {
        String rest = file.getFileName().toString();
        return rest.startsWith(prefix) && rest.substring(prefix.length()).matches("\\.jar|-.*");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
