package org.sealpost.lab.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sealpost.lab.net.Connect;
import org.sealpost.lab.tls.TlsPlan;

/// How a mail server at one address behaves.
///
/// @param name the name by which it greets, and which its certificate has unless that says otherwise
/// @param connect what happens to a connection
/// @param script what it says at which point
/// @param tls its TLS after STARTTLS
/// @param closeAfter the point after which it closes the connection
/// @param interval the wait before every octet it sends
public record MailPlan(
        String name, Connect connect, Script script, TlsPlan tls, Optional<Point> closeAfter, Duration interval) {
    /// The points of a dialogue.
    public enum Point {
        BANNER,
        EHLO,
        STARTTLS,
        TLS,
        EHLO_AFTER_TLS
    }

    /// The replies of a server, each with its lines as they go out, codes and all. An empty one is never sent.
    ///
    /// @param starttls the reply to STARTTLS; empty when it does not know that command
    /// @param injected lines that follow the reply to STARTTLS in the same segment, before TLS
    public record Script(
            List<String> banner,
            List<String> ehlo,
            List<String> starttls,
            List<String> injected,
            List<String> ehloAfterTls,
            List<String> quit) {
        public Script {
            banner = List.copyOf(banner);
            ehlo = List.copyOf(ehlo);
            starttls = List.copyOf(starttls);
            injected = List.copyOf(injected);
            ehloAfterTls = List.copyOf(ehloAfterTls);
            quit = List.copyOf(quit);
        }
    }
}
