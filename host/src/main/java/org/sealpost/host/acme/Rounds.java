package org.sealpost.host.acme;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingDeque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.sealpost.host.certificate.CertificateStore;
import org.sealpost.host.certificate.CertificateStore.Stored;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.LedgerEntry;
import org.sealpost.host.certificate.Phase;
import org.sealpost.host.certificate.SealBroken;

/// Does what is due: [#run] takes every name whose time has come as far as it goes now, and says when to come again.
/// Nothing here waits for a time to come. One round at a time in a process; several processes may share a store.
public final class Rounds implements AutoCloseable {
    /// For so long nobody else takes up a name that somebody works on; longer than any step can take.
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LEDGER_LIFE = Duration.ofDays(8);
    private static final Duration BROKEN_AGAIN = Duration.ofHours(1);
    private static final int BATCH = 200;
    private static final int PER_TENANT = 40;
    private static final int STEPS = 20;
    private static final int TRIES = 10;

    private final CertificateStore store;
    private final Authorities authorities;
    private final Accounts accounts;
    private final Pacing pacing;
    private final Course course;
    private final InstantSource clock;
    private final Runnable changed;
    private final ExecutorService threads;
    private final BlockingDeque<Conversations> idle = new LinkedBlockingDeque<>();

    /// What a round is made of.
    ///
    /// @param authorities the preferred one first
    /// @param changed is told after each change that edges must know of, and is done when they do
    public record Parts(
            CertificateStore store,
            KeySeal seal,
            List<CertificateAuthority> authorities,
            Preflight preflight,
            ChallengeRecords records,
            Runnable changed) {}

    public Rounds(Parts parts, RoundSettings settings, InstantSource clock, RandomGenerator random) {
        this.store = parts.store();
        this.clock = clock;
        this.changed = parts.changed();
        // Threads of the platform, few of them: HTTP and SQL hold the carriers of virtual ones.
        this.threads = Executors.newFixedThreadPool(settings.workers());
        this.authorities = new Authorities(parts.authorities());
        this.accounts = new Accounts(store, parts.seal(), clock);
        this.pacing = new Pacing(store);
        var failing = new Failing(accounts, parts.records(), random);
        var renewals = new RenewalChoice(random);
        this.course = new Course(
                new Resting(authorities, accounts, pacing, parts.preflight(), renewals, random),
                new Placing(authorities, accounts, pacing, parts.seal(), failing),
                new Ordered(
                        authorities,
                        accounts,
                        pacing,
                        parts.seal(),
                        new Proving(parts.records(), settings.spreading(), failing),
                        failing,
                        renewals));
    }

    /// Takes up at once what a process left behind that had the store for itself and has ended. With several
    /// processes what one leaves behind is taken up by the others in time.
    public void recover() {
        Instant now = clock.instant();
        Instant horizon = now.plus(LEASE).plusSeconds(1);
        Stream.concat(
                        store.dueOrders(horizon, Integer.MAX_VALUE).stream(),
                        store.dueNames(horizon, Integer.MAX_VALUE, Integer.MAX_VALUE).stream())
                .filter(each -> each.name().due().isAfter(now))
                .forEach(each -> store.replace(each, each.name().due(now)));
    }

    /// @return when there is more to do, at the latest
    public Instant run() {
        Instant now = clock.instant();
        List<Stored> due = new ArrayList<>(store.dueOrders(now, BATCH));
        Optional<Instant> room = addNames(due, now);
        work(due);
        store.forgetNotes(now.minus(LEDGER_LIFE));
        if (due.size() >= PER_TENANT) {
            // There may be more behind those that were taken.
            return clock.instant();
        }
        Instant latest = clock.instant().plus(LONGEST_PAUSE);
        return Stream.of(room, store.nextDue(now), Optional.of(latest))
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder())
                .orElse(latest);
    }

    /// @return when there is room for those that were left out; empty when none was
    private Optional<Instant> addNames(List<Stored> due, Instant now) {
        List<Stored> names = store.dueNames(now, PER_TENANT, BATCH);
        Optional<Instant> room = Optional.empty();
        for (Stored each : fairly(names, now)) {
            Optional<Instant> wait = wait(each.name(), now);
            if (wait.isEmpty()) {
                due.add(each);
            } else {
                room = room.filter(known -> known.isBefore(wait.get())).or(() -> wait);
            }
        }
        return room;
    }

    /// Names that wait for their first certificate stay as they are while no authority has room for anybody: their
    /// turn is found by fairness, not by who comes first when there is room.
    private Optional<Instant> wait(CertifiedName name, Instant now) {
        if (name.holding().current().isPresent()) {
            return Optional.empty();
        }
        CertificateAuthority first = authorities.inOrder(name).getFirst();
        return accounts.closedUntil(first).isPresent() ? Optional.empty() : pacing.accountFull(first, now);
    }

    /// Those that hold a certificate first; then of each tenant one after another, and first of those for whom least
    /// was ordered lately.
    private List<Stored> fairly(List<Stored> names, Instant now) {
        List<Stored> inOrder = new ArrayList<>();
        Map<String, Deque<Stored>> byTenant = new TreeMap<>();
        for (Stored each : names) {
            if (each.name().holding().current().isPresent()) {
                inOrder.add(each);
            } else {
                byTenant.computeIfAbsent(each.name().subject().tenant(), _ -> new ArrayDeque<>())
                        .add(each);
            }
        }
        Map<String, Integer> lately = new TreeMap<>();
        byTenant.keySet().forEach(tenant -> lately.put(tenant, ordered(tenant, now)));
        List<Map.Entry<String, Deque<Stored>>> tenants = new ArrayList<>(byTenant.entrySet());
        tenants.sort(Comparator.comparing(each -> lately.getOrDefault(each.getKey(), 0)));
        while (tenants.stream().anyMatch(each -> !each.getValue().isEmpty())) {
            for (Map.Entry<String, Deque<Stored>> each : tenants) {
                Optional.ofNullable(each.getValue().poll()).ifPresent(inOrder::add);
            }
        }
        return inOrder;
    }

    private int ordered(String tenant, Instant now) {
        return store.noted(
                        LedgerEntry.Kind.ORDER,
                        authorities.all().getFirst().name(),
                        new LedgerEntry.Scope.Tenant(tenant),
                        now.minus(Duration.ofHours(3)))
                .size();
    }

    private void work(List<Stored> due) {
        List<Future<?>> running = new ArrayList<>();
        due.forEach(each -> running.add(threads.submit(() -> visit(each))));
        Optional<ExecutionException> first = Optional.empty();
        for (Future<?> each : running) {
            try {
                each.get();
            } catch (ExecutionException broken) {
                first = first.or(() -> Optional.of(broken));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        first.ifPresent(broken -> {
            throw new IllegalStateException("a name could not be worked on", broken.getCause());
        });
    }

    private void visit(Stored stored) {
        Conversations conversations = Optional.ofNullable(idle.poll()).orElseGet(Conversations::new);
        try {
            Optional<Stored> held =
                    store.replace(stored, stored.name().due(clock.instant().plus(LEASE)));
            for (int i = 0; held.isPresent() && i < STEPS; i++) {
                held = step(held.get(), conversations, i == STEPS - 1);
            }
        } finally {
            idle.push(conversations);
        }
    }

    /// @return what is stored when there is more to do; empty when there is not, or somebody else took the name up
    private Optional<Stored> step(Stored stored, Conversations conversations, boolean last) {
        CertifiedName name = stored.name();
        Instant now = clock.instant();
        Turn turn = turn(name, conversations, now);
        CertifiedName next = turn.more() ? turn.next().due(last ? now : now.plus(LEASE)) : turn.next();
        Optional<Stored> saved = save(stored, next);
        if (saved.isPresent()
                && (!next.holding().equals(name.holding()) || !shown(next).equals(shown(name)))) {
            changed.run();
        }
        return turn.more() ? saved : Optional.empty();
    }

    /// A key that does not open is in the way of its name alone.
    private Turn turn(CertifiedName name, Conversations conversations, Instant now) {
        try {
            return course.step(name, conversations, now);
        } catch (SealBroken broken) {
            String why = String.valueOf(broken.getMessage());
            return Turn.until(name.with(name.setbacks().hindered(now, why)), now.plus(BROKEN_AGAIN));
        }
    }

    /// Others may say something about the name meanwhile, such as that its certificate was seen at work; only what
    /// concerns the order itself stops us.
    private Optional<Stored> save(Stored stored, CertifiedName next) {
        Stored known = stored;
        for (int i = 0; i < TRIES; i++) {
            boolean held = next.holding().equals(stored.name().holding());
            CertifiedName merged =
                    next.with(known.name().subject()).with(held ? known.name().holding() : next.holding());
            Optional<Stored> saved = store.replace(known, merged);
            if (saved.isPresent()) {
                return saved;
            }
            Optional<Stored> meanwhile = store.of(next.name());
            if (meanwhile.isEmpty()
                    || !meanwhile.get().name().phase().equals(stored.name().phase())) {
                return Optional.empty();
            }
            known = meanwhile.get();
        }
        return Optional.empty();
    }

    private static Optional<?> shown(CertifiedName name) {
        return name.phase() instanceof Phase.Ordered(var order) ? order.challenge() : Optional.empty();
    }

    @Override
    public void close() {
        threads.close();
        idle.forEach(Conversations::close);
        idle.clear();
    }
}
