package org.sealpost.app.command;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.host.HttpChallenges;
import org.sealpost.host.edge.EdgeLimits;
import org.sealpost.host.edge.EdgeSettings;
import org.sealpost.host.edge.Listener;
import org.sealpost.host.edge.Network;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// Where a policy host listens, besides where TLS comes straight to it: that option has another name beside others.
final class EdgeOptions {
    private static final int IDENTITIES = 32_768;

    @Option(
            names = "--behind-tls-proxy",
            paramLabel = "[ADDRESS:]PORT",
            converter = BindConverter.class,
            description = "Serve policies behind a proxy that passes TLS on and says by the PROXY protocol who comes.")
    private List<InetSocketAddress> tlsProxied = List.of();

    @Option(
            names = "--behind-http-proxy",
            paramLabel = "[ADDRESS:]PORT",
            converter = BindConverter.class,
            description = "Serve policies without TLS, behind a proxy that has the certificates.")
    private List<InetSocketAddress> httpProxied = List.of();

    @Option(
            names = "--proxy",
            split = ",",
            paramLabel = "NETWORK",
            converter = NetworkConverter.class,
            description =
                    "Who is such a proxy, as 192.0.2.1 or 2001:db8::/64, repeatable; nobody else may connect there.")
    private List<Network> proxies = List.of();

    @Option(
            names = "--http-challenge",
            paramLabel = "[ADDRESS:]PORT",
            converter = BindConverter.class,
            description = "Answer challenges of certificate authorities here, which ask at port 80; nothing else.")
    private List<InetSocketAddress> challenges = List.of();

    @Option(
            names = "--cacheable",
            description = "Let the reverse proxies of domain owners keep a policy for a minute (RFC 8461 §8.2).")
    private boolean cacheable;

    /// A network as people write it.
    private static final class NetworkConverter implements ITypeConverter<Network> {
        @Override
        public Network convert(String text) {
            return Network.read(text)
                    .orElseThrow(() -> new TypeConversionException(
                            "'" + text + "' is not an address or network such as 192.0.2.1 or 2001:db8::/64"));
        }
    }

    /// Whether one of them was named.
    boolean named() {
        return !(tlsProxied.isEmpty() && httpProxied.isEmpty() && challenges.isEmpty());
    }

    /// @param https where TLS comes straight from those who ask
    /// @param option that says so
    EdgeSettings settings(List<InetSocketAddress> https, String option, HttpChallenges answers) {
        if (https.isEmpty() && tlsProxied.isEmpty() && httpProxied.isEmpty()) {
            throw new Refusal(
                    ExitCode.USAGE, "nowhere to serve: name " + option + ", --behind-tls-proxy or --behind-http-proxy");
        }
        if (proxies.isEmpty() && !(tlsProxied.isEmpty() && httpProxied.isEmpty())) {
            throw new Refusal(ExitCode.USAGE, "name the proxy that may connect: --proxy 127.0.0.1");
        }
        List<Listener> listeners = new ArrayList<>();
        https.forEach(bind -> listeners.add(new Listener.Direct(bind)));
        tlsProxied.forEach(bind -> listeners.add(new Listener.BehindTlsProxy(bind, proxies)));
        httpProxied.forEach(bind -> listeners.add(new Listener.BehindHttpProxy(bind, proxies)));
        challenges.forEach(bind -> listeners.add(new Listener.HttpChallenge(bind, answers)));
        return new EdgeSettings(listeners, EdgeLimits.usual(), cacheable, 0, IDENTITIES);
    }
}
