package org.sealpost.app.access.oidc;

import java.net.URI;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// How we are known to the service that signs people in. The operator names all of it.
///
/// @param issuer as the service calls itself in its tokens
/// @param secret asked for at each use
/// @param tls whose roots vouch for the service
public record OidcClient(URI issuer, String id, Supplier<String> secret, SSLContext tls) {
    public OidcClient {
        if (!isSafe(issuer)) {
            throw new IllegalArgumentException("the issuer is an https address, or http on this machine");
        }
    }

    /// Over TLS, or to this machine alone.
    static boolean isSafe(URI address) {
        boolean home = "127.0.0.1".equals(address.getHost())
                || "localhost".equals(address.getHost())
                || "[::1]".equals(address.getHost());
        return address.getHost() != null
                && ("https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && home));
    }

    /// Nothing secret.
    @Override
    public String toString() {
        return issuer.toString();
    }
}
