package org.sealpost.host.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Lets connections of one listener in, if there is room, and gives each its handlers.
final class Door extends ChannelInitializer<Channel> {
    private final Listener listener;
    private final EdgeSettings settings;
    private final Room room;
    private final TlsEntrance entrance;
    private final Site site;
    private final AnswerWriter writer;
    private final Counters counters = new Counters();
    private final Set<Visit> visits = ConcurrentHashMap.newKeySet();
    private volatile boolean draining;

    Door(Listener listener, EdgeSettings settings, Room room, TlsEntrance entrance, Site site, AnswerWriter writer) {
        this.listener = listener;
        this.settings = settings;
        this.room = room;
        this.entrance = entrance;
        this.site = site;
        this.writer = writer;
    }

    Listener listener() {
        return listener;
    }

    EdgeLimits limits() {
        return settings.limits();
    }

    Room room() {
        return room;
    }

    TlsEntrance entrance() {
        return entrance;
    }

    Site site() {
        return site;
    }

    AnswerWriter writer() {
        return writer;
    }

    Counters counters() {
        return counters;
    }

    boolean draining() {
        return draining;
    }

    @Override
    protected void initChannel(Channel channel) {
        counters.accepted.increment();
        if (draining || !room.enter()) {
            turnAway(channel);
            return;
        }
        var visit = new Visit(this, channel);
        visits.add(visit);
        channel.pipeline().addLast(visit);
        boolean welcome = switch (listener) {
            case Listener.Direct _, Listener.HttpChallenge _ -> countSource(visit, channel);
            case Listener.BehindTlsProxy behind -> isOneOf(behind.proxies(), channel.remoteAddress());
            case Listener.BehindHttpProxy behind -> isOneOf(behind.proxies(), channel.remoteAddress());
        };
        if (!welcome) {
            counters.turnedAway.increment();
            var _ = channel.close();
            return;
        }
        ChannelPipeline pipeline = channel.pipeline();
        switch (listener) {
            case Listener.Direct _ -> pipeline.addLast(new HelloReader(visit));
            case Listener.BehindTlsProxy _ ->
                pipeline.addLast(new HAProxyMessageDecoder(true), new ProxyHeader(visit), new HelloReader(visit));
            case Listener.BehindHttpProxy _, Listener.HttpChallenge _ -> pipeline.addLast(new Conversation(visit));
        }
    }

    private void turnAway(Channel channel) {
        counters.turnedAway.increment();
        counters.closed.increment();
        var _ = channel.close();
    }

    private static boolean countSource(Visit visit, Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress peer && visit.comesFrom(peer.getAddress());
    }

    /// Who comes through a Unix socket was let in by the rights of its file.
    private static boolean isOneOf(List<Network> proxies, SocketAddress peer) {
        if (!(peer instanceof InetSocketAddress internet)) {
            return true;
        }
        InetAddress address = internet.getAddress();
        return proxies.stream().anyMatch(network -> network.holds(address));
    }

    void left(Visit visit) {
        if (visits.remove(visit)) {
            room.leave();
            counters.closed.increment();
        }
    }

    /// Lets nobody in any more and asks those inside to leave.
    void drain() {
        draining = true;
        visits.forEach(Visit::drain);
    }

    boolean empty() {
        return visits.isEmpty();
    }

    void shut() {
        visits.forEach(Visit::close);
    }

    @Override
    public boolean isSharable() {
        return true;
    }
}
