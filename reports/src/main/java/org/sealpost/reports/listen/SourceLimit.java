package org.sealpost.reports.listen;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.SelectorManager;

/// Hangs up on a source that has too many connections already, before anything is read or kept for the new one.
/// A proxy brings those of many and is not counted.
final class SourceLimit implements SelectorManager.AcceptListener {
    private final Set<InetAddress> proxies;
    private final PerSource counts;
    private final Map<SelectableChannel, InetAddress> open = new ConcurrentHashMap<>();

    SourceLimit(int most, Set<InetAddress> proxies) {
        this.proxies = Set.copyOf(proxies);
        this.counts = new PerSource(most);
    }

    @Override
    public void onAccepting(SelectableChannel channel) {
        Optional<InetAddress> source = source(channel).filter(peer -> !proxies.contains(peer));
        if (source.isEmpty()) {
            return;
        }
        if (counts.enter(source.get())) {
            open.put(channel, source.get());
        } else {
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
