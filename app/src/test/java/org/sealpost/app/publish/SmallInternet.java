package org.sealpost.app.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.app.host.ServedPolicies;
import org.sealpost.app.store.HostStore;
import org.sealpost.host.Certificates;
import org.sealpost.host.Identity;
import org.sealpost.host.Policies;
import org.sealpost.host.edge.Edge;
import org.sealpost.host.edge.EdgeSettings;
import org.sealpost.host.edge.Listener;
import org.sealpost.lab.Lab;
import org.sealpost.lab.LabOptions;
import org.sealpost.lab.Owner;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// The lab with a domain that has nothing yet, two providers of mail, and our own policy host, whose edge is found at
/// an address of the lab.
public final class SmallInternet implements AutoCloseable {
    public static final DomainName DOMAIN = DomainName.of("life.example");
    static final DomainName POLICY_HOST = DomainName.of("mta-sts.life.example");
    public static final String EDGE = "198.51.100.250";
    static final String RESOLVER = "198.51.100.251";

    private static final Path SHIPPED = Path.of("..", "lab", "src", "main", "resources", "worlds");
    private static final Map<String, String> WORLDS = Map.of(
            "life", """
            title: A domain without MTA-STS
            name-servers: [{name: ns1}, {name: ns2}]
            without: [_mta-sts TXT, _smtp._tls TXT, mta-sts A, mta-sts AAAA]
            mx: [{name: mx1.oldmail.example.}, {name: mx2.oldmail.example.}]
            """,
            "oldmail", "title: The first provider\nprovider: true\nmx: [{name: mx1}, {name: mx2}]\n",
            "newmail", "title: The second provider\nprovider: true\nmx: [{name: mx1}, {name: mx2}]\n",
            "google", "title: A provider that reports\nprovider: true\ndomain: google.com\n",
            "microsoft", "title: A provider that reports\nprovider: true\ndomain: microsoft.com\n");

    private final FastClock clock;
    private final Path folder;
    private final Lab lab;
    private final HostStore store;
    private final Edge edge;
    private final List<String> options;

    SmallInternet(Path folder, FastClock clock) throws IOException {
        this.clock = clock;
        this.folder = folder;
        Path worlds = folder.resolve("worlds");
        try (Stream<Path> shipped = Files.list(SHIPPED)) {
            for (Path each : shipped.toList()) {
                if (Files.readString(each.resolve("world.yaml")).contains("provider: true")) {
                    copy(each, Files.createDirectories(worlds.resolve(String.valueOf(each.getFileName()))));
                }
            }
        }
        for (Map.Entry<String, String> world : WORLDS.entrySet()) {
            Path at = Files.createDirectories(worlds.resolve(world.getKey()));
            Files.writeString(at.resolve("world.yaml"), world.getValue());
        }
        lab = Lab.start(LabOptions.at(clock).withWorlds(worlds));
        Files.writeString(folder.resolve("key"), lab.updateKey());
        options = List.of(lab.write(folder.resolve("lab")).split(" ", -1));
        store = HostStore.file(data().resolve("host.db"));
        edge = serve();
        also(EDGE + ":443", (InetSocketAddress) edge.bound().getFirst());
        also(RESOLVER + ":53", lab.dnsServer());
    }

    private static void copy(Path world, Path to) throws IOException {
        try (Stream<Path> files = Files.list(world)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(String.valueOf(file.getFileName())));
            }
        }
    }

    private void also(String documented, InetSocketAddress socket) throws IOException {
        Files.writeString(
                folder.resolve("lab").resolve("connect-map"),
                documented + " 127.0.0.1:" + socket.getPort() + "\n",
                StandardOpenOption.APPEND);
    }

    /// A real edge that looks into the store before each answer, as a policy host does every few seconds.
    private Edge serve() throws IOException {
        var served = new ServedPolicies(store.served());
        Policies policies = host -> {
            served.refresh();
            return served.of(host);
        };
        var certificates = new Certificates() {
            @Override
            public Optional<Identity> of(DomainName host) {
                if (!host.equals(POLICY_HOST) || policies.of(host).isEmpty()) {
                    return Optional.empty();
                }
                Owner.Issued issued = lab.owner().certificate(host);
                return Optional.of(new Identity(issued.chain(), issued.key()));
            }

            @Override
            public Optional<Identity> challenge(DomainName host) {
                return Optional.empty();
            }
        };
        var loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        return Edge.start(EdgeSettings.of(List.of(new Listener.Direct(loopback))), policies, certificates, clock);
    }

    /// The folder of `--data`.
    public Path data() {
        try {
            return Files.createDirectories(folder.resolve("data"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public FastClock clock() {
        return clock;
    }

    public Owner owner() {
        return lab.owner();
    }

    /// The options with which every command looks at the lab.
    public List<String> options() {
        return options;
    }

    /// Who writes the zones.
    public Map<String, String> variables() {
        return Map.of(
                "DNSUPDATE_NAMESERVER",
                "127.0.0.1:" + lab.primaryServer().getPort(),
                "DNSUPDATE_TSIG_FILE",
                folder.resolve("key").toString());
    }

    /// Without a plan: policy and records at once.
    void publishByHand(String policy) {
        store.served().serve(DOMAIN, Octets.utf8(policy));
        owner().put(DOMAIN, "_mta-sts TXT \"v=STSv1; id=byhand;\"\nmta-sts A " + EDGE + "\n");
    }

    /// Without a plan: all of it is gone at once.
    void withdrawByHand() {
        owner().remove(DOMAIN, "_mta-sts TXT");
        owner().remove(DOMAIN, "mta-sts A");
        store.served().stop(DOMAIN);
    }

    String connectMap() throws IOException {
        return Files.readString(folder.resolve("lab").resolve("connect-map"));
    }

    String roots() {
        return lab.caPem();
    }

    @Override
    public void close() {
        edge.close();
        store.close();
        lab.close();
    }
}
