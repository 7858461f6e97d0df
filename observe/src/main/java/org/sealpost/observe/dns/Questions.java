package org.sealpost.observe.dns;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.sealpost.observe.facts.DnsFault;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// Each question is sent once: whoever asks the same while it is under way or known shares the reply. Replies are
/// kept as they came, not validated, for as long as their TTL says.
final class Questions implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration FAILURE = Duration.ofSeconds(5);
    private static final int MANY = 20_000;

    private final Resolvers resolvers;
    private final InstantSource clock;
    private final ConcurrentHashMap<Key, Entry> known = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("dns-", 0).factory());

    Questions(Resolvers resolvers, InstantSource clock) {
        this.resolvers = resolvers;
        this.clock = clock;
    }

    /// The reply, asked for now unless it is under way or known. It never completes with an exception.
    CompletableFuture<Reply> ask(Name name, int type) {
        return ask(new Key(name, type, true));
    }

    /// The same from a resolver that is to validate by itself.
    CompletableFuture<Reply> askChecked(Name name, int type) {
        return ask(new Key(name, type, false));
    }

    /// Sends the question, unless it is under way or known, for somebody who will ask it soon.
    void begin(Name name, int type) {
        var _ = ask(name, type);
    }

    /// The reply to a question that was asked a short while ago, if it came.
    Optional<Reply> known(Name name, int type) {
        Entry entry = known.get(new Key(name, type, true));
        return entry != null && entry.reply().isDone()
                ? Optional.of(entry.reply().join())
                : Optional.empty();
    }

    private CompletableFuture<Reply> ask(Key key) {
        Instant now = clock.instant();
        Entry entry =
                known.compute(key, (same, old) -> old != null && old.freshAt(now) ? old : new Entry(send(same), now));
        if (known.size() > MANY) {
            known.values().removeIf(each -> !each.freshAt(now));
            if (known.size() > MANY / 2) {
                known.values().removeIf(each -> each.reply().isDone());
            }
        }
        return entry.reply();
    }

    private CompletableFuture<Reply> send(Key key) {
        try {
            return CompletableFuture.supplyAsync(
                            () -> resolvers.ask(key.name(), key.type(), key.checkingDisabled()), threads)
                    .exceptionally(bug -> new Reply.Missing(DnsFault.MALFORMED, "unreadable: " + bug.getMessage()));
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(new Reply.Missing(DnsFault.NO_RESOLVER, "closed"));
        }
    }

    private static Duration lifetime(Reply reply) {
        if (!(reply instanceof Reply.Came(Message message)) || !reply.isAnswer()) {
            return FAILURE;
        }
        long ttl = IntStream.of(Section.ANSWER, Section.AUTHORITY)
                .mapToObj(message::getSection)
                .flatMap(records -> records.stream())
                .flatMapToLong(Questions::ttls)
                .min()
                .orElse(FAILURE.toSeconds());
        return ttl > LONGEST.toSeconds() ? LONGEST : Duration.ofSeconds(Math.max(1, ttl));
    }

    private static LongStream ttls(Record record) {
        return record instanceof SOARecord soa
                ? LongStream.of(soa.getTTL(), soa.getMinimum())
                : LongStream.of(record.getType() == Type.OPT ? LONGEST.toSeconds() : record.getTTL());
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private record Key(Name name, int type, boolean checkingDisabled) {}

    private record Entry(CompletableFuture<Reply> reply, Instant askedAt) {
        boolean freshAt(Instant now) {
            return !reply.isDone() || now.isBefore(askedAt.plus(lifetime(reply.join())));
        }
    }
}
