package org.sealpost.reports.listen;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.SelectorManager;

/// Hangs up on a source that has too many connections already, before anything is read or kept for the new one.
/// Who is spared is not counted.
final class SourceLimit implements SelectorManager.AcceptListener {
    private final SourceConnections limit;
    private final Runnable tooMany;
    private final PerSource counts;
    private final Map<SelectableChannel, InetAddress> open = new ConcurrentHashMap<>();

    SourceLimit(SourceConnections limit, Runnable tooMany) {
        this.limit = limit;
        this.tooMany = tooMany;
        this.counts = new PerSource(limit.most());
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        Optional<InetAddress> source = source(channel).filter(limit::counts);
        if (source.isEmpty()) {
            return;
        }
        if (counts.enter(source.get())) {
            open.put(channel, source.get());
        } else {
            tooMany.run();
            close(channel);
        }
    }

    private static Optional<InetAddress> source(SelectableChannel channel) {
        try {
            return channel instanceof SocketChannel socket
                            && socket.getRemoteAddress() instanceof InetSocketAddress peer
                    ? Optional.of(peer.getAddress())
                    : Optional.empty();
        } catch (IOException goneAgain) {
            return Optional.empty();
        }
    }

    private static void close(SelectableChannel channel) {
        try {
            channel.close();
        } catch (IOException closedAlready) {
            // Then it is gone, as it should be.
        }
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        onClosed(channel);
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        Optional.ofNullable(open.remove(channel)).ifPresent(counts::leave);
    }
}
