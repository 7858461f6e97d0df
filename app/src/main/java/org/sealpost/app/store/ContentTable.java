package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sealpost.app.store.Content.Detail;
import org.sealpost.app.store.Content.Facts;
import org.sealpost.app.store.Content.Line;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.row.Tally;

/// What reports say, with their rows and failures.
final class ContentTable {
    private final Sql sql;

    ContentTable(Sql sql) {
        this.sql = sql;
    }

    Map<String, Facts> facts(Collection<String> contents) throws SQLException {
        var facts = new HashMap<String, Facts>();
        sql.among(
                        "SELECT id, same, organization, day, domains, sessions, failing FROM content WHERE id IN (?)",
                        contents.stream().distinct().toList(),
                        ContentTable::facts)
                .forEach(each -> facts.put(each.id(), each));
        return facts;
    }

    private static Facts facts(ResultSet row) throws SQLException {
        return new Facts(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                Sql.number(row, 4),
                row.getString(5).isEmpty()
                        ? List.of()
                        : List.of(row.getString(5).split(" ", -1)),
                row.getLong(6),
                row.getLong(7) == 1);
    }

    void insert(Collection<Content> contents) throws SQLException {
        var heads = new ArrayList<Object[]>();
        var rows = new ArrayList<Object[]>();
        var failures = new ArrayList<Object[]>();
        for (Content content : contents) {
            Facts facts = content.facts();
            heads.add(new Object[] {
                facts.id(),
                facts.same(),
                facts.organization(),
                facts.day(),
                String.join(" ", facts.domains()),
                facts.sessions(),
                flag(facts.failing()),
                content.notes(),
                content.packed()
            });
            long n = 0;
            for (Line line : content.lines()) {
                rows.add(row(facts.id(), n, line));
                for (Detail detail : line.details()) {
                    failures.add(failure(facts.id(), n, detail));
                }
                n++;
            }
        }
        sql.each("""
                INSERT INTO content (id, same, organization, day, domains, sessions, failing, notes, json)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", heads);
        sql.each("""
                INSERT INTO reported (day, domain, content, n, days, type, echo, successful, failed, failing, heads,
                total_successful, total_failed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
        sql.each("""
                INSERT INTO failure (content, n, m, type, mx, receiving_ip, sending_ip, reason, sessions)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""", failures);
    }

    private static Object[] row(String content, long n, Line line) {
        Tally total = line.total().orElse(Tally.NONE);
        return new Object[] {
            line.day(),
            line.domain(),
            content,
            n,
            line.days(),
            line.type(),
            line.echo(),
            line.successful(),
            line.failed(),
            flag(line.failing()),
            flag(line.total().isPresent()),
            total.successful(),
            total.failed()
        };
    }

    private static Object[] failure(String content, long n, Detail detail) {
        return new Object[] {
            content,
            n,
            detail.place(),
            detail.type(),
            detail.mx(),
            detail.receivingIp(),
            detail.sendingIp(),
            detail.reason(),
            detail.sessions()
        };
    }

    /// Of two spellings of the same the lesser is kept.
    void respell(Collection<Content> again) throws SQLException {
        var stored = new HashMap<String, Octets>();
        sql.among(
                        "SELECT id, json FROM content WHERE id IN (?)",
                        again.stream().map(content -> content.facts().id()).toList(),
                        row -> Map.entry(row.getString(1), Packed.read(row.getBytes(2))))
                .forEach(each -> stored.put(each.getKey(), each.getValue()));
        for (Content content : again) {
            Octets there = stored.get(content.facts().id());
            if (there != null && isLess(content.json(), there)) {
                sql.change(
                        "UPDATE content SET json = ?, notes = ? WHERE id = ?",
                        content.packed(),
                        content.notes(),
                        content.facts().id());
            }
        }
    }

    static boolean isLess(Octets one, Octets other) {
        return Arrays.compareUnsigned(one.toArray(), other.toArray()) < 0;
    }

    private static long flag(boolean set) {
        return set ? 1 : 0;
    }
}
