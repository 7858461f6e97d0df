package org.sealpost.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Unbound: the resolver that everything asks; it validates from the private root and hands signatures on.
final class UnboundServer implements AutoCloseable {
    private final LoopbackPort port = LoopbackPort.free();
    private final ChildProcess process;

    UnboundServer(Path folder, Path log, KnotServer authoritative, Path trustAnchor) throws IOException {
        var configuration = new StringBuilder(configuration(port.number(), trustAnchor));
        for (String zone : authoritative.zones()) {
            configuration.append(stub(zone, authoritative.port().number()));
        }
        Files.writeString(folder.resolve("unbound.conf"), configuration);
        process = ChildProcess.start(folder, log, "start of service", "unbound", "-d", "-c", "unbound.conf");
    }

    LoopbackPort port() {
        return port;
    }

    private static String configuration(int port, Path trustAnchor) {
        return """
            server:
                directory: ""
                chroot: ""
                username: ""
                pidfile: ""
                do-daemonize: no
                use-syslog: no
                logfile: ""
                val-log-level: 2
                num-threads: 1
                interface: 127.0.0.1
                port: %1$d
                do-ip6: no
                module-config: "validator iterator"
                trust-anchor-file: "%2$s"
                # The authoritative server is on loopback, and Unbound answers for "test" itself unless told otherwise.
                do-not-query-localhost: no
                local-zone: "test." nodefault
            """.formatted(port, trustAnchor);
    }

    /// Every zone by name: name servers' addresses have no ports, so no referral can be followed.
    private static String stub(String zone, int port) {
        return """
            stub-zone:
                name: "%1$s"
                stub-addr: 127.0.0.1@%2$d
            """.formatted(zone, port);
    }

    @Override
    public void close() {
        process.close();
    }
}
