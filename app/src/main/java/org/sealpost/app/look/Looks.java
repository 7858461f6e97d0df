package org.sealpost.app.look;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.Checker;
import org.sealpost.app.store.CheckStore;
import org.sealpost.app.store.StoreFault;
import org.sealpost.check.Judge;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.name.DomainName;

/// The checks that visitors ask for: a few at once, those of one domain together, and what they saw kept for a while.
public final class Looks implements AutoCloseable {
    /// How long a result can be come back to.
    public static final Duration KEPT = Duration.ofDays(30);

    /// Who asks for a domain again so soon gets what was just seen.
    public static final Duration FRESH = Duration.ofSeconds(30);

    /// How long what was seen is at hand.
    public static final Duration AT_HAND = Duration.ofMinutes(15);

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 16;
    private static final int UNDER_WAY = 200;
    private static final int DONE = 1_000;
    private static final int ID_LENGTH = 12;
    private static final String LETTERS = "23456789abcdefghjkmnpqrstvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Eyes eyes;
    private final CheckStore store;
    private final InstantSource clock;
    private final BiConsumer<Look, RuntimeException> faults;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("check-", 0).factory());
    private final Map<String, Look> byId = new LinkedHashMap<>();
    private final Map<DomainName, Look> byDomain = new HashMap<>();
    private long count;

    /// @param faults hears what went wrong here, and not at the domain
    public Looks(Eyes eyes, CheckStore store, InstantSource clock, BiConsumer<Look, RuntimeException> faults) {
        this.eyes = eyes;
        this.store = store;
        this.clock = clock;
        this.faults = faults;
    }

    /// Begins a check, or joins the one that goes on.
    ///
    /// @param fresh how old what was seen may be, at most [#AT_HAND]
    /// @return empty when there are too many at once
    public synchronized Optional<Look> begin(DomainName domain, Duration fresh) {
        Instant now = clock.instant();
        forgetBefore(now.minus(AT_HAND));
        Optional<Look> going = recent(domain, fresh);
        if (going.isPresent()) {
            return going;
        }
        if (underWay() >= UNDER_WAY) {
            return Optional.empty();
        }
        makeRoom();
        var look = new Look(id(), domain, now);
        count++;
        byId.put(look.id(), look);
        byDomain.put(domain, look);
        threads.execute(() -> run(look));
        return Optional.of(look);
    }

    /// One of the domain that goes on, or whose result is no older than this.
    public synchronized Optional<Look> recent(DomainName domain, Duration fresh) {
        Instant oldest = clock.instant().minus(fresh);
        return Optional.ofNullable(byDomain.get(domain))
                .filter(look -> !look.failed()
                        && (look.result().isEmpty() || !look.begun().isBefore(oldest)));
    }

    /// One that goes on or is just done.
    public synchronized Optional<Look> going(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// One that is kept, judged as we judge today.
    public Optional<Checked> kept(String id) {
        if (id.length() != ID_LENGTH) {
            return Optional.empty();
        }
        return store.find(id).map(facts -> new Checked(Judge.judge(facts), facts, List.of()));
    }

    /// How many go on or wait.
    public synchronized long underWay() {
        return byId.values().stream().filter(look -> !over(look)).count();
    }

    /// How many there were since the start.
    public synchronized long begun() {
        return count;
    }

    /// Whether the store answers.
    public boolean keeps() {
        try {
            store.find("");
            return true;
        } catch (StoreFault fault) {
            return false;
        }
    }

    /// Drops what nobody can come back to any more.
    ///
    /// @param kept for how long one can, usually [#KEPT]
    public void prune(Duration kept) {
        store.prune(clock.instant().minus(kept));
    }

    private void run(Look look) {
        room.acquireUninterruptibly();
        if (threads.isShutdown()) {
            room.release();
            look.broke();
            return;
        }
        try (Checker checker = eyes.open(look)) {
            Checked checked = checker.check(look.domain());
            keep(look, checked.facts());
            look.done(checked);
        } catch (RuntimeException fault) {
            look.broke();
            faults.accept(look, fault);
        } finally {
            room.release();
        }
    }

    /// Whoever watches gets the result all the same.
    private void keep(Look look, DomainFacts facts) {
        try {
            store.keep(look.id(), facts);
        } catch (StoreFault cannotBeKept) {
            faults.accept(look, cannotBeKept);
        }
    }

    private void forgetBefore(Instant at) {
        byId.values().removeIf(look -> over(look) && look.begun().isBefore(at));
        byDomain.values().removeIf(look -> over(look) && look.begun().isBefore(at));
    }

    /// The oldest that are done leave first; what they saw is in the store.
    private void makeRoom() {
        List<Look> done = byId.values().stream().filter(Looks::over).toList();
        for (Look look : done.subList(0, Math.max(0, done.size() - DONE + 1))) {
            byId.remove(look.id());
            byDomain.remove(look.domain(), look);
        }
    }

    private static boolean over(Look look) {
        return look.result().isPresent() || look.failed();
    }

    private static String id() {
        var id = new StringBuilder(ID_LENGTH);
        for (int i = 0; i < ID_LENGTH; i++) {
            id.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return id.toString();
    }

    /// What goes on is broken off, and nothing is kept any more once this is over.
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            var _ = threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
