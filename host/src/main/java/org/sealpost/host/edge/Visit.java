package org.sealpost.host.edge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.Future;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sealpost.protocol.name.DomainName;

/// One connection from its beginning to its end: who is there, for which name, and until when. All but its end happens
/// on the thread of its channel.
final class Visit extends ChannelInboundHandlerAdapter implements Runnable {
    /// What the handlers of a connection are told.
    enum Event {
        /// The time of this part is over.
        LATE,
        /// The server is being stopped.
        DRAIN
    }

    private final Door door;
    private final Channel channel;
    private final long end;
    private long due;
    private long rings;
    private boolean heard;
    private boolean leaving;
    private OptionalLong source = OptionalLong.empty();
    private Optional<DomainName> name = Optional.empty();
    private @Nullable Future<?> alarm;

    Visit(Door door, Channel channel) {
        this.door = door;
        this.channel = channel;
        EdgeLimits.Times times = door.limits().times();
        long now = System.nanoTime();
        end = now + times.total().toNanos();
        due = now + times.firstOctet().toNanos();
    }

    Door door() {
        return door;
    }

    /// Counts the connection as one of this source; `false` when the source has too many.
    boolean comesFrom(InetAddress address) {
        long key = Room.source(address);
        if (door.room().enter(key)) {
            source = OptionalLong.of(key);
            return true;
        }
        return false;
    }

    /// Whom the handshake is for.
    Optional<DomainName> name() {
        return name;
    }

    void name(DomainName host) {
        name = Optional.of(host);
    }

    /// The next part of the connection is to be over by then.
    void within(Duration time) {
        due = System.nanoTime() + time.toNanos();
        if (due - end > 0) {
            due = end;
        }
        if (due - rings < 0) {
            silence();
            arm(due - System.nanoTime());
        }
    }

    /// Nothing more is asked or answered: the rest is politeness.
    void leaves() {
        leaving = true;
        within(Edge.LINGER);
    }

    /// Whether the time of the whole connection is over.
    boolean ended() {
        return System.nanoTime() - end >= 0;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        arm(due - System.nanoTime());
    }

    /// One timer for each connection: it is set again when it rings before time, or when it would ring too late.
    private void arm(long nanos) {
        rings = System.nanoTime() + nanos;
        alarm = channel.eventLoop().schedule(this, nanos, TimeUnit.NANOSECONDS);
    }

    private void silence() {
        Future<?> set = alarm;
        if (set != null) {
            set.cancel(false);
        }
    }

    @Override
    public void run() {
        long left = due - System.nanoTime();
        if (left > 0) {
            arm(left);
            return;
        }
        if (!leaving) {
            door.counters().tooSlow.increment();
        }
        // Whatever the handlers make of it, it is over soon.
        due = System.nanoTime() + Edge.LINGER.toNanos();
        rings = due;
        alarm = channel.eventLoop().schedule(this::close, Edge.LINGER.toNanos(), TimeUnit.NANOSECONDS);
        channel.pipeline().fireUserEventTriggered(Event.LATE);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!heard) {
            heard = true;
            within(door.limits().times().handshake());
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        silence();
        door.left(this);
        source.ifPresent(door.room()::leave);
        context.fireChannelInactive();
    }

    /// Ends it as soon as the answer that is being waited for is given.
    void drain() {
        channel.eventLoop().execute(() -> channel.pipeline().fireUserEventTriggered(Event.DRAIN));
    }

    void close() {
        var _ = channel.close();
    }
}
