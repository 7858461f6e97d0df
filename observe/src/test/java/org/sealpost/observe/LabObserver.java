package org.sealpost.observe;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sealpost.lab.Lab;
import org.sealpost.lab.world.World;
import org.sealpost.observe.dns.DnsOptions;
import org.sealpost.observe.dns.ResolverAddress;
import org.sealpost.observe.dns.TrustAnchors;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.net.ConnectMap;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.net.Endpoint;
import org.sealpost.observe.net.Limits;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.observe.tls.RootFile;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// An observer of the small internet.
final class LabObserver {
    private LabObserver() {}

    static ObserverOptions options(Lab lab, InstantSource clock, Limits limits, Part... without) {
        var dns = new DnsOptions(
                        List.of(new ResolverAddress.Plain(endpoint(lab.dnsServer()))),
                        ((TrustAnchors.Reading.Read) TrustAnchors.read(lab.trustAnchor())).anchors(),
                        false)
                .withGrace(Duration.ofSeconds(3));
        var map = ConnectMap.of(lab.connectMap().entrySet().stream()
                .collect(Collectors.toMap(
                        (Map.Entry<InetSocketAddress, InetSocketAddress> entry) -> endpoint(entry.getKey()),
                        entry -> endpoint(entry.getValue()))));
        return ObserverOptions.of(clock, "sealpost-test")
                .withDns(dns)
                .withDialer(DialerOptions.DEFAULT.withMap(map).withLimits(limits))
                .withTrust(Trust.only(((RootFile.Read) RootFile.read(Octets.utf8(lab.caPem()))).roots()))
                .withIntroduction(new Introduction(Optional.of(DomainName.of("observer.example")), "sealpost-test"))
                .without(Set.of(without));
    }

    static Limits limits(World world) {
        Limits limits = Limits.DEFAULT;
        for (var limit : world.looker().limits().entrySet()) {
            limits = limits.with(Step.valueOf(limit.getKey().name()), limit.getValue());
        }
        return limits;
    }

    private static Endpoint endpoint(InetSocketAddress address) {
        return new Endpoint(IpAddress.of(address.getAddress().getAddress()), address.getPort());
    }
}
