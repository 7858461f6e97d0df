package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/// A report: a content, and who sent it. It changes while arrivals are kept.
final class Entry {
    static final String COLUMNS = "content, signer, reporter, same, first, sessions, timely, counts";

    /// Of those that came in time and are called the same, the first in this order counts.
    static final Comparator<Entry> LARGEST =
            Comparator.comparingLong((Entry entry) -> -entry.sessions).thenComparing(entry -> entry.content);

    /// @param signer what stands for it, empty for one that nobody signed; see [Said#mark]
    record Name(String content, String signer) {}

    /// What is kept of it besides what never changes.
    private record State(long first, boolean timely, boolean counts, boolean gone) {}

    final Name name;
    final String content;
    final String reporter;
    final String same;
    final long sessions;
    private final boolean stored;
    private final State before;
    private State now;

    private Entry(Name name, String reporter, String same, long sessions, boolean stored, State state) {
        this.name = name;
        this.content = name.content();
        this.reporter = reporter;
        this.same = same;
        this.sessions = sessions;
        this.stored = stored;
        this.before = state;
        this.now = state;
    }

    /// One that was not there.
    static Entry fresh(Content.Facts facts, Name name, String reporter, long at, boolean timely) {
        return new Entry(
                name, reporter, same(facts, reporter), facts.sessions(), false, new State(at, timely, false, false));
    }

    /// The same for all that a reporter calls the same.
    static String same(Content.Facts facts, String reporter) {
        return facts.same() + new Hash().add(reporter).hex();
    }

    /// One of [#COLUMNS].
    static Entry stored(ResultSet row) throws SQLException {
        return new Entry(
                new Name(row.getString(1), row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getLong(6),
                true,
                new State(row.getLong(5), row.getLong(7) == 1, row.getLong(8) == 1, false));
    }

    long first() {
        return now.first;
    }

    /// Whether it may count.
    boolean eligible() {
        return now.timely && !now.gone;
    }

    boolean gone() {
        return now.gone;
    }

    boolean counts() {
        return now.counts && !now.gone;
    }

    /// The same content came from the same sender once more.
    ///
    /// @return whether that changes anything
    boolean again(long at, boolean timely) {
        State was = now;
        now = new State(Math.min(now.first, at), now.timely || timely, now.counts, now.gone);
        return !now.equals(was);
    }

    void leave() {
        now = new State(now.first, now.timely, false, true);
    }

    /// Whether it is the one that counts.
    void count(boolean counts) {
        now = new State(now.first, now.timely, counts, now.gone);
    }

    /// Whether it adds to the sums and takes nothing from them.
    boolean adds() {
        return !stored && counts();
    }

    /// Whether the sums hold something of it that is true no longer, or lack something.
    boolean disturbs() {
        return stored && (before.counts || counts()) && !now.equals(before);
    }

    boolean toInsert() {
        return !stored && !now.gone;
    }

    boolean toUpdate() {
        return stored && !now.gone && !now.equals(before);
    }

    boolean toDelete() {
        return stored && now.gone;
    }

    List<Object> changing() {
        return List.of(
                ContentName.day(content).orElseGet(() -> Times.day(now.first)),
                now.first,
                now.timely ? 1L : 0L,
                now.counts ? 1L : 0L);
    }
}
