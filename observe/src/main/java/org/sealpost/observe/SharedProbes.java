package org.sealpost.observe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

/// Each address of an MX host is talked to once: whoever wants to know the same while it is under way or known shares
/// the result. Many domains have their mail at few hosts, and those are not to be asked the same a thousand times.
///
/// What ran into the end of the time of the domain for which it was done says more about that domain than about the
/// host, so it is not shared. Results are kept as long as this lives, the oldest of very many are let go.
final class SharedProbes {
    /// How many results are kept: a few KiB each.
    static final int MANY = 2_000;

    private final Probe probe;
    private final Map<Key, Share> shares = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Share> eldest) {
            return size() > MANY;
        }
    };

    SharedProbes(Probe probe) {
        this.probe = probe;
    }

    /// Talks to one address of a host.
    @FunctionalInterface
    interface Probe {
        SmtpAttempt probe(DomainName mx, IpAddress address, Deadline deadline);
    }

    /// What the address does, seen now or a short while ago; blocks until it is known, at most until the deadline.
    SmtpAttempt probe(DomainName mx, IpAddress address, Deadline deadline) {
        var key = new Key(mx, address);
        var own = new Share();
        while (!deadline.passed()) {
            Share share = enter(key, own);
            if (share == own) {
                return lead(key, own, deadline);
            }
            Optional<SmtpAttempt> seen = share.await(deadline);
            if (seen.isPresent()) {
                return seen.get();
            }
        }
        // Nothing can come of it any more, and the probe says so in its own words.
        return probe.probe(mx, address, deadline);
    }

    private synchronized Share enter(Key key, Share own) {
        Share there = shares.putIfAbsent(key, own);
        return there == null ? own : there;
    }

    private synchronized void leave(Key key, Share own) {
        shares.remove(key, own);
    }

    private SmtpAttempt lead(Key key, Share own, Deadline deadline) {
        Optional<SmtpAttempt> toShare = Optional.empty();
        try {
            SmtpAttempt attempt = probe.probe(key.mx(), key.address(), deadline);
            if (!deadline.passed() && !Thread.currentThread().isInterrupted()) {
                toShare = Optional.of(attempt);
            }
            return attempt;
        } finally {
            if (toShare.isEmpty()) {
                leave(key, own);
            }
            own.result.complete(toShare);
        }
    }

    private record Key(DomainName mx, IpAddress address) {}

    private static final class Share {
        /// Empty when there is nothing to share.
        private final CompletableFuture<Optional<SmtpAttempt>> result = new CompletableFuture<>();

        Optional<SmtpAttempt> await(Deadline deadline) {
            try {
                return result.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            } catch (TimeoutException tooSlow) {
                return Optional.empty();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped", stopped);
            } catch (ExecutionException never) {
                throw new IllegalStateException(never);
            }
        }
    }
}
