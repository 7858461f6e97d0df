package org.sealpost.app.look;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sealpost.app.check.Checked;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.name.DomainName;

/// One check that somebody asked for, while it goes on and when it is done. Several may watch it.
public final class Look implements ObservationListener {
    private final String id;
    private final DomainName domain;
    private final Instant begun;
    private final Map<Part, Integer> begunParts = new EnumMap<>(Part.class);
    private final Map<Part, Integer> endedParts = new EnumMap<>(Part.class);
    private Optional<Checked> result = Optional.empty();
    private boolean failed;
    private final CountDownLatch over = new CountDownLatch(1);

    Look(String id, DomainName domain, Instant begun) {
        this.id = id;
        this.domain = domain;
        this.begun = begun;
    }

    /// How far a part is.
    public enum Stage {
        WAITING,
        LOOKING,
        SEEN
    }

    /// A part and how far it is.
    public record Line(Part part, Stage stage) {}

    /// Under which it is found again.
    public String id() {
        return id;
    }

    public DomainName domain() {
        return domain;
    }

    Instant begun() {
        return begun;
    }

    /// What was seen; empty as long as it is looked for.
    public synchronized Optional<Checked> result() {
        return result;
    }

    /// Whether it ended without a result: a fault of ours.
    public synchronized boolean failed() {
        return failed;
    }

    void done(Checked checked) {
        synchronized (this) {
            result = Optional.of(checked);
        }
        over.countDown();
    }

    void broke() {
        synchronized (this) {
            failed = true;
        }
        over.countDown();
    }

    /// Waits until it is over, and not longer than this.
    public void await(Duration longest) {
        try {
            var _ = over.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// All parts that are looked at, in their order.
    public synchronized List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Part part : Part.values()) {
            int started = begunParts.getOrDefault(part, 0);
            int finished = endedParts.getOrDefault(part, 0);
            lines.add(new Line(part, started == 0 ? Stage.WAITING : finished < started ? Stage.LOOKING : Stage.SEEN));
        }
        return lines;
    }

    @Override
    public synchronized void began(DomainName about, Part part) {
        begunParts.merge(part, 1, Integer::sum);
    }

    @Override
    public synchronized void finished(DomainName about, Part part) {
        endedParts.merge(part, 1, Integer::sum);
    }

    @Override
    public synchronized void began(DomainName about, Part part, DomainName host) {
        begunParts.merge(part, 1, Integer::sum);
    }

    @Override
    public synchronized void finished(DomainName about, Part part, DomainName host) {
        endedParts.merge(part, 1, Integer::sum);
    }
}
