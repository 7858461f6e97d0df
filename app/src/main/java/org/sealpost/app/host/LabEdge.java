package org.sealpost.app.host;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.sealpost.app.store.HostStore;
import org.sealpost.host.Certificates;
import org.sealpost.host.Identity;
import org.sealpost.host.Policies;
import org.sealpost.host.edge.Edge;
import org.sealpost.host.edge.EdgeSettings;
import org.sealpost.host.edge.Listener;
import org.sealpost.lab.Lab;
import org.sealpost.lab.Owner;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Our policy host in the small internet: what the store says is served, with certificates of the lab's authority.
public final class LabEdge implements AutoCloseable {
    /// Where the small internet finds it; no world has this address.
    public static final IpAddress ADDRESS =
            IpAddress.of(InetAddress.ofLiteral("198.51.100.250").getAddress());

    private static final int HTTPS = 443;

    private final HostStore store;
    private final Edge edge;

    private LabEdge(HostStore store, Edge edge) {
        this.store = store;
        this.edge = edge;
    }

    /// @param store closed with the edge
    /// @throws IOException when no socket can be opened
    public static LabEdge open(Lab lab, HostStore store, InstantSource clock) throws IOException {
        var served = new ServedPolicies(store.served());
        Policies policies = host -> {
            var _ = served.refresh();
            return served.of(host);
        };
        var loopback = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
        Edge edge = Edge.start(
                EdgeSettings.of(List.of(new Listener.Direct(loopback))), policies, new Issued(lab, policies), clock);
        lab.join(new InetSocketAddress(InetAddress.ofLiteral(ADDRESS.text()), HTTPS), (InetSocketAddress)
                edge.bound().getFirst());
        return new LabEdge(store, edge);
    }

    /// A certificate for every host that has a policy.
    private record Issued(Lab lab, Policies policies) implements Certificates {
        @Override
        public Optional<Identity> of(DomainName host) {
            return policies.of(host).map(_ -> {
                Owner.Issued issued = lab.owner().certificate(host);
                return new Identity(issued.chain(), issued.key());
            });
        }

        @Override
        public Optional<Identity> challenge(DomainName host) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        edge.close();
        store.close();
    }
}
