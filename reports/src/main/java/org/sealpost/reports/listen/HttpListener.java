package org.sealpost.reports.listen;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/// Listens for HTTP within limits, over TLS or, behind a proxy, without; each request on a virtual thread.
public final class HttpListener implements AutoCloseable {
    private final Server server;
    private final InetSocketAddress address;

    /// How it listens.
    ///
    /// @param name what its threads are called
    /// @param tls empty where a proxy ends TLS
    /// @param header octets of the header of a request
    /// @param connections how many at once
    /// @param perSource how many of them from one source
    /// @param tooMany told of each connection that was hung up on since its source had too many
    /// @param idle how long a connection may be silent
    /// @param stop how long requests that were begun may still take when it is closed
    public record Way(
            String name,
            InetSocketAddress bind,
            Optional<SSLContext> tls,
            int header,
            int connections,
            SourceConnections perSource,
            Runnable tooMany,
            Duration idle,
            Duration stop) {}

    /// Listens at once.
    ///
    /// @throws IOException when it cannot listen there
    public HttpListener(Way way, Handler handler, ServerRefusals refusals) throws IOException {
        var threads = new QueuedThreadPool(16, 4);
        threads.setName(way.name());
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor(way.name() + "-"));
        server = new Server(threads);
        var connector = connector(way);
        connector.addBean(new SourceLimit(way.perSource(), way.tooMany()));
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(way.connections(), connector));
        server.setErrorHandler(refusals);
        server.setHandler(new GracefulHandler(new Unambiguous(handler)));
        server.setStopTimeout(way.stop().toMillis());
        start();
        address = new InetSocketAddress(way.bind().getAddress(), connector.getLocalPort());
    }

    private ServerConnector connector(Way way) {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(way.header());
        // All that this allows is refused all the same, by a handler that knows which path it was.
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        // Whichever name is asked for by SNI is answered: a reporter need not verify the certificate (RFC 8460 §3),
        // and the pages look at the Host of each request.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        var http = new HttpConnectionFactory(configuration);
        ServerConnector connector = way.tls()
                .map(context -> {
                    var tls = new SslContextFactory.Server();
                    tls.setSslContext(context);
                    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
                    return new ServerConnector(server, 1, 1, new SslConnectionFactory(tls, http.getProtocol()), http);
                })
                .orElseGet(() -> new ServerConnector(server, 1, 1, http));
        connector.setHost(way.bind().getAddress().getHostAddress());
        connector.setPort(way.bind().getPort());
        connector.setAcceptQueueSize(512);
        connector.setIdleTimeout(way.idle().toMillis());
        return connector;
    }

    private void start() throws IOException {
        try {
            server.start();
        } catch (Exception failed) {
            close();
            throw failed instanceof IOException io ? io : new IOException(failed);
        }
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return address;
    }

    /// Takes no more requests, and returns when every one that was begun has been answered.
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception cannotBeStoppedBetter) {
            // Whatever of it still runs ends with the program; nothing that was answered depends on it.
        }
    }
}
