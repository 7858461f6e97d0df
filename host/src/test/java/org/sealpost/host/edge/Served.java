package org.sealpost.host.edge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.sealpost.host.Certificates;
import org.sealpost.host.Identity;
import org.sealpost.host.TestAuthority;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// An edge on loopback with what it serves, and clients of it.
final class Served implements AutoCloseable {
    static final String NAME = "mta-sts.example.org";
    static final String POLICY = "version: STSv1\r\nmode: none\r\nmax_age: 86400\r\n";
    static final String GET = "GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: " + NAME + "\r\n\r\n";
    static final String LAST =
            "GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: " + NAME + "\r\nConnection: close\r\n\r\n";
    static final TestAuthority AUTHORITY = new TestAuthority();
    private static final Identity ORDINARY = AUTHORITY.issue(NAME);
    /// No test waits for a time that is not its own.
    private static final Duration LONG = Duration.ofMinutes(5);
    static final EdgeLimits.Times PATIENT = new EdgeLimits.Times(LONG, LONG, LONG, LONG, LONG);
    static final EdgeLimits.Sizes SIZES = EdgeLimits.usual().sizes();
    static final EdgeLimits.Numbers NUMBERS = new EdgeLimits.Numbers(1_000, 1_000, 1_000);
    static final EdgeLimits LIMITS = new EdgeLimits(PATIENT, SIZES, NUMBERS);

    final Map<DomainName, Octets> policies = new ConcurrentHashMap<>();
    final Map<DomainName, Identity> identities = new ConcurrentHashMap<>();
    final Map<DomainName, Identity> challenges = new ConcurrentHashMap<>();
    final Edge edge;

    Served(EdgeSettings settings) throws IOException {
        this(settings, Transport.best(), TlsLibrary.best());
    }

    Served(EdgeSettings settings, Transport transport, TlsLibrary library) throws IOException {
        serve(NAME, ORDINARY);
        var certificates = new Certificates() {
            @Override
            public Optional<Identity> of(DomainName host) {
                return Optional.ofNullable(identities.get(host));
            }

            @Override
            public Optional<Identity> challenge(DomainName host) {
                return Optional.ofNullable(challenges.get(host));
            }
        };
        edge = Edge.start(
                settings,
                host -> Optional.ofNullable(policies.get(host)),
                certificates,
                InstantSource.fixed(TestAuthority.NOW),
                transport,
                library);
    }

    static Served with(Listener listener) throws IOException {
        return with(listener, LIMITS);
    }

    static Served with(Listener listener, EdgeLimits limits) throws IOException {
        return new Served(new EdgeSettings(List.of(listener), limits, false, 1, 100));
    }

    static Served direct() throws IOException {
        return with(new Listener.Direct(loopback()));
    }

    static InetSocketAddress loopback() {
        return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    }

    void serve(String name, Identity identity) {
        identities.put(DomainName.of(name), identity);
        policies.put(DomainName.of(name), Octets.utf8(POLICY));
    }

    InetSocketAddress address() {
        return (InetSocketAddress) edge.bound().getFirst();
    }

    /// What was counted when all was over.
    EdgeCounts counted() {
        edge.close();
        return counts();
    }

    EdgeCounts counts() {
        return edge.counts().getFirst();
    }

    Socket connect() throws IOException {
        var socket = new Socket(address().getAddress(), address().getPort());
        socket.setTcpNoDelay(true);
        return socket;
    }

    SSLSocket tls(String name, String... protocols) throws IOException {
        return tls(connect(), name, protocols);
    }

    /// A socket after its handshake.
    ///
    /// @param name for SNI; empty for none
    static SSLSocket tls(Socket below, String name, String... protocols) throws IOException {
        // A client of its own, which has no session to resume.
        return tls(AUTHORITY.client(), below, name, protocols);
    }

    static SSLSocket tls(SSLContext client, Socket below, String name, String... protocols) throws IOException {
        var socket = (SSLSocket) client.getSocketFactory().createSocket(below, NAME, below.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        List<SNIServerName> names = name.isEmpty() ? List.of() : List.of(new SNIHostName(name));
        parameters.setServerNames(names);
        parameters.setApplicationProtocols(protocols);
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (IOException refused) {
            below.close();
            throw refused;
        }
        return socket;
    }

    /// Sends all and reads to the end.
    static String ask(Socket socket, String text) throws IOException {
        try (socket) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            return rest(socket);
        }
    }

    static String rest(Socket socket) throws IOException {
        var all = new ByteArrayOutputStream();
        try {
            socket.getInputStream().transferTo(all);
        } catch (SocketException reset) {
            // What came before counts.
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }

    /// The status codes of all answers in a text.
    static String statuses(String answers) {
        var codes = new StringBuilder();
        for (int at = answers.indexOf("HTTP/1.1 "); at >= 0; at = answers.indexOf("HTTP/1.1 ", at + 1)) {
            codes.append(codes.isEmpty() ? "" : " ").append(answers, at + 9, at + 12);
        }
        return codes.toString();
    }

    @Override
    public void close() {
        edge.close();
    }
}
