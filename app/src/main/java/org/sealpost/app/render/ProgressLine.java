package org.sealpost.app.render;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedSet;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.name.DomainName;

/// One line on a terminal that says how far we are and what is waited for; it is drawn again at each change and
/// leaves no trace. Where nobody watches, nothing is written.
public final class ProgressLine implements ObservationListener, AutoCloseable {
    private static final String ERASE = "\r\u001b[K";
    /// From so many things on there is a bar, and an estimate of when all are done.
    private static final int MANY = 20;

    private static final int BAR = 20;
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final PrintStream terminal;
    private final boolean watched;
    private final int total;
    private final Optional<InstantSource> clock;
    private final SequencedSet<String> waiting = new LinkedHashSet<>();
    private int done;
    private int before;
    private Instant began = Instant.MIN;
    private Instant drawn = Instant.MIN;

    /// @param total how many things there are to do
    public ProgressLine(PrintStream terminal, boolean watched, int total) {
        this(terminal, watched, total, Optional.empty());
    }

    /// A line for many things: with a bar and an estimate, drawn ten times a second at most.
    ///
    /// @param total how many things there are to do
    public ProgressLine(PrintStream terminal, boolean watched, int total, InstantSource clock) {
        this(terminal, watched, total, total < MANY ? Optional.empty() : Optional.of(clock));
    }

    private ProgressLine(PrintStream terminal, boolean watched, int total, Optional<InstantSource> clock) {
        this.terminal = terminal;
        this.watched = watched;
        this.total = total;
        this.clock = clock;
        clock.ifPresent(source -> began = source.instant());
    }

    /// So many of the things were done before; they say nothing about how long the rest takes.
    public synchronized void doneBefore(int things) {
        before = things;
        done = things;
    }

    /// Something is waited for from now on, such as `smtp mx2.example.org`.
    public synchronized void begin(String what) {
        waiting.add(what);
        draw();
    }

    /// It is waited for no longer.
    public synchronized void end(String what) {
        waiting.remove(what);
        draw();
    }

    /// One of the things is done.
    public synchronized void finished() {
        done++;
        draw();
    }

    /// Takes the line away, so that something else can be written; the next change brings it back.
    public synchronized void clear() {
        if (watched) {
            terminal.print(ERASE);
            terminal.flush();
        }
    }

    @Override
    public void close() {
        clear();
    }

    private void draw() {
        if (!watched) {
            return;
        }
        if (clock.isPresent()) {
            Instant now = clock.get().instant();
            if (now.isBefore(drawn.equals(Instant.MIN) ? now : drawn.plus(BETWEEN)) && done < total) {
                return;
            }
            drawn = now;
        }
        var line = new StringBuilder();
        if (clock.isPresent()) {
            int full = BAR * done / total;
            line.append("[")
                    .append("#".repeat(full))
                    .append("-".repeat(BAR - full))
                    .append("] ");
        }
        if (total > 1) {
            line.append(done).append(" of ").append(total).append("  ");
        }
        line.append(left());
        if (!waiting.isEmpty()) {
            // The one that has been waited for longest is what takes time.
            line.append(Shown.text(waiting.getFirst()));
            if (waiting.size() > 1) {
                line.append(" and ").append(waiting.size() - 1).append(" more");
            }
            line.append(" …");
        }
        terminal.print(ERASE + Columns.cut(line.toString(), Sheet.WIDTH - 1));
        terminal.flush();
    }

    /// How long the rest takes when it goes on as it went; nothing before there is something to go by.
    private String left() {
        if (clock.isEmpty() || done <= before || done >= total) {
            return "";
        }
        Duration took = Duration.between(began, drawn);
        Duration rest = took.multipliedBy(total - done).dividedBy(done - before);
        long seconds = rest.toSeconds() + 1;
        return (seconds < 100 ? seconds + " s" : (seconds + 59) / 60 + " min") + " left  ";
    }

    // What is waited for: hosts by their names, the rest by the domain.
    @Override
    public void began(DomainName domain, Part part) {
        if (!namesHosts(part)) {
            begin(words(part, domain));
        }
    }

    @Override
    public void finished(DomainName domain, Part part) {
        if (!namesHosts(part)) {
            end(words(part, domain));
        }
    }

    @Override
    public void began(DomainName domain, Part part, DomainName host) {
        begin(words(part, host));
    }

    @Override
    public void finished(DomainName domain, Part part, DomainName host) {
        end(words(part, host));
    }

    private static boolean namesHosts(Part part) {
        return part == Part.POLICY || part == Part.SMTP;
    }

    private static String words(Part part, DomainName name) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + name;
    }
}
