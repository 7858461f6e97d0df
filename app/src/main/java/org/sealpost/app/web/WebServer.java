package org.sealpost.app.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import org.eclipse.jetty.http.UriCompliance;
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

/// Serves the pages and the API over HTTP, each request on a virtual thread.
public final class WebServer implements AutoCloseable {
    private static final int HEADER = 16 << 10;
    private static final long STOP_MILLIS = 20_000;

    private final Server server;
    private final InetSocketAddress address;

    /// Listens at once.
    ///
    /// @throws IOException when it cannot listen there
    public WebServer(WebSettings settings, Routes routes, Refusals refusals, Faults faults, Traffic traffic)
            throws IOException {
        var threads = new QueuedThreadPool(16, 4);
        threads.setName("sealpost-web");
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("sealpost-web-"));
        server = new Server(threads);
        var connector = connector(settings);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(settings.connections(), connector));
        server.setErrorHandler(new ServerErrors());
        var front = new Front(settings.hosts(), routes, refusals, faults);
        server.setHandler(new GracefulHandler(new Entrance(settings, front, refusals, traffic)));
        server.setStopTimeout(STOP_MILLIS);
        start();
        address = new InetSocketAddress(settings.bind().getAddress(), connector.getLocalPort());
    }

    private ServerConnector connector(WebSettings settings) {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(HEADER);
        configuration.setUriCompliance(UriCompliance.DEFAULT);
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        var http = new HttpConnectionFactory(configuration);
        ServerConnector connector = settings.tls()
                .map(context -> {
                    var tls = new SslContextFactory.Server();
                    tls.setSslContext(context);
                    tls.setIncludeProtocols("TLSv1.3", "TLSv1.2");
                    return new ServerConnector(server, 1, 1, new SslConnectionFactory(tls, http.getProtocol()), http);
                })
                .orElseGet(() -> new ServerConnector(server, 1, 1, http));
        connector.setHost(settings.bind().getAddress().getHostAddress());
        connector.setPort(settings.bind().getPort());
        connector.setAcceptQueueSize(512);
        connector.setIdleTimeout(settings.idle().toMillis());
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

    /// Takes no more requests, and returns when those that were begun have been answered.
    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception cannotBeStoppedBetter) {
            // Whatever of it still runs ends with the program; nothing that was answered depends on it.
        }
    }
}
