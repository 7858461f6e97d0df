package org.sealpost.reports.listen;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.ReadReport;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.Way;
import org.sealpost.reports.intake.Losses;
import org.sealpost.reports.store.ReportStore;

/// Reads deliveries on the threads of those who bring them and keeps what was read in transactions for many at
/// once. Each is answered when it is durable. What comes faster than it can be read or kept is sent away until
/// later.
public final class GroupInbox implements Inbox, AutoCloseable {
    private static final int DOMAINS_LOOKED_AT = 16;

    private final Function<Delivery, Arrival> reading;
    private final InboxLimits limits;
    private final Quotas quotas;
    private final InstantSource clock;
    private final QuotaTable table;
    private final RefusalCounts counts = new RefusalCounts();
    private final Keeper keeper;
    private final Room coming;
    private final Room held;
    private final Semaphore readers;
    private final Semaphore largeReader = new Semaphore(1, true);
    private final Semaphore begun = new Semaphore(Integer.MAX_VALUE, true);
    private final AtomicBoolean closing = new AtomicBoolean();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder inFlight = new LongAdder();

    private record SourceOf(Way way, String source) {}

    private record AboutDomain(String domain) {}

    private record ReporterDay(Reporter reporter, String domain, Optional<LocalDate> day) {}

    /// @param reading what makes an arrival of a delivery; it never throws because of what came
    public GroupInbox(
            Function<Delivery, Arrival> reading,
            ReportStore store,
            InboxLimits limits,
            Quotas quotas,
            InstantSource clock) {
        this.reading = reading;
        this.limits = limits;
        this.quotas = quotas;
        this.clock = clock;
        table = new QuotaTable(quotas.window(), quotas.keys());
        keeper = new Keeper(store, counts, limits.queue(), limits.batch());
        coming = new Room(limits.coming());
        held = new Room(limits.held());
        readers = new Semaphore(limits.readers(), true);
    }

    /// The room for octets that are being received; whoever receives takes of it first.
    public Room room() {
        return coming;
    }

    public InboxLimits limits() {
        return limits;
    }

    Duration quotaWindow() {
        return quotas.window();
    }

    Instant now() {
        return clock.instant();
    }

    @Override
    public Receipt take(Delivery delivery) {
        begun.acquireUninterruptibly();
        inFlight.increment();
        try {
            Receipt receipt = closing.get() ? new Receipt.Later(ListenCode.STOPPING.id()) : begin(delivery);
            note(delivery.way(), receipt);
            return receipt;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Receipt.Broken("interrupted");
        } finally {
            inFlight.decrement();
            begun.release();
        }
    }

    /// Counts what was refused before it became a delivery.
    public void refused(Way way, ListenCode code) {
        counts.add(way, code.id(), clock.instant());
    }

    /// How many were kept, how many are being dealt with, and how often what was refused or cut.
    public Tallies tallies() {
        return new Tallies(accepted.sum(), inFlight.sum(), keeper.waiting(), coming.held(), table.size(), counts.all());
    }

    private void note(Way way, Receipt receipt) {
        switch (receipt) {
            case Receipt.Taken taken -> accepted.increment();
            case Receipt.Later later -> counts.add(way, later.code(), clock.instant());
            case Receipt.Refused refused -> counts.add(way, refused.code(), clock.instant());
            case Receipt.Broken broken -> {
                // Our own fault says nothing about what came.
            }
        }
    }

    private Receipt begin(Delivery delivery) throws InterruptedException {
        int octets = delivery.octets().length();
        boolean posted = delivery.way() == Way.HTTPS;
        if (octets > (posted ? limits.body() : limits.mail())) {
            return new Receipt.Refused((posted ? ListenCode.BODY_TOO_LARGE : ListenCode.MAIL_TOO_LARGE).id());
        }
        Optional<ListenCode> over = beforeReading(delivery, clock.instant());
        if (over.isPresent()) {
            return new Receipt.Later(over.get().id());
        }
        boolean large = octets >= limits.large();
        if (large && !largeReader.tryAcquire(limits.patience().toNanos(), TimeUnit.NANOSECONDS)) {
            return new Receipt.Later(ListenCode.MEMORY_FULL.id());
        }
        try {
            return readThenKeep(delivery);
        } finally {
            if (large) {
                largeReader.release();
            }
        }
    }

    private Receipt readThenKeep(Delivery delivery) throws InterruptedException {
        if (!readers.tryAcquire(limits.patience().toNanos(), TimeUnit.NANOSECONDS)) {
            return new Receipt.Later(ListenCode.QUEUE_FULL.id());
        }
        Arrival arrival;
        long weight;
        try {
            arrival = reading.apply(delivery);
            weight = weight(arrival);
            // While there is no room for what was read, nothing more is read.
            if (!held.take(weight, limits.patience())) {
                return new Receipt.Later(ListenCode.MEMORY_FULL.id());
            }
        } catch (RuntimeException | StackOverflowError bug) {
            return new Receipt.Broken("reading failed: " + bug.getClass().getSimpleName());
        } finally {
            readers.release();
        }
        try {
            return keep(arrival);
        } finally {
            held.give(weight);
        }
    }

    private Receipt keep(Arrival arrival) throws InterruptedException {
        if (arrival.delivery().way() != Way.FILE && arrival.delivery().way() != Way.IMAP) {
            Optional<ListenCode> over = afterReading(arrival, clock.instant());
            if (over.isPresent()) {
                return new Receipt.Later(over.get().id());
            }
        }
        var receipt = new CompletableFuture<Receipt>();
        if (!keeper.offer(arrival, receipt)) {
            return new Receipt.Later(ListenCode.QUEUE_FULL.id());
        }
        try {
            Receipt answer = receipt.get(limits.storePatience().toNanos(), TimeUnit.NANOSECONDS);
            if (answer instanceof Receipt.Taken) {
                cuts(arrival);
            }
            return answer;
        } catch (ExecutionException neverCompletedSo) {
            return new Receipt.Broken("the store failed");
        } catch (TimeoutException slow) {
            return new Receipt.Broken("the store is too slow");
        }
    }

    private void cuts(Arrival arrival) {
        Losses.of(arrival).forEach(counts::seen);
    }

    private Optional<ListenCode> beforeReading(Delivery delivery, Instant now) {
        boolean fromAnybody = delivery.way() == Way.SMTP || delivery.way() == Way.HTTPS;
        if (fromAnybody
                && !table.admit(new SourceOf(delivery.way(), SourceKey.of(delivery.source())), quotas.source(), now)) {
            return Optional.of(ListenCode.SOURCE_QUOTA);
        }
        return delivery.about()
                .filter(about -> !table.admit(new AboutDomain(about.ascii()), quotas.domain(), now))
                .map(about -> ListenCode.DOMAIN_QUOTA);
    }

    private Optional<ListenCode> afterReading(Arrival arrival, Instant now) {
        boolean counted = arrival.delivery().about().isPresent();
        for (ReadReport report : arrival.reports()) {
            for (String domain : domains(report)) {
                if (!counted && !table.admit(new AboutDomain(domain), quotas.domain(), now)) {
                    return Optional.of(ListenCode.DOMAIN_QUOTA);
                }
                var key = new ReporterDay(arrival.reporter(report), domain, day(report));
                if (!table.admit(key, quotas.reporterDay(), now)) {
                    return Optional.of(ListenCode.REPORTER_QUOTA);
                }
            }
        }
        return Optional.empty();
    }

    private static Set<String> domains(ReadReport report) {
        var domains = new LinkedHashSet<String>();
        report.report().policies().stream()
                .limit(DOMAINS_LOOKED_AT)
                .forEach(policy -> policy.policyDomain().ifPresent(name -> domains.add(name.toLowerCase(Locale.ROOT))));
        return domains;
    }

    private static Optional<LocalDate> day(ReadReport report) {
        return report.report().start().map(start -> LocalDate.ofInstant(start, ZoneOffset.UTC));
    }

    /// A model of a report takes some times the octets of its text.
    private static long weight(Arrival arrival) {
        long weight = arrival.delivery().octets().length();
        for (ReadReport report : arrival.reports()) {
            weight += 4L * report.json().length();
        }
        return weight;
    }

    /// Takes nothing more and returns when everything that was begun has been answered.
    @Override
    public void close() {
        closing.set(true);
        begun.acquireUninterruptibly(Integer.MAX_VALUE);
        begun.release(Integer.MAX_VALUE);
        keeper.close();
    }

    /// Numbers for whoever watches.
    ///
    /// @param accepted deliveries that were kept
    /// @param inFlight deliveries that were begun and not answered yet
    /// @param waiting of those, the ones that wait for the store
    /// @param octets that are being received or read
    /// @param keys how many sources, domains and reporters the quotas tell apart now
    /// @param refused what was refused or cut since the start, by code
    public record Tallies(long accepted, long inFlight, int waiting, long octets, int keys, Map<String, Long> refused) {
        public Tallies {
            refused = Map.copyOf(refused);
        }
    }
}
