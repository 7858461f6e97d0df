package org.sealpost.observe.https;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.EndpointAnswer;
import org.sealpost.observe.facts.EndpointAttempt;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.observe.net.Cutoff;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialed;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.tls.Handshake;
import org.sealpost.observe.tls.Tls;
import org.sealpost.protocol.name.IpAddress;
import org.sealpost.protocol.tlsrpt.Destination;

/// Asks one address of a server that takes TLS reports what may be done there. It posts nothing and sends no body.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-5.4">RFC 8460 §5.4</a>
public final class EndpointProbe {
    private static final Duration TIME = Duration.ofSeconds(15);

    private final Dialer dialer;
    private final Tls tls;
    private final int httpsPort;
    private final String userAgent;

    /// @param httpsPort 443 but in a lab; what a URI without a port means
    /// @param userAgent such as `sealpost/1.0`
    public EndpointProbe(Dialer dialer, Tls tls, int httpsPort, String userAgent) {
        this.dialer = dialer;
        this.tls = tls;
        this.httpsPort = httpsPort;
        this.userAgent = userAgent;
    }

    public EndpointAttempt probe(Destination.Https endpoint, IpAddress address, Deadline deadline) {
        long start = System.nanoTime();
        EndpointAnswer answer = ask(endpoint, address, deadline.min(TIME));
        return new EndpointAttempt(address, answer, Duration.ofNanos(System.nanoTime() - start));
    }

    private EndpointAnswer ask(Destination.Https endpoint, IpAddress address, Deadline end) {
        return switch (dialer.dial(address, port(endpoint), end)) {
            case Dialed.NotConnected(ConnectFault fault, String detail) ->
                new EndpointAnswer.Unreachable(fault, detail);
            case Dialed.Connected(Socket socket) -> {
                try (socket;
                        Cutoff cutoff = dialer.closeAt(socket, end)) {
                    yield secured(tls.over(socket, endpoint.host(), end), endpoint, cutoff);
                } catch (IOException closing) {
                    throw new IllegalStateException("a socket of the dialer closes without a word", closing);
                }
            }
        };
    }

    private EndpointAnswer secured(Handshake handshake, Destination.Https endpoint, Cutoff cutoff) {
        return switch (handshake) {
            case Handshake.Failed(TlsFault fault, String detail) -> new EndpointAnswer.TlsFailed(fault, detail);
            case Handshake.Established(SSLSocket socket, TlsSession session) ->
                session.valid() ? asked(socket, session, endpoint, cutoff) : new EndpointAnswer.Untrusted(session);
        };
    }

    private EndpointAnswer asked(SSLSocket socket, TlsSession session, Destination.Https endpoint, Cutoff cutoff) {
        var request = new HttpRequest(
                HttpRequest.Method.OPTIONS,
                endpoint.host(),
                port(endpoint),
                PolicyFetcher.HTTPS_PORT,
                endpoint.target(),
                userAgent);
        try {
            HttpReading reading = request.over(socket, dialer.limits(), new HttpRequest.Counter());
            return switch (reading) {
                case HttpReading.Complete(var answer) -> new EndpointAnswer.Answered(answer.status(), session);
                case HttpReading.TooLarge(var beginning) -> new EndpointAnswer.Answered(beginning.status(), session);
                case HttpReading.Garbage(String detail) -> new EndpointAnswer.NotHttp(detail);
            };
        } catch (IOException broken) {
            if (cutoff.struck()) {
                return new EndpointAnswer.NotHttp("no answer within " + TIME.toSeconds() + " s");
            }
            @Nullable String words = broken.getMessage();
            return new EndpointAnswer.NotHttp("the connection broke: "
                    + (words == null ? broken.getClass().getSimpleName() : words));
        }
    }

    private int port(Destination.Https endpoint) {
        return endpoint.port() == PolicyFetcher.HTTPS_PORT ? httpsPort : endpoint.port();
    }
}
