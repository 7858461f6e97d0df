package org.sealpost.bench;

import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sealpost.lab.Lab;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.dns.DnsOptions;
import org.sealpost.observe.dns.ResolverAddress;
import org.sealpost.observe.dns.TrustAnchors;
import org.sealpost.observe.net.ConnectMap;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.net.Endpoint;
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
        var dns = new DnsOptions(
                List.of(new ResolverAddress.Plain(endpoint(lab.dnsServer()))),
                ((TrustAnchors.Reading.Read) TrustAnchors.read(lab.trustAnchor())).anchors(),
                false);
        return ObserverOptions.of(InstantSource.system(), "sealpost/bench")
                .withDns(dns)
                .withDialer(DialerOptions.DEFAULT.withMap(ConnectMap.of(map)))
                .withTrust(Trust.only(((RootFile.Read) RootFile.read(Octets.utf8(lab.caPem()))).roots()));
    }

    private static Endpoint endpoint(InetSocketAddress socket) {
        return new Endpoint(IpAddress.of(socket.getAddress().getAddress()), socket.getPort());
    }
}
