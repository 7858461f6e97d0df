package org.sealpost.app.access.sign;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;

/// Writes down who was refused at the door: in the audit trail of each tenant of the person that was meant, where
/// there is one, and in the log in any case.
///
/// It happens by the way, so that nobody learns from the time of an answer whether a name is somebody's.
/// Strangers cannot fill a disk by it: what waits is bounded, the log has so many lines a minute, and that
/// a name was tried too often stands in the trail once.
public final class FailedTries implements FailedTry.Listener, AutoCloseable {
    private static final int WAITING = 1_000;
    private static final int LINES = 60;
    private static final Duration LINES_WITHIN = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Directory directory;
    private final Consumer<String> log;
    private final Attempts lines;
    private final Attempts crowded;
    /// An empty one is the last.
    private final BlockingQueue<Optional<FailedTry>> waiting = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong untold = new AtomicLong();
    private final Thread writer = Thread.ofVirtual().name("failed-tries").unstarted(this::write);

    /// @param log a sentence for each line
    public FailedTries(Directory directory, SignInRules rules, InstantSource clock, Consumer<String> log) {
        this.directory = directory;
        this.log = log;
        this.lines = new Attempts(LINES, LINES_WITHIN, clock);
        this.crowded = new Attempts(1, rules.window(), clock);
        writer.start();
    }

    @Override
    public void accept(FailedTry failed) {
        if (!waiting.offer(Optional.of(failed))) {
            untold.incrementAndGet();
        }
    }

    private void write() {
        try {
            for (Optional<FailedTry> next = waiting.take(); next.isPresent(); next = waiting.take()) {
                write(next.get());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(FailedTry failed) {
        try {
            keep(failed);
        } catch (RuntimeException fault) {
            log.accept("who was refused at the door cannot be written down: " + fault);
        }
        if (lines.take("").isPresent()) {
            untold.incrementAndGet();
            return;
        }
        long more = untold.getAndSet(0);
        log.accept("sign-in refused: " + failed.name() + " from " + failed.source() + ", " + word(failed.step())
                + (more == 0 ? "" : "; " + more + " more were not told"));
    }

    private void keep(FailedTry failed) {
        if (failed.step() == FailedTry.Step.TOO_OFTEN
                && crowded.take(failed.name()).isPresent()) {
            return;
        }
        Optional<Person> person = PersonName.read(failed.name())
                .flatMap(directory.people()::byName)
                .map(People.Known::person);
        AuditEvent event = AuditEvent.of(failed.at(), new Actor.Visitor(), "session.refuse")
                .from(failed.source())
                .detail("name", failed.name())
                .detail("step", word(failed.step()));
        person.stream()
                .flatMap(each -> each.roles().keySet().stream())
                .forEach((TenantId tenant) -> directory.audit().append(tenant, event));
    }

    private static String word(FailedTry.Step step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// What waits is written first.
    @Override
    public void close() {
        try {
            if (!waiting.offer(Optional.empty(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    || !writer.join(PATIENCE)) {
                writer.interrupt();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
