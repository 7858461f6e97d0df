package org.sealpost.observe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sealpost.observe.facts.NameServerFacts;
import org.sealpost.observe.facts.NameServerFacts.ResolverFacts;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.facts.ServerAnswer;

/// Many questions to many servers under way, and what came of them so far.
final class Asking {
    private final ExecutorService threads;
    // One party for each task, and one for whoever waits.
    private final Phaser running = new Phaser(1);
    private final Queue<Future<?>> tasks = new ConcurrentLinkedQueue<>();
    private final List<ZoneNotes> zones = new ArrayList<>();
    private final Set<String> followed = new HashSet<>();
    private final Map<String, List<ServerAnswer>> resolved = new LinkedHashMap<>();

    Asking(ExecutorService threads, List<String> resolvers) {
        this.threads = threads;
        resolvers.forEach(resolver -> resolved.put(resolver, new ArrayList<>()));
    }

    void run(Runnable task) {
        running.register();
        try {
            tasks.add(threads.submit(() -> {
                try {
                    task.run();
                } finally {
                    running.arriveAndDeregister();
                }
            }));
        } catch (RejectedExecutionException closed) {
            running.arriveAndDeregister();
        }
    }

    /// Runs a task unless one of this name was run.
    void once(String name, Runnable task) {
        boolean first;
        synchronized (this) {
            first = followed.add(name);
        }
        if (first) {
            run(task);
        }
    }

    /// Takes a zone into the facts, unless there are too many.
    synchronized Optional<ZoneNotes> zone(ZoneNotes notes, int most) {
        return zones.size() < most && zones.add(notes) ? Optional.of(notes) : Optional.empty();
    }

    synchronized void resolved(String resolver, ServerAnswer answer) {
        resolved.computeIfAbsent(resolver, name -> new ArrayList<>()).add(answer);
    }

    /// Called when everything else is known: waits a moment for the last ones, and takes what there is.
    NameServerFacts result(Watch watch, Duration grace) {
        return watch.part(Part.NAME_SERVERS, () -> await(grace));
    }

    private NameServerFacts await(Duration grace) {
        try {
            int phase = running.arrive();
            var _ = running.awaitAdvanceInterruptibly(phase, grace.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException tooSlow) {
            // What they have not said by now is not known.
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        NameServerFacts facts = facts();
        tasks.forEach(task -> task.cancel(true));
        return facts;
    }

    private synchronized NameServerFacts facts() {
        return new NameServerFacts(
                zones.stream().map(ZoneNotes::facts).toList(),
                resolved.entrySet().stream()
                        .map(entry -> new ResolverFacts(entry.getKey(), entry.getValue()))
                        .toList());
    }
}
