package org.sealpost.reports.listen;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/// Who is connected: not too many from one source, none that says nothing or stays for ever, and none sent away
/// while a mail of theirs is being dealt with.
final class Guests implements SessionHandler {
    private final long idle;
    private final long longest;
    private final Consumer<ListenCode> refused;
    private final SourceConnections limit;
    private final PerSource sources;
    private final Map<Session, Guest> guests = new ConcurrentHashMap<>();
    private final Object gate = new Object();
    private boolean stopping;
    private int busy;

    /// One connection.
    static final class Guest {
        private final InetAddress source;
        private final long since = System.nanoTime();
        private volatile long heard = System.nanoTime();
        private volatile boolean sending;
        private int errors;

        private Guest(InetAddress source) {
            this.source = source;
        }

        /// How many of its commands were refused, with this one.
        int error() {
            return ++errors;
        }
    }

    Guests(SourceConnections limit, Duration idle, Duration longest, Consumer<ListenCode> refused) {
        this.limit = limit;
        this.sources = new PerSource(limit.most());
        this.idle = idle.toNanos();
        this.longest = longest.toNanos();
        this.refused = refused;
    }

    @Override
    public SessionAcceptance accept(Session session) {
        InetAddress source = session.getRemoteAddress().getAddress();
        if (limit.counts(source) && !sources.enter(source)) {
            refused.accept(ListenCode.CONNECTIONS);
            return SessionAcceptance.failure(421, "4.7.0 Too many connections from your address, try again later");
        }
        guests.put(session, new Guest(source));
        return SessionAcceptance.success();
    }

    @Override
    public void onSessionEnd(Session session) {
        Guest guest = guests.remove(session);
        if (guest != null && limit.counts(guest.source)) {
            sources.leave(guest.source);
        }
    }

    /// The guest of a session that was accepted; it has said something just now.
    Guest heard(Session session) {
        Guest guest = guests.get(session);
        if (guest == null) {
            throw new IllegalStateException("a session that was never accepted");
        }
        guest.heard = System.nanoTime();
        return guest;
    }

    /// While a mail is sent another limit holds.
    void sending(Guest guest, boolean sending) {
        guest.sending = sending;
        guest.heard = System.nanoTime();
    }

    /// Whether a mail may still be dealt with; then [#done] has to follow.
    boolean begin() {
        synchronized (gate) {
            if (!stopping) {
                busy++;
            }
            return !stopping;
        }
    }

    void done() {
        synchronized (gate) {
            busy--;
            gate.notifyAll();
        }
    }

    /// Begins nothing more and returns when all that was begun is done.
    void stop() {
        boolean interrupted = false;
        synchronized (gate) {
            stopping = true;
            while (busy > 0) {
                try {
                    gate.wait();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    int connected() {
        return guests.size();
    }

    /// Hangs up on those that have said nothing whole for too long; single octets now and then do not count.
    void sweep() {
        long now = System.nanoTime();
        guests.forEach((session, guest) -> {
            if (!guest.sending && (now - guest.heard > idle || now - guest.since > longest)) {
                refused.accept(ListenCode.TOO_SLOW);
                try {
                    session.getSocket().close();
                } catch (IOException closedAlready) {
                    // Then it is gone, as it should be.
                }
            }
        });
    }
}
