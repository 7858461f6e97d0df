package org.sealpost.app.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.sealpost.app.check.Checked;
import org.sealpost.app.check.Checker;
import org.sealpost.app.check.ObservingChecker;
import org.sealpost.fleet.watch.LookKind;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.observe.ObserverOptions;
import org.sealpost.observe.facts.Part;
import org.sealpost.observe.net.Dialer;

/// Looks at the network by the checker of `sealpost check`. One dialer is below all looks. What was seen of a mail
/// server serves for all domains that share it, for a few minutes; then it is looked at anew.
public final class NetworkLooker implements Looker {
    /// Shorter than the usual wait for a look that is to confirm another.
    private static final Duration SHARED = Duration.ofMinutes(5);

    private final ObserverOptions options;
    private final InstantSource clock;
    private final Dialer dialer;
    private final Map<LookKind, Shift> shifts = new EnumMap<>(LookKind.class);
    private final ReentrantLock lock = new ReentrantLock();

    public NetworkLooker(ObserverOptions options) {
        this.options = options;
        this.clock = options.clock();
        this.dialer = Dialer.open(options.dialer());
    }

    /// A checker and how many looks use it. Everything about it happens under the lock.
    private static final class Shift {
        private final Checker checker;
        private final ApprovedKeys keys;
        private final Instant end;
        private int looking;
        private boolean over;

        Shift(Checker checker, ApprovedKeys keys, Instant end) {
            this.checker = checker;
            this.keys = keys;
            this.end = end;
        }

        private void closeWhenIdle() {
            if (over && looking == 0) {
                checker.close();
                keys.close();
            }
        }
    }

    @Override
    public Checked look(WatchedDomain watched, LookKind kind) {
        Shift shift = begin(kind);
        try {
            return shift.keys.added(watched, shift.checker.check(watched.domain()));
        } finally {
            end(shift);
        }
    }

    private Shift begin(LookKind kind) {
        lock.lock();
        try {
            Instant now = clock.instant();
            Shift shift = shifts.get(kind);
            if (shift == null || !now.isBefore(shift.end)) {
                if (shift != null) {
                    shift.over = true;
                    shift.closeWhenIdle();
                }
                ObserverOptions chosen = options(kind);
                shift = new Shift(
                        new ObservingChecker(chosen, dialer), ApprovedKeys.open(chosen, dialer), now.plus(SHARED));
                shifts.put(kind, shift);
            }
            shift.looking++;
            return shift;
        } finally {
            lock.unlock();
        }
    }

    private void end(Shift shift) {
        lock.lock();
        try {
            shift.looking--;
            shift.closeWhenIdle();
        } finally {
            lock.unlock();
        }
    }

    private ObserverOptions options(LookKind kind) {
        Set<Part> without = new HashSet<>(options.without());
        without.addAll(kind.without());
        return options.without(without);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            shifts.values().forEach(shift -> {
                shift.over = true;
                shift.closeWhenIdle();
            });
            shifts.clear();
        } finally {
            lock.unlock();
        }
        dialer.close();
    }
}
