package org.sealpost.app.host;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.host.acme.ReachPreflight;
import org.sealpost.host.acme.ReachPreflight.Reached;
import org.sealpost.observe.dns.Dns;
import org.sealpost.observe.facts.Addresses;
import org.sealpost.observe.facts.Lookup;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Whether all addresses of a name are addresses of our edges.
record EdgeReach(Dns dns, List<IpAddress> edges, Duration limit) implements ReachPreflight.Reach {
    @Override
    public Reached look(DomainName host) {
        Addresses addresses = dns.addresses(host, Deadline.after(limit));
        List<IpAddress> all = addresses.known();
        Optional<IpAddress> elsewhere =
                all.stream().filter(address -> !edges.contains(address)).findFirst();
        if (elsewhere.isPresent()) {
            return new Reached.Elsewhere(elsewhere.get().text() + " is no address of this host");
        }
        boolean failed =
                Stream.of(addresses.ipv4(), addresses.ipv6()).anyMatch(answer -> answer instanceof Lookup.Failed);
        if (failed) {
            return new Reached.Unknown("DNS does not say which addresses " + host + " has.");
        }
        return all.isEmpty() ? new Reached.Elsewhere("it has none") : new Reached.Here();
    }
}
