package org.sealpost.reports.listen;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.Request;

/// From whom a request is: from whoever is connected, unless that is a proxy of ours; then from the last one in
/// `X-Forwarded-For` that is none. What stands in front of it there, anybody can have written.
public record ForwardedFor(Set<InetAddress> proxies) {
    private static final String HEADER = "X-Forwarded-For";

    public ForwardedFor {
        proxies = Set.copyOf(proxies);
    }

    String source(Request request) {
        if (!(request.getConnectionMetaData().getRemoteSocketAddress() instanceof InetSocketAddress peer)) {
            return "";
        }
        return from(peer.getAddress(), request.getHeaders().getValuesList(HEADER))
                .getHostAddress();
    }

    /// @param forwarded the values of all such headers, in their order
    public InetAddress from(InetAddress peer, List<String> forwarded) {
        InetAddress source = peer;
        List<String> hops = forwarded.stream()
                .flatMap(value -> List.of(value.split(",", -1)).stream())
                .map(String::strip)
                .toList();
        for (int i = hops.size() - 1; i >= 0 && proxies.contains(source); i--) {
            try {
                source = InetAddress.ofLiteral(hops.get(i));
            } catch (IllegalArgumentException notAnAddress) {
                break;
            }
        }
        return source;
    }
}
