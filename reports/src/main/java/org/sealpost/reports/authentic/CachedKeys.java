package org.sealpost.reports.authentic;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.sealpost.protocol.name.DomainName;

/// Keeps the answers of another for some time. Whoever asks for a name while another asks waits for that answer.
public final class CachedKeys implements DkimKeys {
    private final DkimKeys keys;
    private final Duration time;
    private final Duration brief;
    private final InstantSource clock;
    /// Guarded by itself.
    private final Map<DomainName, Kept> kept;

    private final Map<DomainName, CompletableFuture<Answer>> asked = new ConcurrentHashMap<>();

    private record Kept(Answer answer, Instant until) {}

    /// @param most how many answers are kept; those longest not asked for go first
    /// @param time how long a key is kept
    /// @param brief how long it is kept that there is none, or that nobody could say
    public CachedKeys(DkimKeys keys, int most, Duration time, Duration brief, InstantSource clock) {
        this.keys = keys;
        this.time = time;
        this.brief = brief;
        this.clock = clock;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<DomainName, Kept> eldest) {
                return size() > most;
            }
        };
    }

    @Override
    public Answer lookup(DomainName name) {
        return kept(name).orElseGet(() -> {
            var mine = new CompletableFuture<Answer>();
            CompletableFuture<Answer> theirs = asked.putIfAbsent(name, mine);
            return theirs == null ? ask(name, mine) : theirs.join();
        });
    }

    private Optional<Answer> kept(DomainName name) {
        synchronized (kept) {
            Kept one = kept.get(name);
            return one != null && clock.instant().isBefore(one.until()) ? Optional.of(one.answer()) : Optional.empty();
        }
    }

    private Answer ask(DomainName name, CompletableFuture<Answer> answer) {
        try {
            // Another may have asked and gone between our look and our asking.
            Answer found = kept(name).orElseGet(() -> fresh(name));
            answer.complete(found);
            return found;
        } catch (RuntimeException defect) {
            answer.completeExceptionally(defect);
            throw defect;
        } finally {
            asked.remove(name);
        }
    }

    private Answer fresh(DomainName name) {
        Answer answer = keys.lookup(name);
        Duration howLong = answer instanceof Answer.Found ? time : brief;
        synchronized (kept) {
            kept.put(name, new Kept(answer, clock.instant().plus(howLong)));
        }
        return answer;
    }
}
