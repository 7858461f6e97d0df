package org.sealpost.app.web;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.reports.listen.ForwardedFor;

/// By which way a request came, and why nothing is answered on it where that is so.
///
/// @param from who is connected, or whoever a trusted proxy says
/// @param here whether this machine itself is connected, and no proxy on it
/// @param secure whether it came over TLS, here or at a trusted proxy
/// @param barred empty when the pages are served on this way
record Passage(InetAddress from, boolean here, boolean secure, Optional<Barred> barred) {
    /// @param status of RFC 9110 §15
    record Barred(int status, String sentence) {}

    /// What a request itself shows of its way.
    ///
    /// @param peer who is connected
    /// @param tls whether the connection is over TLS
    /// @param source the values of `X-Forwarded-For`
    /// @param scheme the values of `X-Forwarded-Proto`
    record Shown(InetAddress peer, boolean tls, List<String> source, List<String> scheme) {}

    static Passage of(WebSettings settings, Shown shown) {
        InetAddress peer = shown.peer();
        boolean proxied = settings.proxies().contains(peer);
        Optional<InetAddress> from = new ForwardedFor(settings.proxies()).from(peer, shown.source());
        return new Passage(
                from.orElse(peer),
                peer.isLoopbackAddress() && !proxied,
                shown.tls() || proxied,
                barred(settings, shown, proxied, from.isPresent()));
    }

    private static Optional<Barred> barred(WebSettings settings, Shown shown, boolean proxied, boolean readable) {
        boolean inTheOpen = settings.tls().isEmpty()
                && !settings.bind().getAddress().isLoopbackAddress()
                && !shown.peer().isLoopbackAddress();
        if (inTheOpen && !proxied) {
            return Optional.of(new Barred(
                    421, "This port is for the proxy that ends TLS before it. Ask under the https address instead."));
        }
        if (proxied
                && shown.scheme().stream().flatMap(Passage::each).anyMatch(each -> !each.equalsIgnoreCase("https"))) {
            return Optional.of(new Barred(421, "This came to the proxy without TLS. Ask under the https address."));
        }
        if (!readable) {
            return Optional.of(new Barred(
                    400, "The proxy does not say readably from whom this is; see its X-Forwarded-For header."));
        }
        return Optional.empty();
    }

    private static Stream<String> each(String value) {
        return Stream.of(value.split(",", -1)).map(String::strip).filter(each -> !each.isEmpty());
    }
}
