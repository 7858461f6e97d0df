package org.sealpost.app.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.sealpost.protocol.Octets;

/// Style sheets and scripts of our own: each at an address that names its content, so that a browser may keep it for
/// ever.
public final class Assets {
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css; charset=utf-8", "js", "text/javascript; charset=utf-8", "svg", "image/svg+xml");
    private static final int DIGITS = 16;

    private final Map<String, String> addresses = new HashMap<>();
    private final Map<String, Reply> replies = new HashMap<>();

    /// @param beside the class in whose package they lie
    public Assets(Class<?> beside, String... names) {
        for (String name : names) {
            Octets octets = read(beside, name);
            int dot = name.lastIndexOf('.');
            String hashed = name.substring(0, dot) + "-" + digest(octets) + name.substring(dot);
            addresses.put(name, "/assets/" + hashed);
            replies.put(
                    hashed,
                    new Reply(
                            200,
                            Objects.requireNonNull(TYPES.get(name.substring(dot + 1))),
                            Map.of("Cache-Control", "public, max-age=31536000, immutable"),
                            octets));
        }
    }

    /// Where a browser finds it.
    public String address(String name) {
        return Objects.requireNonNull(addresses.get(name), name);
    }

    /// Adds the routes to them.
    public void addTo(Routes routes) {
        replies.forEach((name, reply) -> routes.get("/assets/" + name, _ -> reply));
    }

    private static Octets read(Class<?> beside, String name) {
        try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name)) {
            return Octets.of(in.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String digest(Octets octets) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(octets.toArray());
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
