package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sealpost.app.store.Content.Facts;
import org.sealpost.app.store.Entry.Name;
import org.sealpost.reports.store.Pruned;
import org.sealpost.reports.store.Retention;

/// Drops what is too old, within one transaction. What came in time goes by the day it is about, together with the
/// sums of that day; anything else by when it came.
final class Pruning {
    /// As many as are looked at at once.
    private static final int SOME = 5_000;

    /// An arrival may be this much older than the reports in it; see [org.sealpost.reports.row.Rows#EARLIEST].
    private static final long MARGIN_DAYS = 2;

    private final Sql sql;

    Pruning(Sql sql) {
        this.sql = sql;
    }

    Pruned prune(Retention retention, Instant now) throws SQLException {
        long octets = sql.change(
                "UPDATE arrival SET octets = NULL WHERE at < ? AND octets IS NOT NULL",
                Times.number(now.minus(retention.octets())));
        long before = Times.number(now.minus(retention.reports()));
        long day = Times.day(before);
        long reports = 0;
        for (List<Name> old = old(day, before); !old.isEmpty(); old = old(day, before)) {
            drop(old);
            reports += old.size();
        }
        sql.change("DELETE FROM daily WHERE day < ?", day);
        sql.change("DELETE FROM clean WHERE day < ?", day);
        sql.change("DELETE FROM refusal WHERE day < ?", day);
        sql.change("DELETE FROM counted WHERE day < ?", day);
        sql.change("DELETE FROM text WHERE used < ?", day - MARGIN_DAYS);
        sql.change(
                "DELETE FROM arrival WHERE at < ?",
                Times.number(now.minus(retention.reports()).minus(Duration.ofDays(MARGIN_DAYS))));
        return new Pruned(octets, reports);
    }

    private List<Name> old(long day, long before) throws SQLException {
        return sql.list(
                "SELECT content, signer FROM report WHERE timely = 1 AND listed < ? OR timely = 0 AND first < ?"
                        + " LIMIT " + SOME,
                row -> new Name(row.getString(1), row.getString(2)),
                day,
                before);
    }

    /// Drops these reports, and what nobody reports any more.
    void drop(List<Name> old) throws SQLException {
        sql.each(
                "DELETE FROM report WHERE content = ? AND signer = ?",
                old.stream()
                        .map(name -> new Object[] {name.content(), name.signer()})
                        .toList());
        Set<String> gone = new HashSet<>(old.stream().map(Name::content).toList());
        sql.among("SELECT DISTINCT content FROM report WHERE content IN (?)", gone, row -> row.getString(1))
                .forEach(gone::remove);
        var rows = new ArrayList<Object[]>();
        for (Facts facts : new ContentTable(sql).facts(gone).values()) {
            for (String domain : facts.domains()) {
                facts.day().ifPresent(day -> rows.add(new Object[] {day, domain, facts.id()}));
            }
        }
        sql.each("DELETE FROM reported WHERE day = ? AND domain = ? AND content = ?", rows);
        List<Object[]> contents =
                gone.stream().map(content -> new Object[] {content}).toList();
        sql.each("DELETE FROM failure WHERE content = ?", contents);
        sql.each("DELETE FROM link WHERE content = ?", contents);
        sql.each("DELETE FROM content WHERE id = ?", contents);
    }
}
