package org.sealpost.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.sealpost.real.RealDomain.SecondServer;

/// A second Knot, which has the zones of the domains from the first by transfer: not all of them, and not all as they
/// are now.
final class SecondKnotServer implements AutoCloseable {
    private final LoopbackPort port = LoopbackPort.free();
    private final ChildProcess process;

    SecondKnotServer(Path folder, Path log, KnotServer first, List<RealDomain> domains) throws IOException {
        var configuration = new StringBuilder(
                configuration(folder, port.number(), first.port().number()));
        for (RealDomain domain : domains) {
            configuration.append(zone(domain.name(), domain.secondServer()));
            if (domain.secondServer() == SecondServer.AN_OLDER_VERSION) {
                Files.writeString(folder.resolve(domain.name() + ".zone"), domain.olderZone());
            }
        }
        Files.writeString(folder.resolve("knot.conf"), configuration);
        process = ChildProcess.start(folder, log, "server started", "knotd", "-c", "knot.conf");
        try {
            for (RealDomain domain : domains) {
                if (domain.secondServer() == SecondServer.THE_SAME) {
                    // Answers when the transfer is over.
                    Tool.run(folder, "knotc", "-c", "knot.conf", "-b", "zone-retransfer", domain.name());
                }
            }
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    LoopbackPort port() {
        return port;
    }

    private static String zone(String name, SecondServer what) {
        return switch (what) {
            case THE_SAME -> "  - domain: " + name + ".\n    master: first\n";
            case AN_OLDER_VERSION -> "  - domain: " + name + ".\n";
            case NOTHING -> "";
        };
    }

    private static String configuration(Path folder, int port, int first) {
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
            remote:
              - id: first
                address: 127.0.0.1@%3$d
            template:
              - id: default
                storage: "%1$s"
                file: "%%s.zone"
                zonefile-sync: -1
                journal-content: all
            zone:
            """.formatted(folder, port, first);
    }

    @Override
    public void close() {
        process.close();
    }
}
