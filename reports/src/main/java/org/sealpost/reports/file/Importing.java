package org.sealpost.reports.file;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.listen.Inbox;
import org.sealpost.reports.store.Kept;
import org.sealpost.reports.store.ReportStore;

/// Hands a pile to an inbox, many items at once. What is in the store already is passed over before it is read, so an
/// import that was interrupted goes on where it was when it is started again.
public final class Importing {
    /// The code of what is larger than anything that is taken.
    public static final String TOO_LARGE = "intake.mail-too-large";

    private static final int CHUNK = 500;
    private static final long CHUNK_OCTETS = 16 << 20;
    private static final int AT_ONCE = 64;

    /// Of items on their way; a larger one goes alone.
    static final int OCTETS_AT_ONCE = 16 << 20;

    /// How often an item is brought again that the inbox has no room for. Each time it has waited there for its turn.
    static final int TRIES = 30;

    private final Inbox inbox;
    private final ReportStore store;
    private final Runnable finishedOne;
    private final Map<Kept, Long> kept = new EnumMap<>(Kept.class);
    private final Map<String, Long> refused = new TreeMap<>();
    private final List<Item.Unreadable> problems = new ArrayList<>();
    private long items;
    private long unreadable;

    /// @param finishedOne called when an item is done, from several threads
    public Importing(Inbox inbox, ReportStore store, Runnable finishedOne) {
        this.inbox = inbox;
        this.store = store;
        this.finishedOne = finishedOne;
    }

    /// Goes through the whole pile.
    ///
    /// @throws Interrupted when the store does not take what was read
    public Imported run(Pile pile) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var chunk = new Chunk(threads);
            pile.each(chunk::add);
            chunk.flush();
            chunk.waitForAll();
        }
        synchronized (this) {
            return new Imported(items, kept, refused, problems, unreadable);
        }
    }

    /// The store does not take anything any more; what was kept is kept.
    public static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Interrupted(String problem) {
            super(problem);
        }
    }

    private synchronized void finished(Item item) {
        items++;
        switch (item) {
            case Item.Read _ -> {
                // What became of it is told apart.
            }
            case Item.TooLarge _ -> refused.merge(TOO_LARGE, 1L, Long::sum);
            case Item.Unreadable each -> {
                unreadable++;
                if (problems.size() < Imported.MOST_PROBLEMS) {
                    problems.add(each);
                }
            }
        }
        finishedOne.run();
    }

    private synchronized void finished(Kept what) {
        items++;
        kept.merge(what, 1L, Long::sum);
        finishedOne.run();
    }

    private synchronized void finished(String code) {
        items++;
        refused.merge(code, 1L, Long::sum);
        finishedOne.run();
    }

    /// The next items, and those of the chunks before that are still on their way.
    private final class Chunk {
        private final ExecutorService threads;
        private final Semaphore places = new Semaphore(AT_ONCE);
        private final Semaphore room = new Semaphore(OCTETS_AT_ONCE);
        private final List<Delivery> waiting = new ArrayList<>();
        private long octets;
        private volatile String broken = "";

        Chunk(ExecutorService threads) {
            this.threads = threads;
        }

        void add(Item item) {
            if (!(item instanceof Item.Read(Delivery delivery))) {
                finished(item);
                return;
            }
            waiting.add(delivery);
            octets += delivery.octets().length();
            if (waiting.size() >= CHUNK || octets >= CHUNK_OCTETS) {
                flush();
            }
        }

        void flush() {
            Set<String> known =
                    store.known(waiting.stream().map(Delivery::digest).collect(Collectors.toSet()));
            for (Delivery delivery : waiting) {
                if (known.contains(delivery.digest())) {
                    finished(Kept.SAME_OCTETS);
                } else {
                    start(delivery);
                }
            }
            waiting.clear();
            octets = 0;
        }

        private void start(Delivery delivery) {
            int weight = Math.min(delivery.octets().length(), OCTETS_AT_ONCE);
            places.acquireUninterruptibly();
            room.acquireUninterruptibly(weight);
            if (!broken.isEmpty()) {
                throw new Interrupted(broken);
            }
            threads.execute(() -> {
                try {
                    take(delivery);
                } catch (RuntimeException fault) {
                    // A fault of ours ends the import, so that nothing is passed over unseen.
                    broken = "internal error " + fault;
                } finally {
                    room.release(weight);
                    places.release();
                }
            });
        }

        private void take(Delivery delivery) {
            switch (patiently(delivery)) {
                case Inbox.Receipt.Taken(Kept what) -> finished(what);
                case Inbox.Receipt.Refused(String code) -> finished(code);
                case Inbox.Receipt.Later(String code) -> broken = "too much at once (" + code + ")";
                case Inbox.Receipt.Broken(String problem) -> broken = problem;
            }
        }

        /// Nobody else waits for the one who imports, so too much at once is no reason to end.
        private Inbox.Receipt patiently(Delivery delivery) {
            Inbox.Receipt receipt = inbox.take(delivery);
            for (int tries = 1; receipt instanceof Inbox.Receipt.Later && tries < TRIES; tries++) {
                receipt = inbox.take(delivery);
            }
            return receipt;
        }

        void waitForAll() {
            places.acquireUninterruptibly(AT_ONCE);
            if (!broken.isEmpty()) {
                throw new Interrupted(broken);
            }
        }
    }
}
