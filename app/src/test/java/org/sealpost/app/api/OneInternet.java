package org.sealpost.app.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.sealpost.app.host.LabEdge;
import org.sealpost.app.store.HostStore;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;

/// One small internet for all tests of the API, with a provider of mail and a policy host that serves nothing. It takes
/// longer to begin than most of these tests, and is there until the end.
final class OneInternet {
    private static final Map<String, String> WORLDS =
            Map.of("oldmail", "title: A provider\nprovider: true\nmx: [{name: mx1}, {name: mx2}]\n");

    static final Lab LAB = start();

    private OneInternet() {}

    private static Lab start() {
        try {
            Path folder = Files.createTempDirectory("api-internet");
            for (Map.Entry<String, String> world : WORLDS.entrySet()) {
                Path at = Files.createDirectories(folder.resolve("worlds").resolve(world.getKey()));
                Files.writeString(at.resolve("world.yaml"), world.getValue());
            }
            InstantSource clock = InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
            Lab lab = Lab.start(LabOptions.at(clock).withWorlds(folder.resolve("worlds")));
            LabEdge _ = LabEdge.open(lab, HostStore.file(folder.resolve("host.db")), clock);
            return lab;
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
