package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.Way;
import org.sealpost.reports.store.Selection;
import org.sealpost.reports.store.StoredReport;

/// Reports one by one, with the arrivals they came in.
///
/// A report may be as large as its sender likes, and is kept deflated. So no more are read at once than have
/// a few megabytes as they are kept, and each is inflated only when it is looked at.
final class StoredReports {
    /// Where the name of a content ends and what stands for the signer begins.
    private static final int CONTENT = 40;

    private static final int LONGEST = 56;
    /// As many octets of kept texts as are in memory at once, and one more report.
    private static final long ROOM = 2 << 20;

    private static final String COLUMNS = "SELECT report.content, report.signer, reporter, first, counts, listed,"
            + " (SELECT LENGTH(json) FROM content WHERE id = report.content) FROM report ";

    private final Sql sql;

    StoredReports(Sql sql) {
        this.sql = sql;
    }

    /// A report as the table has it.
    ///
    /// @param listed the day it is listed under
    /// @param size how many octets its text has as it is kept
    record Head(String content, String signer, String reporter, long first, boolean counts, long listed, long size) {
        static Head of(ResultSet row) throws SQLException {
            return new Head(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5) == 1,
                    row.getLong(6),
                    row.getLong(7));
        }

        String id() {
            return content + signer;
        }
    }

    private record Body(String content, Optional<Long> day, String notes, Octets packed) {}

    private record Came(String content, String digest, Way way, Said said, String notes) {}

    /// Where reading goes on: after this report of this day.
    record Mark(long day, String id) {
        static Mark before(LocalDate to) {
            return new Mark(to.toEpochDay(), "");
        }

        String text() {
            return day + "~" + id;
        }

        /// Empty for what [#text] never said.
        static Optional<Mark> read(String text) {
            return text.matches("\\d{1,7}~[0-9a-f]{0,56}")
                    ? Optional.of(new Mark(
                            Long.parseLong(text.substring(0, text.indexOf('~'))),
                            text.substring(text.indexOf('~') + 1)))
                    : Optional.empty();
        }
    }

    /// Some reports, each inflated when it is asked for, and where the next are.
    record Page(List<Supplier<StoredReport>> reports, Optional<Mark> next) {}

    /// The same without their texts.
    record Heads(List<Head> heads, Optional<Mark> next) {}

    /// @param only about some domains alone; when it is empty, about all
    /// @param most there may be fewer, and yet more to come
    Page page(Selection selection, Set<DomainName> only, Mark after, int most) throws SQLException {
        Heads found = list(selection, only, after, most);
        List<Head> some = found.heads.subList(0, fitting(found.heads));
        return new Page(whole(some), some.size() < found.heads.size() ? Optional.of(mark(some.getLast())) : found.next);
    }

    /// How many of them there is room for.
    private static int fitting(List<Head> heads) {
        long size = 0;
        int fitting = 0;
        while (fitting < heads.size() && size < ROOM) {
            size += heads.get(fitting++).size;
        }
        return fitting;
    }

    Heads list(Selection selection, Set<DomainName> only, Mark after, int most) throws SQLException {
        Optional<Long> day = sql.first(
                        "SELECT MAX(listed) FROM report WHERE listed <= ? AND listed >= ?",
                        row -> Sql.number(row, 1),
                        after.day,
                        selection.from().toEpochDay())
                .flatMap(found -> found);
        if (day.isEmpty()) {
            return new Heads(List.of(), Optional.empty());
        }
        String id = day.get() == after.day ? after.id : "";
        List<Head> heads = heads(selection, only, new Mark(day.get(), id), most);
        return new Heads(heads, Optional.of(heads.size() < most ? new Mark(day.get() - 1, "") : mark(heads.getLast())));
    }

    private static Mark mark(Head last) {
        return new Mark(last.listed, last.id());
    }

    private List<Head> heads(Selection selection, Set<DomainName> only, Mark after, int most) throws SQLException {
        var where =
                new StringBuilder("WHERE listed = ? AND report.content >= ? AND (report.content > ? OR signer > ?)");
        int split = Math.min(CONTENT, after.id.length());
        String content = after.id.substring(0, split);
        var values = new ArrayList<Object>(List.of(after.day, content, content, after.id.substring(split)));
        if (!only.isEmpty()) {
            where.append(" AND report.content IN (SELECT reported.content FROM reported WHERE day = ? AND domain IN (")
                    .append(String.join(", ", Collections.nCopies(only.size(), "?")))
                    .append("))");
            values.add(after.day);
            only.forEach(domain -> values.add(domain.ascii()));
        }
        selection.domain().map(DomainName::ascii).ifPresent(domain -> {
            where.append(" AND report.content IN (SELECT reported.content FROM reported WHERE day = ? AND domain = ?)");
            values.add(after.day);
            values.add(domain);
        });
        selection.reporter().ifPresent(reporter -> {
            where.append(" AND reporter IN (?, ?)");
            values.add(Escaped.of(reporter));
            values.add(new Texts().code(new Reporter.Claimed(reporter), 0));
        });
        if (selection.failing()) {
            where.append(" AND EXISTS (SELECT 1 FROM content WHERE id = report.content AND failing = 1)");
        }
        ReportNarrowing.add(
                selection.narrowing(), selection.domain().map(Set::of).orElse(only), after.day, where, values);
        return sql.list(COLUMNS + where + " ORDER BY report.content, signer LIMIT " + most, Head::of, values.toArray());
    }

    Optional<StoredReport> report(String idPrefix) throws SQLException {
        if (!idPrefix.matches("[0-9a-f]{1," + LONGEST + "}")) {
            return Optional.empty();
        }
        String content = idPrefix.substring(0, Math.min(CONTENT, idPrefix.length()));
        List<Head> heads = sql
                .list(
                        COLUMNS
                                + "WHERE report.content >= ? AND report.content < ? ORDER BY report.content, signer LIMIT 9",
                        Head::of,
                        content,
                        content + "g")
                .stream()
                .filter(head -> head.id().startsWith(idPrefix))
                .toList();
        return heads.size() == 1 ? whole(heads).stream().findFirst().map(Supplier::get) : Optional.empty();
    }

    /// The domains that it tells of.
    Set<String> about(StoredReport report) throws SQLException {
        return about(
                List.of(report.id().substring(0, Math.min(CONTENT, report.id().length()))));
    }

    private Set<String> about(List<String> contents) throws SQLException {
        var about = new TreeSet<String>();
        sql.among("SELECT domains FROM content WHERE id IN (?)", contents, row -> row.getString(1))
                .forEach(domains -> about.addAll(words(domains)));
        return about;
    }

    /// The octets in which a report came, when all that came in them is about these domains.
    Optional<Octets> came(StoredReport report, Set<String> domains) throws SQLException {
        for (String digest : report.digests()) {
            Optional<String> contents =
                    sql.first("SELECT contents FROM arrival WHERE digest = ?", row -> row.getString(1), digest);
            if (contents.isPresent() && domains.containsAll(about(words(contents.get())))) {
                Optional<Octets> octets = sql.first(
                        "SELECT octets FROM arrival WHERE digest = ? AND octets IS NOT NULL",
                        row -> Octets.of(row.getBytes(1)),
                        digest);
                if (octets.isPresent()) {
                    return octets;
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> words(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split(" ", -1));
    }

    private List<Supplier<StoredReport>> whole(List<Head> heads) throws SQLException {
        List<String> contents = heads.stream().map(Head::content).distinct().toList();
        var bodies = new HashMap<String, Body>();
        sql.among("SELECT id, day, notes, json FROM content WHERE id IN (?)", contents, StoredReports::body)
                .forEach(body -> bodies.put(body.content, body));
        var came = new HashMap<String, List<Came>>();
        sql.among(
                        "SELECT content, arrival.digest, way, strength, signer, authenticity, notes FROM link"
                                + " JOIN arrival ON arrival.digest = link.digest WHERE content IN (?)"
                                + " ORDER BY content, arrival.digest",
                        contents,
                        StoredReports::came)
                .forEach(each -> came.computeIfAbsent(each.content, _ -> new ArrayList<>())
                        .add(each));
        var texts = new Texts.Read(sql, heads.stream().map(Head::reporter).toList());
        return heads.stream()
                .flatMap(head -> Stream.ofNullable(bodies.get(head.content))
                        .<Supplier<StoredReport>>map(
                                body -> () -> report(head, body, came.getOrDefault(head.content, List.of()), texts)))
                .toList();
    }

    private static Body body(ResultSet row) throws SQLException {
        return new Body(row.getString(1), Sql.number(row, 2), row.getString(3), Octets.of(row.getBytes(4)));
    }

    private static Came came(ResultSet row) throws SQLException {
        return new Came(
                row.getString(1),
                row.getString(2),
                Way.valueOf(row.getString(3)),
                new Said(row.getLong(4), row.getString(5), row.getString(6)),
                row.getString(7));
    }

    private static StoredReport report(Head head, Body body, List<Came> all, Texts.Read texts) {
        List<Came> came = all.stream()
                .filter(each -> Said.mark(each.said.signer()).equals(head.signer)
                        || each.said.signer().isEmpty())
                .toList();
        var notes = new TreeSet<String>();
        Stream.concat(came.stream().map(Came::notes), Stream.of(body.notes))
                .flatMap(String::lines)
                .forEach(notes::add);
        return new StoredReport(
                head.id(),
                texts.reporter(head.reporter),
                came.stream()
                        .map(Came::said)
                        .min(Comparator.comparingLong((Said said) -> -said.strength())
                                .thenComparing(Said::line))
                        .map(said -> Said.read(said.line()))
                        .orElseThrow(() -> new StoreFault("an arrival in it is missing")),
                body.day.map(LocalDate::ofEpochDay),
                Packed.read(body.packed.toArray()),
                head.counts,
                came.stream().map(Came::way).distinct().sorted().toList(),
                Times.at(head.first),
                came.stream().map(Came::digest).toList(),
                notes.stream().map(StoredReports::note).toList());
    }

    private static StoredReport.Note note(String line) {
        List<String> fields = Escaped.fields(line);
        return new StoredReport.Note(fields.getFirst(), Integer.parseInt(fields.get(1)), fields.getLast());
    }
}
