package org.sealpost.host.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Learns from the header of a proxy, which the decoder before this has read, on whose behalf it comes. Whether that is
/// a proxy was asked before.
final class ProxyHeader extends SimpleChannelInboundHandler<HAProxyMessage> {
    private final Visit visit;

    ProxyHeader(Visit visit) {
        this.visit = visit;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HAProxyMessage header) {
        // A header without an address is the proxy's own, as in its health checks; then nobody is counted.
        if (source(header.sourceAddress()).map(visit::comesFrom).orElse(true)) {
            context.pipeline().remove(this);
        } else {
            visit.door().counters().turnedAway.increment();
            visit.close();
        }
    }

    /// What a header has where the address of the source stands.
    static Optional<InetAddress> source(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(InetAddress::ofLiteral);
        } catch (IllegalArgumentException pathOfASocket) {
            return Optional.empty();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        visit.close();
    }
}
