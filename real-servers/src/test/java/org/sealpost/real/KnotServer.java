package org.sealpost.real;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Knot: the private root, the zone `test.` and a zone for each domain, every one signed by the server itself and
/// held by the DS records of its parent.
final class KnotServer implements AutoCloseable {
    private static final String ROOT = """
            $ORIGIN .
            $TTL 300
            @ SOA ns.test. hostmaster.test. 1 3600 900 604800 300
            @ NS ns.test.
            test. NS ns.test.
            """;

    private static final String PARENT = """
            $ORIGIN test.
            $TTL 300
            @ SOA ns.test. hostmaster.test. 1 3600 900 604800 300
            @ NS ns.test.
            ns A 192.0.2.53
            ns2 A 192.0.2.54
            """;

    /// Where the server and the second one seem to be.
    static final String ADDRESS = "192.0.2.53";

    static final String SECOND_ADDRESS = "192.0.2.54";

    private final Path folder;
    private final LoopbackPort port = LoopbackPort.free();
    private final ChildProcess process;
    private final String trustAnchor;
    private final List<String> zones = new ArrayList<>(List.of(".", "test."));

    KnotServer(Path folder, Path log, List<RealDomain> domains, CertificateAuthority authority) throws IOException {
        this.folder = folder;
        var configuration = new StringBuilder(configuration(folder, port.number()));
        configuration.append("  - domain: .\n    file: root.zone\n  - domain: test.\n    dnssec-policy: nsec3\n");
        domains.forEach(domain -> configuration.append("  - domain: " + domain.name() + ".\n"));
        Files.writeString(folder.resolve("knot.conf"), configuration);

        var delegations = new ArrayList<String>();
        for (RealDomain domain : domains) {
            zones.add(domain.name() + ".");
            Files.writeString(folder.resolve(domain.name() + ".zone"), domain.zone(authority));
            delegations.add(domain.name() + ". NS ns.test.\n" + domain.name() + ". NS ns2.test.\n"
                    + makeKey(domain.name() + "."));
        }
        Files.writeString(folder.resolve("test.zone"), PARENT + String.join("", delegations));
        Files.writeString(folder.resolve("root.zone"), ROOT + "ns.test. A 192.0.2.53\n" + makeKey("test."));
        trustAnchor = makeKey(".");
        process = ChildProcess.start(folder, log, "server started", "knotd", "-c", "knot.conf");
    }

    /// Makes the key of a zone and answers its DS records, as its parent has them.
    private String makeKey(String zone) {
        Tool.run(
                folder,
                "keymgr",
                "-c",
                "knot.conf",
                zone,
                "generate",
                "algorithm=ECDSAP256SHA256",
                "ksk=yes",
                "zsk=yes");
        String records = Tool.run(folder, "keymgr", "-c", "knot.conf", zone, "ds");
        // One digest is enough, and every reader knows SHA-256.
        return records.lines()
                .filter(line -> line.contains(" DS ") && line.split(" ", -1)[4].equals("2"))
                .reduce("", (text, line) -> text + line + "\n");
    }

    List<String> zones() {
        return zones;
    }

    LoopbackPort port() {
        return port;
    }

    /// The DS record of the root's key, in zone-file form.
    String trustAnchor() {
        return trustAnchor;
    }

    /// `test.` is signed with NSEC3, its parent and its children with NSEC.
    private static String configuration(Path folder, int port) {
        return """
            server:
                rundir: "%1$s"
                listen: 127.0.0.1@%2$d
                udp-workers: 1
                tcp-workers: 1
                background-workers: 2
            log:
              - target: stdout
                any: info
            database:
                storage: "%1$s"
            policy:
              - id: nsec
                manual: on
                single-type-signing: on
              - id: nsec3
                manual: on
                single-type-signing: on
                nsec3: on
                nsec3-iterations: 0
            acl:
              - id: transfer
                address: 127.0.0.1
                action: transfer
            template:
              - id: default
                acl: transfer
                storage: "%1$s"
                file: "%%s.zone"
                zonefile-sync: -1
                zonefile-load: difference
                journal-content: all
                dnssec-signing: on
                dnssec-policy: nsec
            zone:
            """.formatted(folder, port);
    }

    @Override
    public void close() {
        process.close();
    }
}
