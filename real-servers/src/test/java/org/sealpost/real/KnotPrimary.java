package org.sealpost.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Knot, updated with a key.
final class KnotPrimary implements Primary {
    private final LoopbackPort port = LoopbackPort.free();
    private final ChildProcess process;

    KnotPrimary(Path folder, Path log) throws IOException {
        this(folder, log, ZONE, Primary.zoneFile());
    }

    /// With another zone.
    KnotPrimary(Path folder, Path log, String zone, String text) throws IOException {
        Files.writeString(folder.resolve("zone"), text);
        Files.writeString(folder.resolve("knot.conf"), configuration(folder, port.number(), zone));
        process = ChildProcess.start(folder, log, "server started", "knotd", "-c", "knot.conf");
    }

    private static String configuration(Path folder, int port, String zone) {
        return """
            server:
                rundir: "%1$s"
                listen: 127.0.0.1@%2$d
                udp-workers: 1
                tcp-workers: 1
                background-workers: 1
            log:
              - target: stdout
                any: info
            database:
                storage: "%1$s"
            key:
              - id: %3$s
                algorithm: hmac-sha256
                secret: %4$s
              - id: %5$s
                algorithm: hmac-sha256
                secret: %6$s
            acl:
              - id: update
                key: %3$s
                action: update
            zone:
              - domain: %7$s
                storage: "%1$s"
                file: zone
                zonefile-sync: -1
                acl: update
            """.formatted(folder, port, KEY, SECRET, OTHER_KEY, OTHER_SECRET, zone);
    }

    @Override
    public LoopbackPort port() {
        return port;
    }

    @Override
    public void close() {
        process.close();
    }
}
