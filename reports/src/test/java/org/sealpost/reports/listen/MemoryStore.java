package org.sealpost.reports.listen;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Arrival;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.decision.Counted;
import org.sealpost.reports.row.Daily;
import org.sealpost.reports.store.Applied;
import org.sealpost.reports.store.Cause;
import org.sealpost.reports.store.DomainTotal;
import org.sealpost.reports.store.Heard;
import org.sealpost.reports.store.Kept;
import org.sealpost.reports.store.Pruned;
import org.sealpost.reports.store.Refusals;
import org.sealpost.reports.store.ReportStore;
import org.sealpost.reports.store.Retention;
import org.sealpost.reports.store.Selection;
import org.sealpost.reports.store.StoredReport;
import org.sealpost.reports.store.Voices;

/// A store that keeps digests in memory, and that can be told to fail or to wait.
public final class MemoryStore implements ReportStore {
    private final Set<String> digests = new HashSet<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<Integer> batches = new ArrayList<>();
    private final boolean remember;
    private Predicate<Arrival> failing = arrival -> false;
    private boolean countFails;
    private CountDownLatch gate = new CountDownLatch(0);

    public MemoryStore() {
        this(true);
    }

    /// @param remember whether whole arrivals are kept, or digests alone
    MemoryStore(boolean remember) {
        this.remember = remember;
    }

    synchronized void failOn(Predicate<Arrival> which) {
        failing = which;
    }

    synchronized void countFails(boolean fails) {
        countFails = fails;
    }

    /// Nothing is kept until the latch is open.
    synchronized void waitFor(CountDownLatch latch) {
        gate = latch;
    }

    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    synchronized int size() {
        return digests.size();
    }

    synchronized List<Integer> batches() {
        return List.copyOf(batches);
    }

    synchronized Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    @Override
    public List<Kept> keep(List<Arrival> given) {
        CountDownLatch wait;
        synchronized (this) {
            wait = gate;
        }
        try {
            wait.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        synchronized (this) {
            if (given.stream().anyMatch(failing)) {
                throw new IllegalStateException("disk full");
            }
            batches.add(given.size());
            var kept = new ArrayList<Kept>();
            for (Arrival each : given) {
                boolean fresh = digests.add(each.delivery().digest());
                if (fresh && remember) {
                    arrivals.add(each);
                }
                kept.add(fresh ? Kept.NEW : Kept.SAME_OCTETS);
            }
            return kept;
        }
    }

    @Override
    public synchronized void count(List<Refusals> refusals) {
        if (countFails) {
            throw new IllegalStateException("disk full");
        }
        refusals.forEach(each -> counts.merge(each.way() + " " + each.code(), each.count(), Long::sum));
    }

    @Override
    public synchronized Set<String> known(Collection<String> asked) {
        var known = new HashSet<>(digests);
        known.retainAll(asked);
        return known;
    }

    @Override
    public List<Refusals> refusals(LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Heard rows(DomainName domain, LocalDate from, LocalDate to, Set<DomainName> counting) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Applied> applied(DomainName domain, LocalDate from, LocalDate to, Voices voices) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Daily> daily(Optional<DomainName> domain, LocalDate from, LocalDate to, Voices voices) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<DomainTotal> domains(LocalDate from, LocalDate to) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Cause> causes(Optional<DomainName> domain, LocalDate from, LocalDate to, Voices voices, int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void each(Selection selection, Consumer<StoredReport> reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<StoredReport> report(String idPrefix) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Octets> octets(String digest) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<String> unknownSenders(int most) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void settle(String digest, Authenticity authenticity) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Counted> counted(DomainName domain) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void saveCounted(List<Counted> counted) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Pruned prune(Retention retention, Instant now) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        // Memory goes by itself.
    }
}
