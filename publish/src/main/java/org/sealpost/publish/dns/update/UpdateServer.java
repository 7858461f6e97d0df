package org.sealpost.publish.dns.update;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sealpost.observe.net.Endpoint;
import org.sealpost.observe.net.IpLiteral;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// The primary server of zones, as the operator named it.
///
/// @param host a name or an address
public record UpdateServer(String host, int port) {
    private static final int USUAL_PORT = 53;

    /// `host`, `host:port`, `address`, `address:port` or `[address]:port`; empty when it is none of them.
    public static Optional<UpdateServer> read(String text) {
        Optional<Endpoint> endpoint = IpLiteral.readEndpoint(text);
        if (endpoint.isPresent()) {
            return Optional.of(new UpdateServer(
                    endpoint.get().address().text(), endpoint.get().port()));
        }
        if (IpLiteral.read(text).isPresent()) {
            return Optional.of(new UpdateServer(text, USUAL_PORT));
        }
        int colon = text.lastIndexOf(':');
        Optional<Integer> port = colon < 0 ? Optional.of(USUAL_PORT) : IpLiteral.readPort(text.substring(colon + 1));
        return port.flatMap(number -> DomainName.ofWire(colon < 0 ? text : text.substring(0, colon))
                .map(name -> new UpdateServer(name.ascii(), number)));
    }

    /// Where it is; none when its name has no address.
    List<Endpoint> endpoints() {
        try {
            return Stream.of(InetAddress.getAllByName(host))
                    .map(address -> new Endpoint(IpAddress.of(address.getAddress()), port))
                    .toList();
        } catch (UnknownHostException nowhere) {
            return List.of();
        }
    }

    @Override
    public String toString() {
        return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
    }
}
