package org.sealpost.reports.listen;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;

/// From whom a request is: from whoever is connected, unless that is a proxy of ours; then from the last one in
/// `X-Forwarded-For` that is none. What stands in front of it there, anybody can have written.
public record ForwardedFor(Set<InetAddress> proxies) {
    private static final String HEADER = "X-Forwarded-For";
    private static final Pattern WITH_PORT =
            Pattern.compile("\\[(?<six>[0-9A-Fa-f:.]+)](?::[0-9]{1,5})?|(?<four>[0-9.]+):[0-9]{1,5}");

    public ForwardedFor {
        proxies = Set.copyOf(proxies);
    }

    /// What a proxy of ours says unreadably is no reason to lose a report: that one counts as the proxy's.
    String source(Request request) {
        if (!(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer)) {
            return "";
        }
        return from(peer.getAddress(), request.getHeaders().getValuesList(HEADER))
                .orElse(peer.getAddress())
                .getHostAddress();
    }

    /// A proxy that says nothing asks for itself.
    ///
    /// @param forwarded the values of all such headers, in their order
    /// @return empty when a proxy of ours names somebody who is no address
    public Optional<InetAddress> from(InetAddress peer, List<String> forwarded) {
        InetAddress source = peer;
        if (forwarded.stream().allMatch(String::isBlank)) {
            return Optional.of(source);
        }
        List<String> hops = forwarded.stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .map(String::strip)
                .toList();
        for (int i = hops.size() - 1; i >= 0 && proxies.contains(source); i--) {
            try {
                source = InetAddress.ofLiteral(bare(hops.get(i)));
            } catch (IllegalArgumentException notAnAddress) {
                return Optional.empty();
            }
        }
        return Optional.of(source);
    }

    /// Some proxies write the port too: `203.0.113.5:4444`, `[2001:db8::1]:443`.
    private static String bare(String hop) {
        Matcher matcher = WITH_PORT.matcher(hop);
        if (!matcher.matches()) {
            return hop;
        }
        return Optional.ofNullable(matcher.group("six")).orElseGet(() -> String.valueOf(matcher.group("four")));
    }
}
