package org.sealpost.observe.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sealpost.observe.net.ConnectMap;
import org.sealpost.observe.net.Deadline;
import org.sealpost.observe.net.Dialer;
import org.sealpost.observe.net.DialerOptions;
import org.sealpost.observe.net.Endpoint;
import org.sealpost.observe.net.IpLiteral;
import org.sealpost.observe.net.Limits;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.observe.tls.Tls;
import org.sealpost.observe.tls.Trust;
import org.sealpost.protocol.name.IpAddress;

/// What a look at a peer needs: a dialer that leads documentation addresses to peers on loopback, one trusted root,
/// and a clock that stands.
public final class Bench implements AutoCloseable {
    public static final IpAddress ADDRESS = IpLiteral.read("192.0.2.1").orElseThrow();

    public static final Issued ROOT = CertificatePlan.authority("CN=Test Root").selfSigned();
    public static final Issued INTERMEDIATE =
            CertificatePlan.authority("CN=Test Intermediate").by(ROOT);

    private final Map<Endpoint, Endpoint> map = new HashMap<>();
    private Limits limits = Limits.DEFAULT
            .with(Step.CONNECT, Duration.ofSeconds(5))
            .with(Step.TLS_HANDSHAKE, Duration.ofSeconds(10))
            .with(Step.SMTP_BANNER, Duration.ofSeconds(10))
            .with(Step.SMTP_STEP, Duration.ofSeconds(10));
    private final List<Socket> taken = new ArrayList<>();
    private Optional<Dialer> dialer = Optional.empty();

    public Bench lead(int port, Peer peer) {
        map.put(new Endpoint(ADDRESS, port), peer.endpoint());
        return this;
    }

    /// Leads to a port where nothing listens: it is taken as long as the bench stands, so that nobody else can.
    public Bench leadNowhere(int port) throws IOException {
        var bound = new Socket();
        taken.add(bound);
        bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        map.put(
                new Endpoint(ADDRESS, port),
                new Endpoint(IpLiteral.read("127.0.0.1").orElseThrow(), bound.getLocalPort()));
        return this;
    }

    public Bench limits(Limits other) {
        limits = other;
        return this;
    }

    public Limits limits() {
        return limits;
    }

    public Dialer dialer() {
        Dialer one = dialer.orElseGet(() ->
                Dialer.open(DialerOptions.DEFAULT.withMap(ConnectMap.of(map)).withLimits(limits)));
        dialer = Optional.of(one);
        return one;
    }

    public Tls tls() {
        return new Tls(dialer(), trust(), InstantSource.fixed(CertificatePlan.NOW));
    }

    public static Trust trust() {
        return Trust.only(List.of(ROOT.certificate()));
    }

    /// Long enough that no test meets it by chance.
    public static Deadline inAMinute() {
        return Deadline.after(Duration.ofMinutes(1));
    }

    @Override
    public void close() {
        dialer.ifPresent(Dialer::close);
        try {
            for (Socket socket : taken) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
