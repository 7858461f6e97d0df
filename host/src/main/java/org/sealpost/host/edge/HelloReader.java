package org.sealpost.host.edge;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslClientHelloHandler;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sealpost.host.edge.TlsEntrance.Choice;

/// Waits for the whole ClientHello, in how many pieces it may come, and puts the engine that suits it in its own place.
/// A hello that is for nobody here gets an alert, and no engine is made for it.
final class HelloReader extends SslClientHelloHandler<Choice> {
    private static final byte[] FATAL_ALERT = {21, 3, 3, 0, 2, 2};

    private final Visit visit;
    /// The octets stay where they are after a decision, so there would be others.
    private boolean decided;

    HelloReader(Visit visit) {
        super(visit.door().limits().sizes().hello());
        this.visit = visit;
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (decided) {
            return;
        }
        try {
            super.decode(context, in, out);
        } catch (Exception tooLongOrNotTls) {
            decided = true;
            visit.door().counters().failed.increment();
            visit.close();
        }
    }

    @Override
    protected Future<Choice> lookup(ChannelHandlerContext context, @Nullable ByteBuf message) {
        // Without a message it is no handshake at all.
        Choice choice = message == null
                ? new TlsEntrance.NotTls()
                : ClientHello.read(message)
                        .map(hello -> visit.door().entrance().choose(hello))
                        .orElseGet(() -> new TlsEntrance.Refuse(TlsEntrance.DECODE_ERROR, Optional.empty()));
        return context.executor().newSucceededFuture(choice);
    }

    @Override
    protected void onLookupComplete(ChannelHandlerContext context, Future<Choice> future) {
        decided = true;
        Counters counters = visit.door().counters();
        switch (future.getNow()) {
            case TlsEntrance.NotTls _ -> {
                counters.failed.increment();
                visit.close();
            }
            case TlsEntrance.Refuse(byte alert, Optional<?> _)
            when alert == TlsEntrance.DECODE_ERROR -> {
                counters.failed.increment();
                refuse(context, alert);
            }
            case TlsEntrance.Refuse refused -> {
                refused.name().ifPresentOrElse(counters::refused, counters::refusedNameless);
                refuse(context, refused.alert());
            }
            case TlsEntrance.Serve serve -> {
                visit.name(serve.host());
                context.pipeline().addLast(new Conversation(visit));
                replace(context, serve.handler(context.alloc()));
            }
            case TlsEntrance.Prove prove -> {
                context.pipeline().addLast(new ChallengeEnd(visit));
                replace(context, prove.handler(context.alloc()));
            }
        }
    }

    /// The octets of the hello go to the engine, too.
    private void replace(ChannelHandlerContext context, SslHandler engine) {
        engine.setHandshakeTimeoutMillis(0);
        context.pipeline().replace(this, "tls", engine);
    }

    private static void refuse(ChannelHandlerContext context, byte alert) {
        ByteBuf record = Unpooled.buffer(FATAL_ALERT.length + 1);
        record.writeBytes(FATAL_ALERT).writeByte(alert);
        var _ = context.writeAndFlush(record).addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == Visit.Event.LATE) {
            visit.close();
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        visit.close();
    }
}
