package org.sealpost.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLException;

/// Senders that come and ask, so many at a time, each for a name by chance, in TLS 1.3 with X25519.
final class PolicyClients implements AutoCloseable {
    private final int names;
    private final int connections;
    private final SslContext tls;
    private final MultiThreadIoEventLoopGroup loops;

    /// What was done in one phase.
    record Load(long done, long failed, double seconds) {
        double perSecond() {
            return done / seconds;
        }
    }

    PolicyClients(int names, int connections) throws SSLException {
        this.names = names;
        this.connections = connections;
        tls = SslContextBuilder.forClient()
                .sslProvider(SslProvider.OPENSSL_REFCNT)
                .protocols("TLSv1.3")
                .option(OpenSslContextOption.GROUPS, new String[] {"X25519"})
                .option(OpenSslContextOption.USE_TASKS, false)
                .trustManager(InsecureTrustManagerFactory.INSTANCE)
                .endpointIdentificationAlgorithm(null)
                .build();
        loops = new MultiThreadIoEventLoopGroup(2, EpollIoHandler.newFactory());
    }

    /// A new connection for each request.
    Load handshakes(InetSocketAddress server, Duration time) {
        return run(server, time, false);
    }

    /// As many requests on a connection as it takes.
    Load requests(InetSocketAddress server, Duration time) {
        return run(server, time, true);
    }

    private Load run(InetSocketAddress server, Duration time, boolean keep) {
        var phase = new Phase(server, keep);
        long start = System.nanoTime();
        for (int i = 0; i < connections; i++) {
            phase.next();
        }
        try {
            Thread.sleep(time);
            phase.over = true;
            long done = phase.done.sum();
            double seconds = (System.nanoTime() - start) / 1e9;
            if (!phase.gone.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("clients hang");
            }
            return new Load(done, phase.failed.sum(), seconds);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Phase {
        private final InetSocketAddress server;
        private final boolean keep;
        private final LongAdder done = new LongAdder();
        private final LongAdder failed = new LongAdder();
        private final CountDownLatch gone = new CountDownLatch(connections);
        private volatile boolean over;

        Phase(InetSocketAddress server, boolean keep) {
            this.server = server;
            this.keep = keep;
        }

        /// One connection after the other, until it is over.
        void next() {
            if (over) {
                gone.countDown();
                return;
            }
            String name = "mta-sts."
                    + PolicyHostFolder.domain(ThreadLocalRandom.current().nextInt(names));
            var _ = new Bootstrap()
                    .group(loops)
                    .channel(EpollSocketChannel.class)
                    .option(ChannelOption.TCP_NODELAY, true)
                    .handler(new ChannelInitializer<Channel>() {
                        @Override
                        protected void initChannel(Channel channel) {
                            channel.pipeline()
                                    .addLast(
                                            tls.newHandler(channel.alloc(), name, server.getPort()),
                                            new Sender(Phase.this, name));
                        }
                    })
                    .connect(server)
                    .addListener((ChannelFutureListener) connected -> {
                        if (!connected.isSuccess()) {
                            failed.increment();
                            next();
                        } else {
                            var _ = connected.channel().closeFuture().addListener(_ -> next());
                        }
                    });
        }
    }

    private static final class Sender extends SimpleChannelInboundHandler<ByteBuf> {
        private static final String OK = "HTTP/1.1 200 OK\r\n";
        private static final String END = "max_age: 604800\r\n";

        private final Phase phase;
        private final byte[] request;
        private final StringBuilder answer = new StringBuilder();

        Sender(Phase phase, String name) {
            this.phase = phase;
            request = ("GET /.well-known/mta-sts.txt HTTP/1.1\r\nHost: " + name + "\r\n"
                            + (phase.keep ? "\r\n" : "Connection: close\r\n\r\n"))
                    .getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent handshake && handshake.isSuccess()) {
                ask(context);
            }
        }

        private void ask(ChannelHandlerContext context) {
            var _ = context.writeAndFlush(context.alloc().buffer(request.length).writeBytes(request));
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf in) {
            // An answer may come in two parts; its last line ends it.
            answer.append(in.toString(StandardCharsets.ISO_8859_1));
            if (!ends()) {
                return;
            }
            if (answer.indexOf(OK) == 0) {
                phase.done.increment();
            } else {
                phase.failed.increment();
            }
            answer.setLength(0);
            if (phase.keep && !phase.over) {
                ask(context);
            } else {
                var _ = context.close();
            }
        }

        private boolean ends() {
            int from = answer.length() - END.length();
            return from >= 0 && answer.indexOf(END, from) == from;
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            phase.failed.increment();
            var _ = context.close();
        }
    }

    @Override
    public void close() {
        var _ = loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
