package org.sealpost.app.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sealpost.app.store.Entry.Name;

/// Deletes what the reports keep of one domain. A report that is about other domains too stays for them: its rows
/// about this one go, its text does not.
final class ForgettingReports {
    /// Where a coded text may stand.
    private static final List<String> CODED = List.of(
            "reported.type",
            "reported.echo",
            "failure.type",
            "failure.mx",
            "failure.receiving_ip",
            "failure.sending_ip",
            "failure.reason",
            "clean.type",
            "clean.echo",
            "daily.type");

    private final Sql sql;
    private final String domain;
    private final Forgotten.Tally tally;

    ForgettingReports(Sql sql, String domain, Forgotten.Tally tally) {
        this.sql = sql;
        this.domain = domain;
        this.tally = tally;
    }

    void run() throws SQLException {
        Map<Boolean, List<String>> contents = contents();
        List<String> alone = contents.getOrDefault(true, List.of());
        List<String> shared = contents.getOrDefault(false, List.of());
        Set<String> arrivals = new LinkedHashSet<>(
                sql.among("SELECT DISTINCT digest FROM link WHERE content IN (?)", alone, row -> row.getString(1)));
        arrivals.addAll(sql.list("SELECT digest FROM arrival WHERE about = ?", row -> row.getString(1), domain));
        reports(alone);
        rows(shared);
        for (String digest : arrivals) {
            arrival(digest, Set.copyOf(alone));
        }
        for (String table : List.of("counted", "said")) {
            tally.delete(sql, Part.REPORTS, table, "domain = ?", domain);
        }
        texts();
        if (!shared.isEmpty()) {
            tally.stays("the text of "
                    + (shared.size() == 1 ? "1 report that is" : shared.size() + " reports that are")
                    + " about other domains too, as long as reports are kept");
        }
    }

    private record About(String id, List<String> domains) {}

    /// Those about it alone, and those about others too.
    private Map<Boolean, List<String>> contents() throws SQLException {
        var alone = new ArrayList<String>();
        var shared = new ArrayList<String>();
        for (About each : sql.list(
                "SELECT id, domains FROM content WHERE domains LIKE ?",
                row -> new About(
                        row.getString(1), Arrays.asList(row.getString(2).split(" ", -1))),
                "%" + domain + "%")) {
            if (each.domains().contains(domain)) {
                (each.domains().stream().allMatch(domain::equals) ? alone : shared).add(each.id());
            }
        }
        return Map.of(true, alone, false, shared);
    }

    private void reports(List<String> alone) throws SQLException {
        List<Name> names = sql.among(
                "SELECT content, signer FROM report WHERE content IN (?)",
                alone,
                row -> new Name(row.getString(1), row.getString(2)));
        new Pruning(sql).drop(names);
        tally.deleted(Part.REPORTS, "report", names.size());
        tally.deleted(Part.REPORTS, "content", alone.size());
        tally.delete(sql, Part.REPORTS, "reported", "domain = ?", domain);
    }

    private void rows(List<String> shared) throws SQLException {
        for (String content : shared) {
            tally.delete(
                    sql,
                    Part.REPORTS,
                    "failure",
                    "content = ? AND NOT EXISTS (SELECT 1 FROM reported WHERE reported.content = failure.content"
                            + " AND reported.n = failure.n)",
                    content);
        }
        record Sum(long day, String reporter) {}
        List<Sum> sums = sql.list(
                "SELECT DISTINCT day, reporter FROM daily WHERE domain = ? AND reporter <> '" + RollUps.ALL + "'",
                row -> new Sum(row.getLong(1), row.getString(2)),
                domain);
        tally.delete(sql, Part.REPORTS, "daily", "domain = ?", domain);
        tally.delete(sql, Part.REPORTS, "clean", "domain = ?", domain);
        var over = new RollUps(sql, Map.of());
        for (Sum sum : sums) {
            over.overDomains(sum.day(), sum.reporter());
        }
    }

    private record Mail(List<String> contents) {}

    private void arrival(String digest, Set<String> gone) throws SQLException {
        List<String> left = sql
                .first(
                        "SELECT contents FROM arrival WHERE digest = ?",
                        row -> new Mail(Arrays.asList(row.getString(1).split(" ", -1))),
                        digest)
                .map(Mail::contents)
                .orElse(List.of())
                .stream()
                .filter(content -> !content.isEmpty() && !gone.contains(content))
                .toList();
        if (left.isEmpty()) {
            tally.delete(sql, Part.REPORTS, "link", "digest = ?", digest);
            tally.delete(sql, Part.REPORTS, "arrival", "digest = ?", digest);
        } else {
            sql.change(
                    "UPDATE arrival SET octets = NULL, letter = '', about = '', contents = ? WHERE digest = ?",
                    String.join(" ", left),
                    digest);
            tally.changed(Part.REPORTS, "arrival");
        }
    }

    /// Those in which it stands and that nothing needs any more.
    private void texts() throws SQLException {
        List<String> ids =
                sql.list("SELECT id FROM text WHERE text LIKE ?", row -> row.getString(1), "%" + domain + "%");
        for (String id : ids) {
            boolean needed = false;
            for (String place : CODED) {
                String table = place.substring(0, place.indexOf('.'));
                needed |= sql.first("SELECT 1 FROM " + table + " WHERE " + place + " = ? LIMIT 1", _ -> true, id)
                        .isPresent();
            }
            needed |= sql.first("SELECT 1 FROM report WHERE reporter LIKE ? LIMIT 1", _ -> true, "%" + id)
                    .isPresent();
            if (!needed) {
                tally.delete(sql, Part.REPORTS, "text", "id = ?", id);
            }
        }
    }
}
