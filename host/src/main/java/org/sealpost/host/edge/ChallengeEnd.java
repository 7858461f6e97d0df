package org.sealpost.host.edge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;

/// Ends the connection of a CA once it has seen the certificate of a challenge; nothing is asked or answered on it.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8737#section-4">RFC 8737 §4</a>
final class ChallengeEnd extends ChannelInboundHandlerAdapter {
    private final Visit visit;

    ChallengeEnd(Visit visit) {
        this.visit = visit;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ReferenceCountUtil.release(message);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            Counters counters = visit.door().counters();
            (handshake.isSuccess() ? counters.challenges : counters.failed).increment();
            visit.close();
        } else if (event == Visit.Event.LATE) {
            visit.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        visit.close();
    }
}
