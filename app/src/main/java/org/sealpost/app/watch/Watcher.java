package org.sealpost.app.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.sealpost.app.check.Checked;
import org.sealpost.app.store.FleetLooks.Claim;
import org.sealpost.app.store.FleetLooks.Known;
import org.sealpost.app.store.FleetLooks.Result;
import org.sealpost.app.store.FleetStore;
import org.sealpost.app.store.StoreFault;
import org.sealpost.check.Reading;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.Life;
import org.sealpost.fleet.watch.alert.Steadiness;
import org.sealpost.fleet.watch.look.ChangeSource;
import org.sealpost.fleet.watch.look.DriftSource;
import org.sealpost.fleet.watch.look.DriftSource.Drifted;
import org.sealpost.fleet.watch.look.FindingSource;
import org.sealpost.fleet.watch.look.Look;
import org.sealpost.fleet.watch.look.Memory;
import org.sealpost.fleet.watch.look.Source;
import org.sealpost.fleet.watch.look.TextSource;
import org.sealpost.fleet.watch.look.UnseenSource;
import org.sealpost.fleet.watch.look.Wording;
import org.sealpost.fleet.watch.schedule.Pace;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.protocol.mtasts.Mode;

/// Carries out the looks that are due: takes them from the store, looks, judges, and keeps what came of it. Several
/// may share one store.
public final class Watcher {
    /// Longer than any look takes.
    static final Duration LEASE = Duration.ofMinutes(10);

    /// After a look that came to nothing by a fault of our own.
    private static final Duration AFTER_A_FAULT = Duration.ofMinutes(5);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final FleetStore store;
    private final Parts parts;
    private final InstantSource clock;
    private final Semaphore places;
    private final int parallel;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final AtomicReference<Optional<Pace>> pace = new AtomicReference<>(Optional.empty());

    /// @param parallel how many looks are carried out at once
    public Watcher(FleetStore store, Parts parts, InstantSource clock, int parallel) {
        this.store = store;
        this.parts = parts;
        this.clock = clock;
        this.parallel = parallel;
        this.places = new Semaphore(parallel);
    }

    /// What a watcher works with.
    ///
    /// @param kept hears of every look, to keep it in the history
    /// @param problems hears in a sentence what went wrong by a fault of our own
    public record Parts(
            Looker looker,
            Drifting drifting,
            Wording wording,
            Schedule schedule,
            Steadiness steadiness,
            Consumer<Checked> kept,
            Consumer<String> problems) {}

    /// Begins looks that are due, as many as there is room for.
    ///
    /// @param threads carry them out
    /// @return how many were begun
    public int round(Executor threads) {
        int room = places.drainPermits();
        List<Claim> claims = List.of();
        try {
            Instant now = clock.instant();
            Pace current = paceAt(now);
            claims = store.looks().take(now, LEASE, current.allowed(room, now));
            pace.set(Optional.of(current.after(claims.size(), now)));
        } finally {
            places.release(room - claims.size());
        }
        for (Claim claim : claims) {
            threads.execute(() -> {
                try {
                    look(claim);
                } finally {
                    places.release();
                }
            });
        }
        return claims.size();
    }

    private Pace paceAt(Instant now) {
        long looks = store.domains().looksADay();
        return pace.get().map(before -> before.adjusted(looks, now)).orElseGet(() -> Pace.of(looks, now));
    }

    /// How long nothing is to be done.
    public Duration pause() {
        Instant now = clock.instant();
        if (places.availablePermits() == 0) {
            return Duration.ofMillis(100);
        }
        Instant due = store.looks().nextDue().orElse(now.plus(LONGEST_PAUSE));
        Instant allowed = pace.get().map(each -> each.next(now)).orElse(now);
        Duration pause = Duration.between(now, due.isAfter(allowed) ? due : allowed);
        if (pause.compareTo(LONGEST_PAUSE) > 0) {
            return LONGEST_PAUSE;
        }
        return pause.isNegative() ? Duration.ZERO : pause;
    }

    /// Whether a look is under way.
    public boolean isLooking() {
        return places.availablePermits() < parallel;
    }

    private void look(Claim claim) {
        WatchedDomain watched = claim.watched();
        Checked checked;
        try {
            checked = parts.looker().look(watched, claim.kind());
            Optional<Drifted> drifted = parts.drifting().drift(watched, claim.kind());
            if (stopped.get()) {
                // What was broken off tells nothing of the domain.
                giveBack(claim, claim.due());
                return;
            }
            if (store.looks()
                    .settle(claim, clock.instant(), known -> result(claim, known, checked, drifted))
                    .isEmpty()) {
                return;
            }
        } catch (RuntimeException fault) {
            parts.problems().accept(watched.domain() + " could not be looked at: " + fault);
            giveBack(claim, clock.instant().plus(AFTER_A_FAULT));
            return;
        }
        try {
            parts.kept().accept(checked);
        } catch (RuntimeException fault) {
            parts.problems().accept("the history of " + watched.domain() + " cannot be kept: " + fault.getMessage());
        }
    }

    /// From now on what looks see has no effect: they are about to be broken off.
    public void stop() {
        stopped.set(true);
    }

    private void giveBack(Claim claim, Instant due) {
        // A thread that was told to stop cannot talk to a server before it has taken note of that.
        boolean interrupted = Thread.interrupted();
        try {
            store.looks().giveBack(claim, due);
        } catch (StoreFault fault) {
            // The claim runs out by itself.
            parts.problems().accept("the fleet cannot be kept: " + fault.getMessage());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Result result(Claim claim, Known known, Checked checked, Optional<Drifted> drifted) {
        Optional<Mode> mode = Reading.of(checked.facts()).mode();
        Memory memory = known.memory().after(checked.facts(), checked.verdict(), mode);
        Life.Progress progress = Life.after(
                look(known.watched(), checked, drifted, memory, parts.wording()), known.live(), parts.steadiness());
        Instant next = parts.schedule()
                .next(
                        claim.watched().domain(),
                        claim.kind(),
                        known.watched().intervals(),
                        clock.instant(),
                        progress.undecided());
        return new Result(memory, progress, next);
    }

    private static Look look(
            WatchedDomain watched, Checked checked, Optional<Drifted> drifted, Memory memory, Wording wording) {
        var findings = new FindingSource(checked.facts(), checked.verdict(), memory.mode(), wording);
        var sources = new ArrayList<Source>();
        sources.add(findings);
        drifted.ifPresent(each -> sources.add(new DriftSource(each, findings)));
        sources.add(new TextSource(watched, checked.facts(), wording));
        sources.add(ChangeSource.UNTOLD);
        sources.add(new UnseenSource(watched, checked.facts(), memory, wording));
        return new Look(watched.domain(), checked.facts().observedAt(), sources);
    }
}
