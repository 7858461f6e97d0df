package org.sealpost.lab.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.sealpost.protocol.Octets;

/// The files of the worlds: below `worlds/` in the place where this class comes from, a folder or a jar, or in a folder
/// of one's own.
public final class WorldFiles {
    private static final String ROOT = "worlds/";

    // Folder of the world, then file in it.
    private final Map<String, Map<String, Octets>> files = new TreeMap<>();

    private WorldFiles() {}

    /// The worlds that come with the lab.
    public static WorldFiles shipped() {
        // Not by the code source of this class: it has no location when the class comes from a start cache (JDK 25).
        URL place = Objects.requireNonNull(WorldFiles.class.getResource("/" + ROOT));
        try {
            return place.openConnection() instanceof JarURLConnection jar
                    ? inJar(Path.of(jar.getJarFileURL().toURI()))
                    : in(Path.of(place.toURI()));
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("the worlds of the lab cannot be read", e);
        }
    }

    /// The worlds in the folders of `root`.
    public static WorldFiles in(Path root) {
        var result = new WorldFiles();
        try (Stream<Path> paths = Files.walk(root, 2)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                Path relative = root.relativize(path);
                if (relative.getNameCount() == 2) {
                    result.add(
                            relative.getName(0).toString(), relative.getName(1).toString(), Files.readAllBytes(path));
                }
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static WorldFiles inJar(Path jar) throws IOException {
        var result = new WorldFiles();
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : file.stream().filter(e -> !e.isDirectory()).toList()) {
                String[] parts = entry.getName().split("/", -1);
                if (entry.getName().startsWith(ROOT) && parts.length == 3) {
                    try (var in = file.getInputStream(entry)) {
                        result.add(parts[1], parts[2], in.readAllBytes());
                    }
                }
            }
        }
        return result;
    }

    /// The names of the worlds, in order.
    List<String> worlds() {
        return List.copyOf(files.keySet());
    }

    boolean has(String world, String file) {
        return files.getOrDefault(world, Map.of()).containsKey(file);
    }

    /// @throws IllegalArgumentException when there is no such file
    Octets octets(String world, String file) {
        Octets octets = files.getOrDefault(world, Map.of()).get(file);
        if (octets == null) {
            throw new IllegalArgumentException("there is no " + world + "/" + file);
        }
        return octets;
    }

    String text(String world, String file) {
        return new String(octets(world, file).toArray(), StandardCharsets.UTF_8);
    }

    private void add(String world, String file, byte[] octets) {
        files.computeIfAbsent(world, name -> new TreeMap<>()).put(file, Octets.of(octets));
    }
}
