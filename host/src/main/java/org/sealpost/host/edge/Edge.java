package org.sealpost.host.edge;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sealpost.host.Certificates;
import org.sealpost.host.Policies;

/// The policy server: HTTPS for any number of names, each with its own certificate, and one path on each.
///
/// What is served is asked for anew with every handshake and request, so a change of the policies or certificates holds
/// from the next one on, and no connection is dropped for it.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-3.3">RFC 8461 §3.3</a>
public final class Edge implements AutoCloseable {
    /// So long a peer that was told that it is over is given to hear it.
    static final Duration LINGER = Duration.ofSeconds(2);

    private static final int BACKLOG = 4_096;
    private static final long STEP = 20;

    private final TlsEntrance entrance;
    private final EventLoopGroup loops;
    private final List<Door> doors = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private final List<Path> sockets = new ArrayList<>();
    private final AtomicBoolean stopped = new AtomicBoolean();

    private Edge(TlsEntrance entrance, EventLoopGroup loops) {
        this.entrance = entrance;
        this.loops = loops;
    }

    /// Listens at all addresses, or at none.
    ///
    /// @param clock for the dates in answers
    /// @throws IOException when one of them cannot be listened at, or there is no TLS
    public static Edge start(EdgeSettings settings, Policies policies, Certificates certificates, InstantSource clock)
            throws IOException {
        return start(settings, policies, certificates, clock, Transport.best(), TlsLibrary.best());
    }

    static Edge start(
            EdgeSettings settings,
            Policies policies,
            Certificates certificates,
            InstantSource clock,
            Transport transport,
            TlsLibrary library)
            throws IOException {
        var entrance = new TlsEntrance(certificates, library, settings.identities());
        int threads =
                settings.loops() > 0 ? settings.loops() : Runtime.getRuntime().availableProcessors();
        var edge = new Edge(
                entrance,
                new MultiThreadIoEventLoopGroup(
                        threads, new DefaultThreadFactory("sealpost-edge"), transport.handlers()));
        try {
            var room = new Room(settings.limits().numbers());
            var writer = new AnswerWriter(clock, settings.cacheable());
            for (Listener listener : settings.listeners()) {
                Site site = switch (listener) {
                    case Listener.HttpChallenge challenge -> new ChallengeSite(challenge.answers());
                    case Listener.Direct _, Listener.BehindTlsProxy _, Listener.BehindHttpProxy _ ->
                        new PolicySite(policies);
                };
                edge.open(new Door(listener, settings, room, entrance, site, writer), transport);
            }
            return edge;
        } catch (IOException | RuntimeException failed) {
            edge.close();
            throw failed;
        }
    }

    private void open(Door door, Transport transport) throws IOException {
        SocketAddress address = door.listener().address();
        if (address instanceof UnixDomainSocketAddress unix) {
            clear(unix.getPath());
        }
        var bootstrap = new ServerBootstrap()
                .group(loops)
                .channel(transport.channel(address))
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(door);
        if (address instanceof InetSocketAddress) {
            bootstrap.option(ChannelOption.SO_REUSEADDR, true).childOption(ChannelOption.TCP_NODELAY, true);
        }
        ChannelFuture bound = bootstrap.bind(transport.address(address)).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("cannot listen at " + address, bound.cause());
        }
        doors.add(door);
        channels.add(bound.channel());
        if (address instanceof UnixDomainSocketAddress unix) {
            sockets.add(unix.getPath());
        }
    }

    /// Takes away what a server that ended suddenly left behind; anything other than a socket stays.
    private static void clear(Path socket) throws IOException {
        if (Files.exists(socket) && !Files.isRegularFile(socket) && !Files.isDirectory(socket)) {
            Files.delete(socket);
        }
    }

    /// The addresses in the order of the listeners, with the ports that were found where 0 was asked for.
    public List<SocketAddress> bound() {
        var all = new ArrayList<SocketAddress>();
        for (int i = 0; i < channels.size(); i++) {
            SocketAddress asked = doors.get(i).listener().address();
            all.add(
                    asked instanceof UnixDomainSocketAddress
                            ? asked
                            : channels.get(i).localAddress());
        }
        return all;
    }

    /// What happened so far, in the order of the listeners.
    public List<EdgeCounts> counts() {
        return doors.stream()
                .map(door -> door.counters().counts(door.listener()))
                .toList();
    }

    /// Takes no more connections, answers what is being asked, and returns when all have gone or `longest` is over;
    /// then closes the rest.
    public void stop(Duration longest) {
        if (stopped.getAndSet(true)) {
            return;
        }
        long end = System.nanoTime() + longest.toNanos();
        channels.forEach(channel -> {
            var _ = channel.close().awaitUninterruptibly();
        });
        doors.forEach(Door::drain);
        boolean interrupted = false;
        while (!interrupted && !doors.stream().allMatch(Door::empty) && System.nanoTime() - end < 0) {
            try {
                TimeUnit.MILLISECONDS.sleep(STEP);
            } catch (InterruptedException now) {
                interrupted = true;
            }
        }
        doors.forEach(Door::shut);
        var _ = loops.shutdownGracefully(0, LINGER.toMillis(), TimeUnit.MILLISECONDS)
                .awaitUninterruptibly();
        entrance.close();
        for (Path socket : sockets) {
            try {
                Files.deleteIfExists(socket);
            } catch (IOException left) {
                // The next start takes it away.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Stops without waiting for anybody.
    @Override
    public void close() {
        stop(Duration.ZERO);
    }
}
