package org.sealpost.app.access.oidc;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// Something that the service says of itself, and how it was last got. One request fetches it while those that need
/// it too wait for that one; nobody waits who can do with what is known. A failure is remembered for some seconds,
/// so that a service that is down is not asked by everybody who comes.
final class Fetched<T> {
    private static final Duration FAILED_FOR = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private Optional<Known<T>> known = Optional.empty();
    private Optional<Failure> failure = Optional.empty();
    private Optional<CompletableFuture<T>> coming = Optional.empty();

    /// @param patience of those who wait for another's fetch
    Fetched(InstantSource clock, Duration patience) {
        this.clock = clock;
        this.patience = patience;
    }

    record Known<T>(T value, Instant at) {
        boolean within(Duration time, Instant now) {
            return now.isBefore(at.plus(time));
        }
    }

    private record Failure(String why, Instant at) {}

    /// Asks the service.
    interface Source<T> {
        T fetch() throws Provider.Unusable;
    }

    /// @param enough whether what is known will do
    T value(Predicate<Known<T>> enough, Source<T> source) throws Provider.Unusable {
        CompletableFuture<T> mine = new CompletableFuture<>();
        Optional<CompletableFuture<T>> others;
        lock.lock();
        try {
            Optional<Known<T>> good = known.filter(enough);
            if (good.isPresent()) {
                return good.get().value();
            }
            Instant now = clock.instant();
            Optional<Failure> fresh =
                    failure.filter(each -> now.isBefore(each.at().plus(FAILED_FOR)));
            if (fresh.isPresent()) {
                throw new Provider.Unusable(fresh.get().why());
            }
            others = coming;
            coming = others.or(() -> Optional.of(mine));
        } finally {
            lock.unlock();
        }
        return others.isPresent() ? awaited(others.get()) : fetched(mine, source);
    }

    private T fetched(CompletableFuture<T> mine, Source<T> source) throws Provider.Unusable {
        Optional<T> value = Optional.empty();
        String why = "it cannot be asked";
        try {
            value = Optional.of(source.fetch());
            return value.get();
        } catch (Provider.Unusable unusable) {
            why = String.valueOf(unusable.getMessage());
            throw unusable;
        } finally {
            end(mine, value, new Failure(why, clock.instant()));
        }
    }

    private void end(CompletableFuture<T> mine, Optional<T> value, Failure otherwise) {
        lock.lock();
        try {
            coming = Optional.empty();
            failure = value.isPresent() ? Optional.empty() : Optional.of(otherwise);
            known = value.map(each -> new Known<>(each, otherwise.at())).or(() -> known);
        } finally {
            lock.unlock();
        }
        value.ifPresentOrElse(mine::complete, () -> mine.completeExceptionally(new Provider.Unusable(otherwise.why())));
    }

    private T awaited(CompletableFuture<T> others) throws Provider.Unusable {
        try {
            return others.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Provider.Unusable unusable
                    ? unusable
                    : new Provider.Unusable("it cannot be asked");
        } catch (TimeoutException tooSlow) {
            throw new Provider.Unusable("it does not answer in time");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Provider.Unusable("there was no time to ask it");
        }
    }
}
