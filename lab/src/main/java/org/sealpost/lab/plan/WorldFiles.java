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

    /// The worlds that come with the lab. They are found by one of them: with a start cache a class does not know where
    /// it comes from.
    public static WorldFiles shipped() {
        URL known = Objects.requireNonNull(WorldFiles.class.getResource("/" + ROOT + "healthy/world.yaml"));
        try {
            if (known.openConnection() instanceof JarURLConnection inside) {
                inside.setUseCaches(false);
                try (JarFile jar = inside.getJarFile()) {
                    return in(jar);
                }
            }
            return in(Path.of(known.toURI()).resolve("../..").normalize());
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

    private static WorldFiles in(JarFile jar) throws IOException {
        var result = new WorldFiles();
        for (var entry : jar.stream().filter(e -> !e.isDirectory()).toList()) {
            String[] parts = entry.getName().split("/", -1);
            if (entry.getName().startsWith(ROOT) && parts.length == 3) {
                try (var in = jar.getInputStream(entry)) {
                    result.add(parts[1], parts[2], in.readAllBytes());
                }
            }
        }
        return result;
    }

    /// These, and of others those that serve every world, where there is none of the same name.
    public WorldFiles besideProvidersOf(WorldFiles others) {
        others.files.forEach((world, its) -> {
            if (others.text(world, "world.yaml").lines().anyMatch("provider: true"::equals)) {
                files.putIfAbsent(world, its);
            }
        });
        return this;
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
