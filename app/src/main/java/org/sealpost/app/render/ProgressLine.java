package org.sealpost.app.render;

import java.io.PrintStream;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.SequencedSet;
import org.sealpost.observe.ObservationListener;
import org.sealpost.observe.facts.Part;
import org.sealpost.protocol.name.DomainName;

/// One line on a terminal that says how far we are and what is waited for; it is drawn again at each change and leaves
/// no trace. Where nobody watches, nothing is written.
public final class ProgressLine implements ObservationListener, AutoCloseable {
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private final boolean watched;
    private final int total;
    private final SequencedSet<String> waiting = new LinkedHashSet<>();
    private int done;

    /// @param total how many things there are to do
    public ProgressLine(PrintStream terminal, boolean watched, int total) {
        this.terminal = terminal;
        this.watched = watched;
        this.total = total;
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
        var line = new StringBuilder();
        if (total > 1) {
            line.append(done).append(" of ").append(total).append("  ");
        }
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
