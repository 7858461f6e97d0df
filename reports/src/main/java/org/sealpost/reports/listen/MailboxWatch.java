package org.sealpost.reports.listen;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/// Fetches reports from a mailbox as they come: told by the server where it can (IMAP IDLE), by looking from time
/// to time where it cannot. It connects again for as long as it takes.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc2177#section-3">RFC 2177 §3</a>
public final class MailboxWatch implements AutoCloseable {
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration GLANCE = Duration.ofMillis(500);
    private static final int LEFT_MOST = 100_000;

    private final ImapMailbox mailbox;
    private final GroupInbox inbox;
    private final Duration pause;
    private final RandomGenerator random;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Set<Long> left = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sealpost-imap-alarm").factory());
    private final Thread thread;
    private final AtomicBoolean news = new AtomicBoolean();
    private volatile boolean idling;
    private volatile Optional<MailboxConnection> open = Optional.empty();
    private volatile State state = new State(false, "", 0);

    /// How it goes.
    ///
    /// @param connected whether there is a connection now
    /// @param problem why there is none, or none was; empty when all is well
    /// @param taken mails that were kept since the start
    public record State(boolean connected, String problem, long taken) {}

    /// Begins at once.
    ///
    /// @param pause how long it waits after the first failure; twice as long after each further one, up to five
    /// minutes, and a part of it by chance, so that many do not come at once
    public MailboxWatch(ImapMailbox mailbox, GroupInbox inbox, Duration pause, RandomGenerator random) {
        this.mailbox = mailbox;
        this.inbox = inbox;
        this.pause = pause;
        this.random = random;
        thread = Thread.ofVirtual().name("sealpost-imap").start(this::run);
    }

    public State state() {
        return state;
    }

    private void run() {
        int failures = 0;
        while (stopped.getCount() > 0) {
            long before = state.taken();
            try {
                visit();
                failures = 0;
            } catch (AuthenticationFailedException wrong) {
                // Trying fast would get the account locked.
                failures = 30;
                failed("login refused");
            } catch (MessagingException | IOException | RuntimeException lost) {
                failures = state.taken() > before ? 1 : failures + 1;
                failed(said(lost));
            } catch (InterruptedException stop) {
                return;
            }
            if (failures > 0 && !waited(failures)) {
                return;
            }
        }
    }

    private void failed(String problem) {
        state = new State(false, problem, state.taken());
    }

    private static String said(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private boolean waited(int failures) {
        long doubled = pause.toMillis() << Math.min(failures - 1, 20);
        long most = Math.min(doubled, LONGEST_PAUSE.toMillis());
        try {
            return !stopped.await(most / 2 + random.nextLong(most / 2 + 1), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            return false;
        }
    }

    private void visit() throws MessagingException, IOException, InterruptedException {
        try (var connection = MailboxConnection.open(mailbox)) {
            open = Optional.of(connection);
            state = new State(true, "", state.taken());
            connection.folder().addMessageCountListener(new MessageCountAdapter() {
                @Override
                public void messagesAdded(MessageCountEvent event) {
                    news.set(true);
                }
            });
            var pull = new MailboxPull(mailbox, connection, inbox, threads, left);
            int unfinished = 0;
            while (stopped.getCount() > 0) {
                if (left.size() > LEFT_MOST) {
                    left.clear();
                }
                news.set(false);
                MailboxPull.Result result = pull.pull(() -> stopped.getCount() == 0);
                state = new State(true, "", state.taken() + result.taken());
                unfinished = result.finished() ? 0 : unfinished + 1;
                // When there was something, more may have come in the meantime.
                boolean more = result.finished() && (result.found() > 0 || news.get());
                if (!more && !(result.finished() ? rested(connection) : waited(unfinished))) {
                    return;
                }
            }
        } finally {
            open = Optional.empty();
        }
    }

    /// Waits for something new, but not too long; false when it is to stop.
    private boolean rested(MailboxConnection connection) throws MessagingException, InterruptedException {
        if (connection.can("IDLE")) {
            idle(connection);
        } else if (!stopped.await(mailbox.every().toMillis(), TimeUnit.MILLISECONDS)) {
            // The server tells of new mail in its answer to anything.
            connection.folder().getMessageCount();
        }
        return stopped.getCount() > 0;
    }

    private void idle(MailboxConnection connection) throws MessagingException {
        long until = System.nanoTime() + mailbox.every().toNanos();
        // The library tells of a mail that the server mentions while the wait begins, but goes on to wait.
        ScheduledFuture<?> wake = alarm.scheduleWithFixedDelay(
                () -> {
                    if (news.get() || System.nanoTime() - until > 0) {
                        connection.wake();
                    }
                },
                GLANCE.toMillis(),
                GLANCE.toMillis(),
                TimeUnit.MILLISECONDS);
        idling = true;
        try {
            connection.folder().idle(true);
        } finally {
            idling = false;
            wake.cancel(false);
        }
    }

    /// Fetches nothing more, and returns when what was fetched has been kept and marked.
    @Override
    public void close() {
        stopped.countDown();
        boolean interrupted = false;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (thread.isAlive()) {
            // It may wait for new mail, and nothing but the end of the connection would wake it.
            if (idling || System.nanoTime() - deadline > 0) {
                open.ifPresent(MailboxConnection::hangUp);
            }
            try {
                thread.join(Duration.ofMillis(50));
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        threads.close();
        alarm.shutdownNow();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
