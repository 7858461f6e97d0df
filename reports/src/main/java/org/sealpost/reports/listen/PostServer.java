package org.sealpost.reports.listen;

import java.io.IOException;
import java.net.InetSocketAddress;
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

/// Takes reports by POST, over TLS or, behind a proxy, without.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-5.4">RFC 8460 §5.4</a>
public final class PostServer implements AutoCloseable {
    private static final int HEADER = 8 << 10;
    private static final long STOP_MILLIS = 60_000;

    private final Server server;
    private final InetSocketAddress address;

    /// Listens at once.
    ///
    /// @throws IOException when it cannot listen there
    public PostServer(PostSettings settings, GroupInbox inbox) throws IOException {
        var threads = new QueuedThreadPool(16, 4);
        threads.setName("sealpost-post");
        threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("sealpost-post-"));
        server = new Server(threads);
        var connector = connector(settings);
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(settings.connections(), connector));
        server.setErrorHandler(new PostErrors());
        server.setHandler(new GracefulHandler(new PostHandler(settings, inbox)));
        server.setStopTimeout(STOP_MILLIS);
        start();
        address = new InetSocketAddress(settings.bind().getAddress(), connector.getLocalPort());
    }

    private ServerConnector connector(PostSettings settings) {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setRequestHeaderSize(HEADER);
        // RFC 8460 §3: a reporter need not verify the certificate, so whichever name it asks for is answered.
        configuration.addCustomizer(new SecureRequestCustomizer(false));
        var http = new HttpConnectionFactory(configuration);
        ServerConnector connector = settings.identity()
                .map(identity -> {
                    var tls = new SslContextFactory.Server();
                    tls.setSslContext(identity.context());
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
