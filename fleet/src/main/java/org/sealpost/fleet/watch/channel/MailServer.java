package org.sealpost.fleet.watch.channel;

import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/// The server that takes our mails. The operator names it, so it may be anywhere.
///
/// @param security whether the connection is encrypted from the start, by STARTTLS, or not at all
/// @param user empty: no login
/// @param password asked for at each login
/// @param from the sender of all mails
/// @param tls whose roots vouch for the server
public record MailServer(
        String host,
        int port,
        Security security,
        Optional<String> user,
        Supplier<String> password,
        String from,
        SSLContext tls) {
    /// How the connection is encrypted. Without TLS only a server on this machine is spoken to.
    public enum Security {
        IMPLICIT,
        STARTTLS,
        NONE
    }

    public MailServer {
        if (security == Security.NONE
                && !host.equals("localhost")
                && !host.equals("127.0.0.1")
                && !host.equals("::1")) {
            throw new IllegalArgumentException("without TLS only on this machine");
        }
    }

    /// Nothing secret.
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
