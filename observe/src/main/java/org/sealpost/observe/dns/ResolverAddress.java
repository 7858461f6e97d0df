package org.sealpost.observe.dns;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.sealpost.observe.net.Endpoint;
import org.sealpost.observe.net.IpLiteral;

/// Where a resolver is and how it is spoken to.
public sealed interface ResolverAddress {
    /// UDP, and TCP for what does not fit.
    record Plain(Endpoint endpoint) implements ResolverAddress {
        @Override
        public String toString() {
            return endpoint.toString();
        }
    }

    /// DNS over TLS (RFC 7858).
    ///
    /// @param name the name that its certificate must have; without one the certificate must have the address
    record Tls(Endpoint endpoint, Optional<String> name) implements ResolverAddress {
        @Override
        public String toString() {
            return "tls://" + endpoint + name.map(each -> "#" + each).orElse("");
        }
    }

    /// DNS over HTTPS (RFC 8484).
    record Https(URI uri) implements ResolverAddress {
        @Override
        public String toString() {
            return uri.toString();
        }
    }

    /// Whether the resolver runs on this machine, so that nobody between can change what it says.
    default boolean isLoopback() {
        return switch (this) {
            case Plain(Endpoint endpoint) -> onLoopback(endpoint);
            case Tls(Endpoint endpoint, Optional<String> _) -> onLoopback(endpoint);
            case Https _ -> false;
        };
    }

    private static boolean onLoopback(Endpoint endpoint) {
        return endpoint.socketAddress().getAddress().isLoopbackAddress();
    }

    /// What `192.0.2.53`, `192.0.2.53:5353`, `2001:db8::53`, `[2001:db8::53]:5353`,
    /// `tls://192.0.2.53#dns.example.org` or `https://dns.example.org/dns-query` means; empty for anything else. A
    /// host name is taken for HTTPS only.
    static Optional<ResolverAddress> read(String text) {
        if (text.startsWith("https://")) {
            return https(text);
        }
        if (text.startsWith("tls://")) {
            int hash = text.indexOf('#');
            Optional<String> name = hash < 0 ? Optional.empty() : Optional.of(text.substring(hash + 1));
            return endpoint(text.substring(6, hash < 0 ? text.length() : hash), 853)
                    .filter(endpoint -> name.isEmpty() || !name.get().isEmpty())
                    .map(endpoint -> new Tls(endpoint, name));
        }
        return endpoint(text, 53).map(Plain::new);
    }

    private static Optional<ResolverAddress> https(String text) {
        try {
            var uri = new URI(text);
            return uri.getHost() == null || uri.getRawFragment() != null || uri.getRawUserInfo() != null
                    ? Optional.empty()
                    : Optional.of(new Https(uri));
        } catch (URISyntaxException notAUri) {
            return Optional.empty();
        }
    }

    private static Optional<Endpoint> endpoint(String text, int port) {
        String bare = text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        return IpLiteral.read(bare).map(address -> new Endpoint(address, port)).or(() -> IpLiteral.readEndpoint(text));
    }
}
