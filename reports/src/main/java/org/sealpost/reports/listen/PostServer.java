package org.sealpost.reports.listen;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.sealpost.reports.Way;

/// Takes reports by POST, over TLS or, behind a proxy, without.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-5.4">RFC 8460 §5.4</a>
public final class PostServer implements AutoCloseable {
    private static final int HEADER = 8 << 10;
    private static final Duration STOP = Duration.ofMinutes(1);

    private final HttpListener listener;

    /// Listens at once.
    ///
    /// @throws IOException when it cannot listen there
    public PostServer(PostSettings settings, GroupInbox inbox) throws IOException {
        var way = new HttpListener.Way(
                "sealpost-post",
                settings.bind(),
                settings.identity().map(ServerIdentity::context),
                HEADER,
                settings.connections(),
                settings.perSource(),
                () -> inbox.refused(Way.HTTPS, ListenCode.CONNECTIONS),
                settings.idle(),
                STOP);
        listener = new HttpListener(way, new PostHandler(settings, inbox), new PostErrors());
    }

    /// Where it listens.
    public InetSocketAddress address() {
        return listener.address();
    }

    /// Takes no more requests, and returns when every one that was begun has been answered.
    @Override
    public void close() {
        listener.close();
    }
}
