package org.sealpost.app.command;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.render.Shown;
import org.sealpost.observe.smtp.EhloName;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Way;
import org.sealpost.reports.listen.Addresses;
import org.sealpost.reports.listen.MailSettings;
import org.sealpost.reports.listen.Paths;
import org.sealpost.reports.listen.PostSettings;
import org.sealpost.reports.listen.ServerIdentity;
import org.sealpost.reports.listen.SourceConnections;
import picocli.CommandLine.Option;

/// Where reports are waited for.
final class ListenOptions {

    @Option(
            names = "--smtp",
            paramLabel = "[ADDRESS:]PORT",
            converter = BindConverter.class,
            description = "Take mail by SMTP; on this machine alone without an address, on every address with *.")
    private List<InetSocketAddress> smtp = List.of();

    @Option(
            names = "--lmtp",
            paramLabel = "[ADDRESS:]PORT",
            converter = BindConverter.class,
            description = "Take mail by LMTP from a mail server.")
    private List<InetSocketAddress> lmtp = List.of();

    @Option(
            names = "--https",
            paramLabel = "[ADDRESS:]PORT",
            converter = BindConverter.class,
            description = "Take posted reports, with the certificate of --cert.")
    private List<InetSocketAddress> https = List.of();

    @Option(
            names = "--http",
            paramLabel = "[ADDRESS:]PORT",
            converter = BindConverter.class,
            description = "Take posted reports without TLS, behind a proxy that has it.")
    private List<InetSocketAddress> http = List.of();

    @Option(
            names = "--address",
            split = ",",
            paramLabel = "ADDRESS",
            description = "Take mail for this address, repeatable; also *@DOMAIN. Mail for any other is refused.")
    private List<String> addresses = List.of();

    @Option(
            names = "--domain",
            split = ",",
            paramLabel = "DOMAIN",
            description = "Take posts about this domain at /v1/tlsrpt/DOMAIN, repeatable.")
    private List<String> domains = List.of();

    @Option(
            names = "--path",
            paramLabel = "PATH=DOMAIN",
            description = "Take posts about a domain at this path, repeatable.")
    private Map<String, String> paths = Map.of();

    @Option(
            names = "--trusted-proxy",
            split = ",",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "Believe the X-Forwarded-For of this proxy, repeatable.")
    private List<InetAddress> proxies = List.of();

    @Option(
            names = "--connections-per-source",
            paramLabel = "NUMBER",
            description = "Connections at once from one address, or one /64 of IPv6 (default: 50). Not counted: this"
                    + " machine, who is named by --trusted-proxy or --trusted-relay, and LMTP.")
    private int perSource = SourceConnections.USUAL;

    @Option(
            names = "--trusted-relay",
            split = ",",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "Take as many connections by SMTP from this mail server as there are, repeatable.")
    private List<InetAddress> relays = List.of();

    @Option(names = "--host-name", paramLabel = "NAME", description = "How the mail server calls itself.")
    private Optional<String> hostName = Optional.empty();

    /// Whether a way in was named.
    boolean named() {
        return !(smtp.isEmpty() && lmtp.isEmpty() && https.isEmpty() && http.isEmpty());
    }

    /// @param certificate to show
    List<MailSettings> mail(Surroundings surroundings, IdentityOptions certificate) {
        if (smtp.isEmpty() && lmtp.isEmpty()) {
            return List.of();
        }
        if (addresses.isEmpty()) {
            throw new Refusal(ExitCode.USAGE, "--smtp and --lmtp need --address: mail for any other is refused");
        }
        Optional<ServerIdentity> identity = certificate.identity(surroundings);
        List<MailSettings> all = new ArrayList<>();
        smtp.forEach(bind -> all.add(MailSettings.of(Way.SMTP, bind, name(), taken(), perSource(relays), identity)));
        lmtp.forEach(bind -> all.add(MailSettings.of(Way.LMTP, bind, name(), taken(), perSource(relays), identity)));
        return all;
    }

    /// @param certificate to show
    List<PostSettings> post(Surroundings surroundings, IdentityOptions certificate) {
        if (https.isEmpty() && http.isEmpty()) {
            return List.of();
        }
        if (domains.isEmpty() && paths.isEmpty()) {
            throw new Refusal(ExitCode.USAGE, "--https and --http need --domain or --path: no other path is taken");
        }
        if (!https.isEmpty() && !certificate.named()) {
            throw new Refusal(ExitCode.USAGE, "--https needs --cert; behind a proxy with TLS use --http");
        }
        List<PostSettings> all = new ArrayList<>();
        var believed = new HashSet<>(proxies);
        https.forEach(bind -> all.add(PostSettings.of(
                bind, paths(surroundings), certificate.identity(surroundings), believed, perSource(proxies))));
        http.forEach(bind ->
                all.add(PostSettings.of(bind, paths(surroundings), Optional.empty(), believed, perSource(proxies))));
        return all;
    }

    private SourceConnections perSource(List<InetAddress> spared) {
        if (perSource < 1) {
            throw new Refusal(ExitCode.USAGE, "--connections-per-source is a number from 1 on");
        }
        return new SourceConnections(perSource, Set.copyOf(spared), true);
    }

    private Addresses taken() {
        try {
            return Addresses.of(addresses);
        } catch (IllegalArgumentException noAddress) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "--address " + Shown.quoted(String.valueOf(noAddress.getMessage()))
                            + " is not an address such as tlsrpt@example.org or *@example.org");
        }
    }

    private Paths paths(Surroundings surroundings) {
        var named = new HashSet<>(DomainArguments.read(domains, surroundings.in()));
        Map<String, DomainName> others = new HashMap<>();
        paths.forEach((path, domain) -> others.put(
                path, DomainArguments.read(List.of(domain), surroundings.in()).getFirst()));
        try {
            return new Paths(named, others);
        } catch (IllegalArgumentException noPath) {
            throw new Refusal(ExitCode.USAGE, "--path: " + Shown.text(String.valueOf(noPath.getMessage())));
        }
    }

    private String name() {
        return hostName.or(() -> EhloName.ofThisMachine().name().map(DomainName::ascii))
                .orElse("localhost");
    }
}
