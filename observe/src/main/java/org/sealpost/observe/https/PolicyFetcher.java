package org.sealpost.observe.https;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.HttpAnswer;
import org.sealpost.observe.facts.PolicyAttempt;
import org.sealpost.observe.facts.PolicyFetch;
import org.sealpost.observe.facts.TlsFault;
import org.sealpost.observe.facts.TlsSession;
import org.sealpost.observe.net.Cutoff;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialed;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.observe.tls.Handshake;
import org.sealpost.observe.tls.Tls;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Asks one address of a policy host for the policy file, as a sender does, and says what came of it.
///
/// The time for one try counts from the start of the connection to the last octet, however slowly they drip. A try
/// that ended for want of an answer is made once more, because a lost packet is no finding.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.3">RFC 8461 §3.3</a>
public final class PolicyFetcher {
    /// The port of `https` URLs.
    public static final int HTTPS_PORT = 443;

    static final String PATH = "/.well-known/mta-sts.txt";

    /// What a host without a valid certificate says is of little use, so it gets little time to say it.
    private static final Duration UNPROVEN = Duration.ofSeconds(5);

    private final Dialer dialer;
    private final Tls tls;
    private final int port;
    private final String userAgent;

    /// @param port 443 but in a lab
    /// @param userAgent such as `sealpost/1.0`
    public PolicyFetcher(Dialer dialer, Tls tls, int port, String userAgent) {
        this.dialer = dialer;
        this.tls = tls;
        this.port = port;
        this.userAgent = userAgent;
    }

    /// Fetches `https://<host>/.well-known/mta-sts.txt` from `address`.
    ///
    /// @param host the policy host, `mta-sts.<domain>`
    public PolicyAttempt fetch(DomainName host, IpAddress address, Deadline deadline) {
        long start = System.nanoTime();
        Try first = once(host, address, deadline);
        PolicyFetch outcome = first.outcome();
        int tries = 1;
        if (first.again() && !deadline.passed()) {
            PolicyFetch second = once(host, address, deadline).outcome();
            boolean tried = !(second instanceof PolicyFetch.Unreachable(ConnectFault fault, String detail)
                    && fault == ConnectFault.OUT_OF_TIME);
            outcome = tried ? second : outcome;
            tries = tried ? 2 : 1;
        }
        return new PolicyAttempt(address, tries, outcome, Duration.ofNanos(System.nanoTime() - start));
    }

    private Try once(DomainName host, IpAddress address, Deadline deadline) {
        Duration limit = shorter(dialer.limits().of(Step.POLICY), deadline.remaining());
        Deadline end = deadline.min(limit);
        return switch (dialer.dial(address, port, end)) {
            case Dialed.NotConnected(ConnectFault fault, String detail) ->
                new Try(new PolicyFetch.Unreachable(fault, detail), worthAnother(fault));
            case Dialed.Connected(Socket socket) -> {
                try (socket;
                        Cutoff cutoff = dialer.closeAt(socket, end)) {
                    yield secured(tls.over(socket, host, end), host, limit, cutoff, end);
                } catch (IOException closing) {
                    throw new IllegalStateException("a socket of the dialer closes without a word", closing);
                }
            }
        };
    }

    private Try secured(Handshake handshake, DomainName host, Duration limit, Cutoff cutoff, Deadline end) {
        return switch (handshake) {
            case Handshake.Failed(TlsFault fault, String detail) ->
                new Try(
                        new PolicyFetch.TlsFailed(fault, detail),
                        fault == TlsFault.CLOSED || fault == TlsFault.TIMED_OUT);
            case Handshake.Established(SSLSocket socket, TlsSession session) ->
                session.valid()
                        ? proven(socket, session, host, limit, cutoff)
                        : new Try(new PolicyFetch.Untrusted(session, unproven(socket, host, end)), false);
        };
    }

    private Try proven(SSLSocket socket, TlsSession session, DomainName host, Duration limit, Cutoff cutoff) {
        var counter = new HttpRequest.Counter();
        try {
            HttpReading reading = get(host).over(socket, dialer.limits(), counter);
            if (cutoff.struck()) {
                return new Try(new PolicyFetch.TooSlow(limit, counter.octets()), true);
            }
            return new Try(outcome(reading, session), false);
        } catch (IOException broken) {
            if (cutoff.struck()) {
                return new Try(new PolicyFetch.TooSlow(limit, counter.octets()), true);
            }
            @Nullable String message = broken.getMessage();
            String words = message == null ? broken.getClass().getSimpleName() : message;
            // In TLS 1.3 the server's last word on the handshake comes after our side of it ended.
            return broken instanceof SSLException && words.contains("fatal alert")
                    ? new Try(new PolicyFetch.TlsFailed(TlsFault.ALERT, words), false)
                    : new Try(new PolicyFetch.NotHttp("the connection broke: " + words), true);
        }
    }

    private PolicyFetch outcome(HttpReading reading, TlsSession session) {
        return switch (reading) {
            case HttpReading.Garbage(String detail) -> new PolicyFetch.NotHttp(detail);
            case HttpReading.Complete(HttpAnswer answer) -> byStatus(answer, session);
            case HttpReading.TooLarge(HttpAnswer beginning) ->
                beginning.status() == 200
                        ? new PolicyFetch.TooLarge(dialer.limits().policyBytes(), beginning, session)
                        : byStatus(beginning, session);
        };
    }

    /// RFC 8461 §3.3: only status 200 is an answer; a redirect is not followed.
    private static PolicyFetch byStatus(HttpAnswer answer, TlsSession session) {
        if (answer.status() == 200) {
            return new PolicyFetch.Served(answer, session);
        }
        return answer.status() / 100 == 3
                ? new PolicyFetch.Redirected(answer, answer.first("Location"), session)
                : new PolicyFetch.OtherStatus(answer, session);
    }

    private Optional<HttpAnswer> unproven(SSLSocket socket, DomainName host, Deadline end) {
        try (Cutoff cutoff = dialer.closeAt(socket, end.min(UNPROVEN))) {
            HttpReading reading = get(host).over(socket, dialer.limits(), new HttpRequest.Counter());
            return switch (reading) {
                case HttpReading.Complete(HttpAnswer answer) when !cutoff.struck() -> Optional.of(answer);
                case HttpReading.TooLarge(HttpAnswer beginning) -> Optional.of(beginning);
                case HttpReading.Complete cut -> Optional.empty();
                case HttpReading.Garbage garbage -> Optional.empty();
            };
        } catch (IOException nothing) {
            return Optional.empty();
        }
    }

    private HttpRequest get(DomainName host) {
        return new HttpRequest(HttpRequest.Method.GET, host, port, HTTPS_PORT, PATH, userAgent);
    }

    private static boolean worthAnother(ConnectFault fault) {
        return switch (fault) {
            case REFUSED, TIMED_OUT, NO_ROUTE, OTHER -> true;
            case FAMILY_MISSING_HERE, GUARDED, OUT_OF_TIME -> false;
        };
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /// @param again whether the fault may be gone at a second try
    private record Try(PolicyFetch outcome, boolean again) {}
}
