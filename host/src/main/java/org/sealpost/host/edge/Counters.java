package org.sealpost.host.edge;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.sealpost.protocol.name.DomainName;

/// Counts of one listener while it runs.
final class Counters {
    /// So many refused names are kept; whoever tries more of them fills no memory.
    private static final int MOST_NAMES = 256;

    final LongAdder accepted = new LongAdder();
    final LongAdder closed = new LongAdder();
    final LongAdder turnedAway = new LongAdder();
    final LongAdder tooSlow = new LongAdder();
    final LongAdder handshakes = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder challenges = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Map<String, LongAdder> refusedNames = new ConcurrentHashMap<>();
    private final Map<Status, LongAdder> answers = new EnumMap<>(Status.class);

    Counters() {
        for (Status status : Status.values()) {
            answers.put(status, new LongAdder());
        }
    }

    void answered(Status status) {
        LongAdder count = answers.get(status);
        if (count != null) {
            count.increment();
        }
    }

    void refused(DomainName name) {
        refused.increment();
        LongAdder known = refusedNames.get(name.ascii());
        if (known != null) {
            known.increment();
        } else if (refusedNames.size() < MOST_NAMES) {
            refusedNames.computeIfAbsent(name.ascii(), none -> new LongAdder()).increment();
        }
    }

    /// A handshake for no name.
    void refusedNameless() {
        refused.increment();
    }

    EdgeCounts counts(Listener listener) {
        long gone = closed.sum();
        var connections =
                new EdgeCounts.Connections(accepted.sum(), accepted.sum() - gone, turnedAway.sum(), tooSlow.sum());
        var names = new TreeMap<String, Long>();
        refusedNames.forEach((name, count) -> names.put(name, count.sum()));
        var byStatus = new TreeMap<Integer, Long>();
        answers.forEach((status, count) -> {
            if (count.sum() > 0) {
                byStatus.put(status.code(), count.sum());
            }
        });
        return new EdgeCounts(
                listener,
                connections,
                new EdgeCounts.Handshakes(handshakes.sum(), failed.sum(), challenges.sum(), refused.sum(), names),
                byStatus);
    }
}
