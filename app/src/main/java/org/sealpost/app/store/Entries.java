package org.sealpost.app.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sealpost.app.store.Content.Facts;
import org.sealpost.app.store.Entry.Name;

/// The reports that one transaction has to do with.
///
/// A content is a report of each domain that signed it, or of nobody as long as none has. Of those that one reporter
/// calls the same, the one with most sessions counts. Both follow from the set of arrivals alone, never from their
/// order.
final class Entries {
    private final Sql sql;
    private final Map<String, Map<String, Entry>> byContent = new HashMap<>();
    private final Map<Name, Entry> all = new LinkedHashMap<>();
    private final Map<String, List<Entry>> bySame = new HashMap<>();
    private final Set<String> stored = new HashSet<>();
    private final Set<String> touched = new TreeSet<>();

    /// @param contents those that may be asked for
    /// @param same what new reports are called by their reporters
    Entries(Sql sql, Collection<String> contents, Collection<String> same) throws SQLException {
        this.sql = sql;
        sql.among("SELECT " + Entry.COLUMNS + " FROM report WHERE content IN (?)", contents, Entry::stored)
                .forEach(this::put);
        stored.addAll(bySame.keySet());
        stored.addAll(sql.among("SELECT DISTINCT same FROM report WHERE same IN (?)", same, row -> row.getString(1)));
    }

    private void put(Entry entry) {
        all.put(entry.name, entry);
        bySame.computeIfAbsent(entry.same, _ -> new ArrayList<>()).add(entry);
        byContent.computeIfAbsent(entry.content, _ -> new TreeMap<>()).put(entry.name.signer(), entry);
    }

    boolean has(String content) {
        return byContent.containsKey(content);
    }

    /// Whether this reporter has sent one that it calls the same.
    boolean hasSame(Facts facts, String reporter) {
        String same = Entry.same(facts, reporter);
        return stored.contains(same) || bySame.containsKey(same);
    }

    /// A content came.
    ///
    /// @param signer empty when nobody signed
    void came(Facts facts, String signer, long at, boolean timely) {
        Map<String, Entry> reports = byContent.getOrDefault(facts.id(), Map.of());
        if (signer.isEmpty() && reports.keySet().stream().anyMatch(mark -> !mark.isEmpty())) {
            return;
        }
        if (!signer.isEmpty()) {
            Stream.ofNullable(reports.get(""))
                    .filter(claimed -> !claimed.gone())
                    .forEach(claimed -> {
                        claimed.leave();
                        touched.add(claimed.same);
                    });
        }
        var name = new Name(facts.id(), Said.mark(signer));
        Entry there = reports.get(name.signer());
        if (there == null) {
            Entry fresh = Entry.fresh(facts, name, Said.reporter(signer, facts.organization()), at, timely);
            put(fresh);
            touched.add(fresh.same);
        } else if (there.again(at, timely)) {
            touched.add(there.same);
        }
    }

    /// Decides which count, and writes all.
    void save(RollUps sums) throws SQLException {
        for (String same : touched) {
            choose(same);
        }
        var inserts = new ArrayList<Object[]>();
        var updates = new ArrayList<Object[]>();
        var deletes = new ArrayList<Object[]>();
        for (Entry entry : all.values()) {
            if (entry.toInsert()) {
                inserts.add(values(
                        List.of(entry.content, entry.name.signer(), entry.reporter, entry.same, entry.sessions),
                        entry.changing()));
            } else if (entry.toUpdate()) {
                updates.add(values(entry.changing(), List.of(entry.content, entry.name.signer())));
            } else if (entry.toDelete()) {
                deletes.add(new Object[] {entry.content, entry.name.signer()});
            }
        }
        sql.each("DELETE FROM report WHERE content = ? AND signer = ?", deletes);
        sql.each(
                "UPDATE report SET listed = ?, first = ?, timely = ?, counts = ? WHERE content = ? AND signer = ?",
                updates);
        sql.each(
                "INSERT INTO report (content, signer, reporter, same, sessions, listed, first, timely, counts)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                inserts);
        sums.follow(
                all.values().stream().filter(Entry::adds).toList(),
                all.values().stream().filter(Entry::disturbs).toList());
    }

    private static Object[] values(List<Object> some, List<Object> others) {
        return Stream.concat(some.stream(), others.stream()).toArray();
    }

    private void choose(String same) throws SQLException {
        List<Entry> here = bySame.getOrDefault(same, List.of());
        if (stored.contains(same)) {
            // The first of these that is not here is the largest of those that are not here.
            sql
                    .list(
                            "SELECT " + Entry.COLUMNS + " FROM report WHERE same = ? AND timely = 1"
                                    + " ORDER BY sessions DESC, content LIMIT " + (here.size() + 1),
                            Entry::stored,
                            same)
                    .stream()
                    .filter(entry -> !all.containsKey(entry.name))
                    .forEach(this::put);
        }
        List<Entry> candidates = bySame.getOrDefault(same, List.of());
        Optional<Entry> largest = candidates.stream().filter(Entry::eligible).min(Entry.LARGEST);
        candidates.forEach(entry -> entry.count(largest.filter(entry::equals).isPresent()));
    }
}
