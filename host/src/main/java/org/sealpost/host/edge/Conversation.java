package org.sealpost.host.edge;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.util.List;

/// Requests and answers of one connection, in order.
final class Conversation extends ByteToMessageDecoder {
    /// What a peer still sends after the last answer is passed over up to here.
    private static final int MOST_PASSED_OVER = 1 << 18;

    private final Visit visit;
    private final RequestReader reader;
    private int asked;
    private boolean ending;
    private int passedOver;

    Conversation(Visit visit) {
        this.visit = visit;
        reader = new RequestReader(visit.door().limits().sizes());
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (ending) {
            passedOver += in.readableBytes();
            in.skipBytes(in.readableBytes());
            if (passedOver > MOST_PASSED_OVER) {
                visit.close();
            }
            return;
        }
        boolean begun = reader.begun();
        switch (reader.read(in)) {
            case Request.Unfinished _ -> {
                if (asked > 0 && !begun && reader.begun()) {
                    visit.within(visit.door().limits().times().request());
                }
            }
            case Request.Refused(Status status) -> endEarly(context, Answer.of(status), false);
            case Request.Whole(Request request) -> answer(context, request, in.isReadable());
        }
    }

    private void answer(ChannelHandlerContext context, Request request, boolean more) {
        asked++;
        Answer answer = visit.door().site().answer(request, visit.name());
        boolean head = request.method().equals("HEAD");
        if (request.body()) {
            endEarly(context, answer.status() == Status.OK ? Answer.of(Status.CONTENT_TOO_LARGE) : answer, head);
            return;
        }
        boolean stay = request.persistent()
                && asked < visit.door().limits().numbers().requests()
                && !visit.door().draining();
        ChannelFuture written = write(context, answer, head, !stay);
        if (stay) {
            visit.within(visit.door().limits().times().idle());
            if (!context.channel().isWritable()) {
                // Whoever asks and does not read is not heard until it does.
                context.channel().config().setAutoRead(false);
            }
        } else if (more) {
            leave(context, written);
        } else {
            ending = true;
            visit.leaves();
            var _ = written.addListener(ChannelFutureListener.CLOSE);
        }
    }

    private ChannelFuture write(ChannelHandlerContext context, Answer answer, boolean head, boolean close) {
        visit.door().counters().answered(answer.status());
        return context.write(visit.door().writer().octets(context.alloc(), answer, head, close));
    }

    /// The last answer, although octets that belong to the request are still to come.
    private void endEarly(ChannelHandlerContext context, Answer answer, boolean head) {
        ChannelFuture written = write(context, answer, head, true);
        leave(context, written);
        context.flush();
    }

    /// RFC 9112 §9.6: says that it is over and goes on reading for a while, for a peer that is still sending would lose
    /// the answer if the connection were closed under it.
    private void leave(ChannelHandlerContext context, ChannelFuture written) {
        ending = true;
        visit.leaves();
        var _ = written.addListener(_ -> {
            SslHandler tls = context.pipeline().get(SslHandler.class);
            if (tls == null) {
                shutdown(context.channel());
            } else {
                var _ = tls.closeOutbound().addListener(_ -> shutdown(context.channel()));
            }
        });
    }

    private static void shutdown(Channel channel) {
        if (channel instanceof DuplexChannel duplex && duplex.isActive()) {
            var _ = duplex.shutdownOutput();
        } else {
            var _ = channel.close();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        context.flush();
        super.channelReadComplete(context);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (context.channel().isWritable()) {
            context.channel().config().setAutoRead(true);
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case SslHandshakeCompletionEvent handshake -> {
                Counters counters = visit.door().counters();
                if (handshake.isSuccess()) {
                    counters.handshakes.increment();
                    visit.within(visit.door().limits().times().request());
                } else {
                    counters.failed.increment();
                    visit.close();
                }
            }
            case Visit.Event late when late == Visit.Event.LATE -> late(context);
            // Between two requests; otherwise the next answer is the last.
            case Visit.Event drain when drain == Visit.Event.DRAIN && asked > 0 && !reader.begun() -> visit.close();
            default -> context.fireUserEventTriggered(event);
        }
    }

    private void late(ChannelHandlerContext context) {
        if (reader.begun() && !ending) {
            endEarly(context, Answer.of(Status.REQUEST_TIMEOUT), false);
        } else {
            visit.close();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        visit.close();
    }
}
