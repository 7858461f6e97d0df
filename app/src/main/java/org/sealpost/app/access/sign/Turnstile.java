package org.sealpost.app.access.sign;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Where a proof is asked for: nobody tries more often than they may, and who was refused is told.
record Turnstile(Tries tries, FailedTry.Listener failures, InstantSource clock) {
    /// What came of a try.
    sealed interface Passed<T> {
        record Proven<T>(T what) implements Passed<T> {}

        record Refused<T>(SignInResult why) implements Passed<T> {}
    }

    /// @param proof of what was guessed; empty when it is wrong
    <T> Passed<T> pass(Guess guess, FailedTry.Step step, Supplier<Optional<T>> proof) {
        Optional<Duration> wait = tries.take(guess);
        if (wait.isPresent()) {
            return refused(guess, FailedTry.Step.TOO_OFTEN, new SignInResult.Wait(wait.get()));
        }
        Optional<T> what = proof.get();
        if (what.isEmpty()) {
            return refused(guess, step, new SignInResult.Wrong());
        }
        tries.giveBack(guess);
        return new Passed.Proven<>(what.get());
    }

    private <T> Passed<T> refused(Guess guess, FailedTry.Step step, SignInResult why) {
        failures.accept(
                new FailedTry(clock.instant(), guess.shown(), guess.browser().address(), step));
        return new Passed.Refused<>(why);
    }
}
