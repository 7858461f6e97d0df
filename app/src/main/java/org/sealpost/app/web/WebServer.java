package org.sealpost.app.web;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.sealpost.reports.listen.HttpListener;
import org.sealpost.reports.listen.SourceConnections;

/// Serves the pages and the API over HTTP.
public final class WebServer implements AutoCloseable {
    private static final int HEADER = 16 << 10;
    private static final Duration STOP = Duration.ofSeconds(20);

    private final HttpListener listener;

    /// Listens at once.
    ///
    /// @throws IOException when it cannot listen there
    public WebServer(WebSettings settings, Routes routes, Refusals refusals, Faults faults, Traffic traffic)
            throws IOException {
        WebLimits limits = settings.limits();
        var way = new HttpListener.Way(
                "sealpost-web",
                settings.bind(),
                settings.tls(),
                HEADER,
                limits.connections(),
                new SourceConnections(limits.perSource(), settings.proxies(), false),
                () -> {},
                limits.idle(),
                STOP);
        var front = new Front(settings.hosts(), routes, refusals, faults);
        listener = new HttpListener(
                way,
                new Entrance(settings, front, refusals, traffic),
                new ServerErrors(refusals, settings.tls().isPresent()));
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return listener.address();
    }

    /// Takes no more requests, and returns when those that were begun have been answered.
    @Override
    public void close() {
        listener.close();
    }
}
