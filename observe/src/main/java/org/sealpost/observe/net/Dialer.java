package org.sealpost.observe.net;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.net.Limits.Step;
import org.sealpost.protocol.name.IpAddress;

/// The one place that opens sockets. It holds the connect map, the address guard, the budget for each address and
/// the deadlines; closing it closes every socket it opened.
public final class Dialer implements AutoCloseable {
    private final DialerOptions options;
    private final Families families;
    private final Places places = new Places();
    private final Set<AutoCloseable> open = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer;
    private volatile boolean closed;

    private Dialer(DialerOptions options, Families families) {
        this.options = options;
        this.families = families;
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("dialer-deadlines").factory());
        timer.setRemoveOnCancelPolicy(true);
    }

    public static Dialer open(DialerOptions options) {
        return new Dialer(options, Families.ofThisMachine());
    }

    /// Connects to an address that somebody else chose, such as the owner of a domain: the guard decides on it,
    /// unless the operator leads it elsewhere by the connect map.
    public Dialed dial(IpAddress address, int port, Deadline deadline) {
        if (!options.families().contains(Family.of(address))) {
            return new Dialed.NotConnected(ConnectFault.FAMILY_MISSING_HERE, "that family is not to be used");
        }
        return dial(new Endpoint(address, port), options.guard(), deadline);
    }

    /// Connects to an address that the user named, such as a resolver: no guard.
    public Dialed dialNamed(Endpoint endpoint, Deadline deadline) {
        return dial(endpoint, AddressGuard.OFF, deadline);
    }

    private Dialed dial(Endpoint endpoint, AddressGuard guard, Deadline deadline) {
        Optional<Endpoint> mapped = options.map().target(endpoint);
        if (mapped.isEmpty()) {
            Optional<String> forbidden = guard.forbids(endpoint.address());
            if (forbidden.isPresent()) {
                return new Dialed.NotConnected(
                        ConnectFault.GUARDED, endpoint.address() + " is not dialled: " + forbidden.get());
            }
        }
        int atOnce =
                endpoint.port() == options.smtpPort() ? 1 : options.limits().connectionsPerAddress();
        try {
            Runnable giveBack = places.take(endpoint, atOnce, deadline);
            if (giveBack == null) {
                return new Dialed.NotConnected(
                        ConnectFault.OUT_OF_TIME, "other connections to " + endpoint + " took all the time");
            }
            return connect(
                    endpoint, mapped, giveBack, deadline.min(options.limits().of(Step.CONNECT)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Dialed.NotConnected(ConnectFault.OUT_OF_TIME, "stopped while waiting for " + endpoint);
        }
    }

    private Dialed connect(Endpoint endpoint, Optional<Endpoint> mapped, Runnable giveBack, Deadline deadline) {
        if (deadline.passed()) {
            giveBack.run();
            return new Dialed.NotConnected(ConnectFault.OUT_OF_TIME, "no time was left for " + endpoint);
        }
        var socket = new DialedSocket(giveBack);
        open.add(socket);
        try {
            if (closed) {
                throw new IOException("the dialer is closed");
            }
            InetSocketAddress source = sourceFor(endpoint.address());
            if (mapped.isEmpty() && source != null) {
                socket.bind(source);
            }
            socket.setTcpNoDelay(true);
            socket.connect(mapped.orElse(endpoint).socketAddress(), deadline.remainingMillis());
            return new Dialed.Connected(socket);
        } catch (UnsupportedAddressTypeException withoutThatFamily) {
            socket.close();
            return new Dialed.NotConnected(ConnectFault.FAMILY_MISSING_HERE, "Java was told not to use that family");
        } catch (IOException failed) {
            socket.close();
            return new Dialed.NotConnected(faultOf(failed, endpoint, mapped), describe(failed));
        }
    }

    private ConnectFault faultOf(IOException failed, Endpoint endpoint, Optional<Endpoint> mapped) {
        String words = describe(failed).toLowerCase(Locale.ROOT);
        if (failed instanceof SocketTimeoutException || words.contains("timed out")) {
            return ConnectFault.TIMED_OUT;
        }
        if (failed instanceof ConnectException && words.contains("refused")) {
            return ConnectFault.REFUSED;
        }
        if (mapped.isEmpty() && !families.has(Family.of(endpoint.address()))) {
            return ConnectFault.FAMILY_MISSING_HERE;
        }
        return failed instanceof NoRouteToHostException || words.contains("unreachable")
                ? ConnectFault.NO_ROUTE
                : ConnectFault.OTHER;
    }

    /// A UDP socket connected to an address that the user named, from a port that the system picks at random.
    ///
    /// @throws IOException when there is no way to the address
    public DatagramSocket datagram(Endpoint endpoint) throws IOException {
        return datagram(endpoint, () -> {});
    }

    private DatagramSocket datagram(Endpoint endpoint, Runnable giveBack) throws IOException {
        if (closed) {
            throw new IOException("the dialer is closed");
        }
        Optional<Endpoint> mapped = options.map().target(endpoint);
        var socket = new DialedDatagramSocket(mapped.isEmpty() ? sourceFor(endpoint.address()) : null, giveBack);
        open.add(socket);
        try {
            socket.connect(mapped.orElse(endpoint).socketAddress());
            return socket;
        } catch (UnsupportedAddressTypeException withoutThatFamily) {
            socket.close();
            throw new IOException("Java was told not to use that family", withoutThatFamily);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /// A UDP socket connected to an address that somebody else chose: the guard decides on it as in [#dial], and it
    /// counts as one of the connections to the address.
    public DialedDatagram datagram(IpAddress address, int port, Deadline deadline) {
        var endpoint = new Endpoint(address, port);
        Optional<Endpoint> mapped = options.map().target(endpoint);
        Optional<String> forbidden =
                mapped.isPresent() ? Optional.empty() : options.guard().forbids(address);
        if (forbidden.isPresent()) {
            return new DialedDatagram.NotOpen(ConnectFault.GUARDED, address + " is not dialled: " + forbidden.get());
        }
        Family family = Family.of(address);
        if (!options.families().contains(family) || (mapped.isEmpty() && !families.has(family))) {
            return new DialedDatagram.NotOpen(ConnectFault.FAMILY_MISSING_HERE, "no way to that family");
        }
        try {
            Runnable giveBack = places.take(endpoint, options.limits().connectionsPerAddress(), deadline);
            return giveBack == null
                    ? new DialedDatagram.NotOpen(
                            ConnectFault.OUT_OF_TIME, "other questions to " + endpoint + " took all the time")
                    : open(endpoint, giveBack);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new DialedDatagram.NotOpen(ConnectFault.OUT_OF_TIME, "stopped while waiting for " + endpoint);
        }
    }

    private DialedDatagram open(Endpoint endpoint, Runnable giveBack) {
        try {
            return new DialedDatagram.Open(datagram(endpoint, giveBack));
        } catch (IOException failed) {
            giveBack.run();
            ConnectFault fault = faultOf(failed, endpoint, options.map().target(endpoint));
            return new DialedDatagram.NotOpen(fault, describe(failed));
        }
    }

    /// Orders that `socket` be closed at the deadline, whatever it is doing then; this ends TLS handshakes and
    /// reads that no time-out of the socket would end. For TLS, name the plain socket below.
    /// Once the dialer is closed, no socket of it may live on, and the order strikes at once.
    public Cutoff closeAt(Socket socket, Deadline deadline) {
        var struck = new AtomicBoolean();
        Runnable strike = () -> {
            struck.set(true);
            closeQuietly(socket);
        };
        try {
            return new Cutoff(timer.schedule(strike, deadline.remaining().toNanos(), TimeUnit.NANOSECONDS), struck);
        } catch (RejectedExecutionException dialerClosed) {
            strike.run();
            return new Cutoff(CompletableFuture.completedFuture(null), struck);
        }
    }

    /// Whether addresses of the family are connected to: this machine has a way to them, or the connect map leads
    /// somewhere in their stead, and the family is not left out.
    public boolean reaches(Family family) {
        return options.families().contains(family)
                && (families.has(family) || !options.map().isEmpty());
    }

    public Limits limits() {
        return options.limits();
    }

    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        open.forEach(Dialer::closeQuietly);
    }

    private @Nullable InetSocketAddress sourceFor(IpAddress target) {
        return options.source()
                .filter(source -> source.isV6() == target.isV6())
                .map(source -> new InetSocketAddress(IpLiteral.toInet(source), 0))
                .orElse(null);
    }

    private static String describe(IOException failed) {
        String words = failed.getMessage();
        return words == null ? failed.getClass().getSimpleName() : words;
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception alreadyBroken) {
            // A socket that cannot be closed is as good as closed.
        }
    }

    private final class DialedSocket extends Socket {
        private final Runnable giveBack;

        DialedSocket(Runnable giveBack) {
            // Whatever the JVM is told of SOCKS: a proxy would decide what we see of a mail server or a policy host.
            super(Proxy.NO_PROXY);
            this.giveBack = giveBack;
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new LastWords(super.getOutputStream());
        }

        @Override
        public void close() {
            try {
                super.close();
            } catch (IOException alreadyBroken) {
                // The place is free all the same.
            } finally {
                open.remove(this);
                giveBack.run();
            }
        }
    }

    private final class DialedDatagramSocket extends DatagramSocket {
        private final Runnable giveBack;

        DialedDatagramSocket(@Nullable InetSocketAddress source, Runnable giveBack) throws IOException {
            super(source == null ? new InetSocketAddress(0) : source);
            this.giveBack = giveBack;
        }

        @Override
        public void close() {
            super.close();
            open.remove(this);
            giveBack.run();
        }
    }
}
