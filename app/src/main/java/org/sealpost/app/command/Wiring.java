package org.sealpost.app.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sealpost.app.check.Checker;
import org.sealpost.app.check.ObservingChecker;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.publish.Outlook;
import org.sealpost.app.render.ProgressLine;
import org.sealpost.app.render.Shown;
import org.sealpost.observe.Introduction;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.dns.DnsOptions;
import org.sealpost.observe.dns.ResolverAddress;
import org.sealpost.observe.dns.TrustAnchors;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.https.PolicyFetcher;
import org.sealpost.observe.net.AddressGuard;
import org.sealpost.observe.net.ConnectMap;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.net.Limits;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.observe.smtp.SmtpProbe;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.DomainNameInput;
import org.sealpost.protocol.name.IpAddress;

/// Makes what looks at the network from the options of a command line. What cannot be used ends the command.
final class Wiring {
    /// Leaves room for a domain below `_domainkey`.
    private static final int LONGEST_SELECTOR = 63;

    private final Surroundings surroundings;
    private final NetworkOptions network;
    private final Set<Part> without;
    private final List<String> publicResolvers;
    private final Duration grace;

    Wiring(Surroundings surroundings, NetworkOptions network, Set<Part> without) {
        this(surroundings, network, without, List.of(), DnsOptions.DEFAULT.grace());
    }

    private Wiring(
            Surroundings surroundings,
            NetworkOptions network,
            Set<Part> without,
            List<String> publicResolvers,
            Duration grace) {
        this.surroundings = surroundings;
        this.network = network;
        this.without = Set.copyOf(without);
        this.publicResolvers = List.copyOf(publicResolvers);
        this.grace = grace;
    }

    Wiring withPublicResolvers(List<String> texts) {
        return new Wiring(surroundings, network, without, texts, grace);
    }

    /// @param longest how long name servers are waited for that have not answered when all else is known
    Wiring withGrace(Duration longest) {
        return new Wiring(surroundings, network, without, publicResolvers, longest);
    }

    /// Leaves out these parts as well.
    Wiring leavingOut(Set<Part> parts) {
        Set<Part> all = new HashSet<>(without);
        all.addAll(parts);
        return new Wiring(surroundings, network, all, publicResolvers, grace);
    }

    /// The network as the options say it.
    Checker checker(ProgressLine progress) {
        try {
            return new ObservingChecker(options(), new WaitingFor(progress));
        } catch (IllegalArgumentException untrustable) {
            throw new Refusal(ExitCode.USAGE, Shown.text(String.valueOf(untrustable.getMessage())));
        }
    }

    /// The same for what looks at a few things, again and again.
    Outlook outlook() {
        try {
            return Outlook.open(options());
        } catch (IllegalArgumentException untrustable) {
            throw new Refusal(ExitCode.USAGE, Shown.text(String.valueOf(untrustable.getMessage())));
        }
    }

    ObserverOptions options() {
        return new ObserverOptions(
                new DnsOptions(
                                resolvers(network.resolvers()),
                                network.trustAnchor().map(this::anchors).orElseGet(TrustAnchors::root),
                                network.trustAd())
                        .withPublicResolvers(resolvers(publicResolvers))
                        .withGrace(grace),
                new DialerOptions(
                        network.connectMap().map(this::connectMap).orElse(ConnectMap.EMPTY),
                        guard(),
                        network.timeout()
                                .map(time -> Limits.DEFAULT.with(Step.PER_DOMAIN, time))
                                .orElse(Limits.DEFAULT),
                        network.sourceAddress().map(address -> IpAddress.of(address.getAddress())),
                        network.families(),
                        network.smtpPort()),
                network.caFile().map(this::trust).orElseGet(Trust::system),
                network.httpsPort(),
                new Introduction(network.helo().map(Wiring::helo), "sealpost/" + BuildVersion.version()),
                surroundings.clock(),
                without,
                network.dkimSelectors().stream().map(Wiring::selector).toList());
    }

    /// Senders use no other ports than these two, so whoever names another one means a network of their own.
    private AddressGuard guard() {
        boolean ownNetwork =
                network.httpsPort() != PolicyFetcher.HTTPS_PORT || network.smtpPort() != SmtpProbe.SMTP_PORT;
        return network.allowPrivate() || ownNetwork ? AddressGuard.PRIVATE_ALLOWED : AddressGuard.PUBLIC_ONLY;
    }

    private static List<ResolverAddress> resolvers(List<String> texts) {
        List<ResolverAddress> resolvers = new ArrayList<>();
        for (String text : texts) {
            resolvers.add(ResolverAddress.read(text)
                    .orElseThrow(() -> new Refusal(
                            ExitCode.USAGE,
                            Shown.quoted(text)
                                    + " is not a resolver such as 192.0.2.53, 192.0.2.53:5353, tls://192.0.2.53"
                                    + " or https://dns.example.org/dns-query")));
        }
        return resolvers;
    }

    private TrustAnchors anchors(Path named) {
        NamedFile file = NamedFile.of(surroundings, named);
        return switch (TrustAnchors.read(file.content().utf8Lossy())) {
            case TrustAnchors.Reading.Read(var anchors) -> anchors;
            case TrustAnchors.Reading.Unreadable(var problem) -> throw file.unusable(problem);
        };
    }

    private ConnectMap connectMap(Path named) {
        NamedFile file = NamedFile.of(surroundings, named);
        return switch (ConnectMap.read(file.content().utf8Lossy())) {
            case ConnectMap.Reading.Read(var map) -> map;
            case ConnectMap.Reading.Unreadable(var problems) -> throw file.unusable(problems.getFirst());
        };
    }

    /// The authorities in a file.
    Trust trust(Path file) {
        return NamedFile.of(surroundings, file).trust();
    }

    private static String selector(String text) {
        return DomainName.ofWire(text)
                .filter(name -> name.ascii().length() <= LONGEST_SELECTOR)
                .map(DomainName::ascii)
                .orElseThrow(() -> new Refusal(
                        ExitCode.USAGE, "--dkim-selector " + Shown.quoted(text) + " is not a selector such as s2026"));
    }

    private static DomainName helo(String text) {
        return switch (DomainNameInput.of(text)) {
            case DomainNameInput.Valid(var name) -> name;
            case DomainNameInput.Invalid(var problem, var _) ->
                throw new Refusal(ExitCode.USAGE, "--helo " + Shown.quoted(text) + " " + problem.clause());
        };
    }
}
