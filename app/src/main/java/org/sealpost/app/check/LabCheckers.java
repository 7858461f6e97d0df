package org.sealpost.app.check;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sealpost.lab.Lab;
import org.sealpost.lab.world.Looker;
import org.sealpost.lab.world.Looker.Limit;
import org.sealpost.lab.world.World;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.dns.DnsOptions;
import org.sealpost.observe.dns.ResolverAddress;
import org.sealpost.observe.dns.TrustAnchors;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.https.PolicyFetcher;
import org.sealpost.observe.net.ConnectMap;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.net.Endpoint;
import org.sealpost.observe.net.Family;
import org.sealpost.observe.net.Limits;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.observe.tls.RootFile;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Checks domains of the small internet, each in the way that its world says.
public final class LabCheckers implements Checker {
    /// The servers of the lab share a machine with those who look, and perhaps with many of them.
    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Lab lab;
    private final ObserverOptions options;
    private final ObservationListener listener;
    private final Checker usual;
    private final Map<DomainName, World> worlds;

    /// @param chosen what the user chose; where to look and whom to trust is the lab's
    public LabCheckers(Lab lab, ObserverOptions chosen, ObservationListener listener) {
        this.lab = lab;
        this.options = within(lab, chosen);
        this.listener = listener;
        this.usual = new ObservingChecker(options, listener);
        this.worlds = lab.worlds().stream().collect(Collectors.toMap(World::domain, Function.identity()));
    }

    @Override
    public Checked check(DomainName domain) {
        return Optional.ofNullable(worlds.get(domain)).map(this::checked).orElseGet(() -> usual.check(domain));
    }

    private Checked checked(World world) {
        Checked checked = looked(world);
        return checked.after(WorldPast.of(world, checked.facts().observedAt()));
    }

    private Checked looked(World world) {
        if (world.looker().equals(Looker.USUAL)) {
            return usual.check(world.domain());
        }
        try (var checker = new ObservingChecker(as(world.looker()), listener)) {
            return checker.check(world.domain());
        }
    }

    /// How to look at the domain.
    public ObserverOptions options(DomainName domain) {
        Looker looker = looker(domain);
        return looker.equals(Looker.USUAL) ? options : as(looker);
    }

    private Looker looker(DomainName domain) {
        return Optional.ofNullable(worlds.get(domain)).map(World::looker).orElse(Looker.USUAL);
    }

    @Override
    public void close() {
        usual.close();
    }

    /// How to look at the small internet.
    ///
    /// @param chosen what the user chose; where to look and whom to trust is the lab's
    public static ObserverOptions within(Lab lab, ObserverOptions chosen) {
        var dialer = chosen.dialer();
        return new ObserverOptions(
                new DnsOptions(resolver(lab.dnsServer()), anchors(lab), false)
                        .withPublicResolvers(chosen.dns().publicResolvers())
                        .withGrace(GRACE),
                DialerOptions.DEFAULT
                        .withMap(map(lab))
                        .withLimits(dialer.limits())
                        .withFamilies(dialer.families()),
                trust(lab),
                PolicyFetcher.HTTPS_PORT,
                chosen.introduction(),
                chosen.clock(),
                chosen.without(),
                chosen.dkimSelectors());
    }

    private ObserverOptions as(Looker looker) {
        DnsOptions dns =
                looker.signatures() ? options.dns() : options.dns().withResolvers(resolver(lab.plainDnsServer()));
        DialerOptions dialer = options.dialer();
        Set<Part> without = new HashSet<>(options.without());
        looker.without().forEach(word -> without.add(part(word)));
        List<ResolverAddress> publicResolvers = looker.publicResolvers().stream()
                .map(text -> ResolverAddress.read(text)
                        .orElseThrow(() -> new IllegalStateException("a world asks '" + text + "'")))
                .toList();
        return options.withDns(publicResolvers.isEmpty() ? dns : dns.withPublicResolvers(publicResolvers))
                .withDialer(dialer.withLimits(limited(dialer.limits(), looker.limits()))
                        .withFamilies(families(looker)))
                .without(without)
                .withDkimSelectors(looker.dkimSelectors().isEmpty() ? options.dkimSelectors() : looker.dkimSelectors());
    }

    private static Set<Family> families(Looker looker) {
        return looker.families().stream()
                .map(family -> switch (family) {
                    case IPV4 -> Family.IPV4;
                    case IPV6 -> Family.IPV6;
                })
                .collect(Collectors.toSet());
    }

    private static Part part(String word) {
        return Part.of(word).orElseThrow(() -> new IllegalStateException("a world leaves out '" + word + "'"));
    }

    private static List<ResolverAddress> resolver(InetSocketAddress server) {
        return List.of(new ResolverAddress.Plain(endpoint(server)));
    }

    private static TrustAnchors anchors(Lab lab) {
        return switch (TrustAnchors.read(lab.trustAnchor())) {
            case TrustAnchors.Reading.Read(var anchors) -> anchors;
            case TrustAnchors.Reading.Unreadable(var problem) ->
                throw new IllegalStateException("the lab's trust anchor: " + problem);
        };
    }

    private static Trust trust(Lab lab) {
        return switch (RootFile.read(Octets.utf8(lab.caPem()))) {
            case RootFile.Read(var roots) -> Trust.only(roots);
            case RootFile.Unreadable(var problem) -> throw new IllegalStateException("the lab's authority " + problem);
        };
    }

    private static ConnectMap map(Lab lab) {
        Map<Endpoint, Endpoint> targets = new HashMap<>();
        lab.connectMap().forEach((from, to) -> targets.put(endpoint(from), endpoint(to)));
        return ConnectMap.of(targets);
    }

    private static Endpoint endpoint(InetSocketAddress socket) {
        return new Endpoint(IpAddress.of(socket.getAddress().getAddress()), socket.getPort());
    }

    private static Limits limited(Limits usual, Map<Limit, Duration> own) {
        Limits limits = usual;
        for (Map.Entry<Limit, Duration> each : own.entrySet()) {
            limits = limits.with(Step.valueOf(each.getKey().name()), each.getValue());
        }
        return limits;
    }
}
