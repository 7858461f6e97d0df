package org.sealpost.app.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.sealpost.app.store.PlanTurns;
import org.sealpost.app.store.PlanTurns.Turn;
import org.sealpost.app.store.StoreFault;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.apply.Applier;
import org.sealpost.publish.apply.Consent;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.plan.PlanId;

/// Goes on with the plans that are under way, each by one process at a time, however many share the store. What was
/// begun before a restart is gone on with after it.
public final class PlanRounds {
    /// Longer than all steps that can be made at once take.
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final Duration SOON = Duration.ofMinutes(1);
    private static final Duration PERSON = Duration.ofMinutes(10);
    private static final Duration STUCK = Duration.ofHours(1);
    private static final int AT_ONCE = 8;

    private final PlanTurns turns;
    private final Applier applier;
    private final InstantSource clock;
    private final BiConsumer<DomainName, PlanId> done;
    private final Consumer<String> problems;

    /// @param done hears of each plan all of whose steps were made
    /// @param problems hears in a sentence what went wrong by a fault of our own
    public PlanRounds(Office office, BiConsumer<DomainName, PlanId> done, Consumer<String> problems) {
        this.turns = office.journal().turns();
        this.applier = office.applier(Consent.NONE);
        this.clock = office.clock();
        this.done = done;
        this.problems = problems;
    }

    /// Goes on with all that are due.
    ///
    /// @return how many that were
    public int round() {
        List<Turn> due = turns.take(clock.instant(), LEASE, AT_ONCE);
        due.forEach(turn -> {
            var _ = goOn(turn, applier);
        });
        return due.size();
    }

    /// Goes on with this one now; empty while another process does, or when it is not under way.
    public Optional<Progress> goOn(PlanId plan) {
        return goOn(plan, applier);
    }

    /// @param with who asks for what the rounds do not
    Optional<Progress> goOn(PlanId plan, Applier with) {
        return turns.take(plan, clock.instant(), LEASE).flatMap(turn -> goOn(turn, with));
    }

    private Optional<Progress> goOn(Turn turn, Applier with) {
        try {
            Progress progress = with.resume(turn.domain());
            Instant now = clock.instant();
            var _ = turns.end(turn, progress, now, next(progress, now));
            if (progress instanceof Progress.Done) {
                done.accept(turn.domain(), turn.plan());
            }
            return Optional.of(progress);
        } catch (RuntimeException fault) {
            problems.accept("the plan of " + turn.domain() + " could not be gone on with: " + fault);
            giveBack(turn);
            return Optional.empty();
        }
    }

    private void giveBack(Turn turn) {
        // A thread that was told to stop cannot talk to a server before it has taken note of that.
        boolean interrupted = Thread.interrupted();
        try {
            turns.giveBack(turn, clock.instant().plus(SOON));
        } catch (StoreFault fault) {
            // The turn runs out by itself.
            problems.accept("the turns of plans cannot be kept: " + fault.getMessage());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// When it is of use to go on.
    private static Instant next(Progress progress, Instant now) {
        return switch (progress) {
            case Progress.Idle _, Progress.Done _, Progress.Refused _ -> now;
            case Progress.Waiting(var _, Instant until) -> until;
            case Progress.Owner _ -> now.plus(PERSON);
            case Progress.Held(var _, var _, Optional<Instant> earliest) ->
                earliest.filter(now::isBefore).orElse(now.plus(SOON));
            case Progress.Conflict _, Progress.Foreign _ -> now.plus(STUCK);
        };
    }
}
