package org.sealpost.observe.dns;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ConcurrentLinkedDeque;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.sealpost.observe.facts.DnsFault;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialed;
import org.sealpost.observe.net.Dialer;
import org.xbill.DNS.Message;

/// DNS over TLS with an authenticated resolver; a connection is kept for the next question.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc7858">RFC 7858</a>
final class TlsTransport implements Transport {
    private final Dialer dialer;
    private final ResolverAddress.Tls resolver;
    private final SSLContext tls;
    private final ConcurrentLinkedDeque<Link> idle = new ConcurrentLinkedDeque<>();

    TlsTransport(Dialer dialer, ResolverAddress.Tls resolver, SSLContext tls) {
        this.dialer = dialer;
        this.resolver = resolver;
        this.tls = tls;
    }

    @Override
    public Reply ask(Message query, Deadline deadline) {
        for (Link kept = idle.poll(); kept != null; kept = idle.poll()) {
            Reply reply = exchange(kept, query, deadline);
            if (reply instanceof Reply.Came || deadline.passed()) {
                return reply;
            }
        }
        return switch (dialer.dialNamed(resolver.endpoint(), deadline)) {
            case Dialed.NotConnected(var _, String detail) ->
                new Reply.Missing(DnsFault.NO_RESOLVER, resolver + ": " + detail);
            case Dialed.Connected(Socket plain) -> secured(plain, query, deadline);
        };
    }

    private Reply secured(Socket plain, Message query, Deadline deadline) {
        try (var cutoff = dialer.closeAt(plain, deadline)) {
            try {
                String name =
                        resolver.name().orElse(resolver.endpoint().address().text());
                var socket = (SSLSocket) tls.getSocketFactory()
                        .createSocket(plain, name, resolver.endpoint().port(), true);
                var parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return exchange(new Link(plain, socket), query, deadline);
            } catch (SSLException refused) {
                close(plain);
                return cutoff.struck()
                        ? Framing.failed(resolver.toString(), refused, true)
                        : new Reply.Missing(DnsFault.NO_RESOLVER, resolver + ": TLS: " + refused.getMessage());
            } catch (IOException failed) {
                close(plain);
                return Framing.failed(resolver.toString(), failed, cutoff.struck());
            }
        }
    }

    private Reply exchange(Link link, Message query, Deadline deadline) {
        try (var cutoff = dialer.closeAt(link.plain(), deadline)) {
            try {
                Reply reply = Framing.ask(link.secured(), query, resolver.toString());
                if (reply instanceof Reply.Came) {
                    idle.push(link);
                } else {
                    close(link.plain());
                }
                return reply;
            } catch (IOException failed) {
                close(link.plain());
                return Framing.failed(resolver.toString(), failed, cutoff.struck());
            }
        }
    }

    @Override
    public void close() {
        for (@Nullable Link link = idle.poll(); link != null; link = idle.poll()) {
            close(link.plain());
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // A socket that cannot be closed is as good as closed.
        }
    }

    private record Link(Socket plain, SSLSocket secured) {}
}
