package org.sealpost.app.command;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.app.exit.ExitCode;
import org.sealpost.app.exit.Refusal;
import org.sealpost.app.web.WebLimits;
import org.sealpost.app.web.WebSettings;
import org.sealpost.reports.listen.ServerIdentity;
import picocli.CommandLine.Option;

/// Where the pages are, and who may ask for them.
final class PagesOptions {
    private static final int PORT = 8461;

    @Option(
            names = "--pages",
            paramLabel = "BIND",
            converter = BindConverter.class,
            description = "Where to listen for browsers, such as 8080 or 192.0.2.1:8080 (default: 8461 on loopback).")
    private Optional<InetSocketAddress> bind = Optional.empty();

    @Option(
            names = "--public-host",
            split = ",",
            paramLabel = "NAME",
            converter = PublicHostConverter.class,
            description =
                    "A host name or IP address under which browsers reach the pages, repeatable. Requests for others are"
                            + " refused.")
    private List<String> publicHosts = List.of();

    @Option(
            names = "--web-proxy",
            split = ",",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "A proxy that ends TLS before the pages, repeatable; it alone is believed about who asks, and"
                    + " beyond loopback nobody else is answered.")
    private List<InetAddress> proxies = List.of();

    @Option(
            names = "--checks-per-minute",
            paramLabel = "NUMBER",
            description = "How many domains a visitor may have checked in a minute (default: 10).")
    private int perMinute = 10;

    /// Whether something was said of the pages.
    boolean named() {
        return bind.isPresent() || !publicHosts.isEmpty() || !proxies.isEmpty();
    }

    /// @param certificate whether a certificate was named
    /// @throws Refusal when they may not be served like that
    void require(boolean certificate) {
        if (!where().getAddress().isLoopbackAddress() && proxies.isEmpty() && !certificate) {
            throw new Refusal(
                    ExitCode.USAGE,
                    "beyond loopback the pages are served over TLS: name a certificate by --cert, or the proxy that"
                            + " ends TLS by --web-proxy");
        }
        if (perMinute < 1) {
            throw new Refusal(ExitCode.USAGE, "--checks-per-minute is 1 or more");
        }
    }

    InetSocketAddress where() {
        return bind.orElseGet(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT));
    }

    /// @param certificate whether a certificate was named
    Reached reached(boolean certificate) {
        return new Reached(publicHosts, certificate, !proxies.isEmpty());
    }

    WebSettings settings(Reached reached, Optional<ServerIdentity> identity) {
        return new WebSettings(
                where(),
                reached.names(where()),
                Set.copyOf(proxies),
                identity.map(ServerIdentity::context),
                WebLimits.usual());
    }

    /// How many domains a visitor may have checked in a minute.
    int perMinute() {
        return perMinute;
    }
}
