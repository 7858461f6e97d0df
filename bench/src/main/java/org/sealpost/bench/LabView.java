package org.sealpost.bench;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.lab.Lab;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.dns.ResolverAddress;
import org.sealpost.observe.dns.TrustAnchors;
import org.sealpost.observe.net.AddressGuard;
import org.sealpost.observe.net.ConnectMap;
import org.sealpost.observe.net.Endpoint;
import org.sealpost.observe.net.Limits;
import org.sealpost.observe.tls.RootFile;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.IpAddress;

/// The options to look at a lab of the same process.
final class LabView {
    private LabView() {}

    static ObserverOptions of(Lab lab) {
        Map<Endpoint, Endpoint> map = new HashMap<>();
        lab.connectMap().forEach((from, to) -> map.put(endpoint(from), endpoint(to)));
        return new ObserverOptions(
                List.of(new ResolverAddress.Plain(endpoint(lab.dnsServer()))),
                ((TrustAnchors.Reading.Read) TrustAnchors.read(lab.trustAnchor())).anchors(),
                false,
                ConnectMap.of(map),
                AddressGuard.PUBLIC_ONLY,
                Trust.only(((RootFile.Read) RootFile.read(Octets.utf8(lab.caPem()))).roots()),
                443,
                25,
                Limits.DEFAULT,
                Optional.empty(),
                Optional.empty(),
                InstantSource.system(),
                "sealpost/bench",
                Set.of());
    }

    private static Endpoint endpoint(InetSocketAddress socket) {
        return new Endpoint(IpAddress.of(socket.getAddress().getAddress()), socket.getPort());
    }
}
