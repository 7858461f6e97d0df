package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sealpost.app.store.Incoming.Part;
import org.sealpost.reports.Delivery;
import org.sealpost.reports.intake.Losses;
import org.sealpost.reports.store.Kept;
import org.sealpost.reports.store.Refusals;

/// Keeps arrivals, within one transaction.
final class Keeping {
    private final Sql sql;
    private final List<Incoming> arrivals;
    private final Map<String, Content> contents = new LinkedHashMap<>();

    Keeping(Sql sql, List<Incoming> arrivals) {
        this.sql = sql;
        this.arrivals = arrivals;
    }

    List<Kept> keep() throws SQLException {
        Set<String> known =
                new HashSet<>(known(sql, arrivals.stream().map(Incoming::digest).toList()));
        var fresh = new LinkedHashMap<String, Incoming>();
        var same = new TreeSet<String>();
        for (Incoming arrival : arrivals) {
            if (!known.contains(arrival.digest()) && fresh.putIfAbsent(arrival.digest(), arrival) == null) {
                for (Part part : arrival.parts()) {
                    contents.merge(part.content().facts().id(), part.content(), Keeping::lesser);
                    same.add(Entry.same(part.content().facts(), reporter(arrival, part)));
                }
            }
        }
        var entries = new Entries(sql, contents.keySet(), same);
        List<Content> again = contents.values().stream()
                .filter(content -> entries.has(content.facts().id()))
                .toList();
        List<Content> added = contents.values().stream()
                .filter(content -> !entries.has(content.facts().id()))
                .toList();
        var brought = new HashMap<String, Kept>();
        fresh.forEach((digest, arrival) -> brought.put(digest, keep(arrival, entries)));
        new ContentTable(sql).insert(added);
        new ContentTable(sql).respell(again);
        write(fresh.values());
        new RefusalTable(sql)
                .count(fresh.values().stream().flatMap(Keeping::losses).toList());
        entries.save(new RollUps(sql, contents));
        var kept = new ArrayList<Kept>();
        for (Incoming arrival : arrivals) {
            Kept first = brought.remove(arrival.digest());
            kept.add(first == null ? Kept.SAME_OCTETS : first);
        }
        return kept;
    }

    static List<String> known(Sql sql, List<String> digests) throws SQLException {
        return sql.among("SELECT digest FROM arrival WHERE digest IN (?)", digests, row -> row.getString(1));
    }

    /// What was refused or cut in it.
    private static Stream<Refusals> losses(Incoming incoming) {
        Delivery delivery = incoming.arrival().delivery();
        LocalDate day = delivery.at().atOffset(ZoneOffset.UTC).toLocalDate();
        return Losses.of(incoming.arrival()).stream().map(code -> new Refusals(day, delivery.way(), code, 1));
    }

    private static Content lesser(Content one, Content other) {
        return ContentTable.isLess(other.json(), one.json()) ? other : one;
    }

    private static String reporter(Incoming arrival, Part part) {
        return Said.reporter(arrival.said().signer(), part.content().facts().organization());
    }

    private static Kept keep(Incoming arrival, Entries entries) {
        var each = EnumSet.noneOf(Kept.class);
        for (Part part : arrival.parts()) {
            Content.Facts facts = part.content().facts();
            each.add(
                    entries.has(facts.id())
                            ? Kept.SAME_REPORTS
                            : entries.hasSame(facts, reporter(arrival, part)) ? Kept.OTHER_CONTENT : Kept.NEW);
            entries.came(facts, arrival.said().signer(), arrival.at(), part.timely());
        }
        return Stream.of(Kept.NEW, Kept.OTHER_CONTENT, Kept.SAME_REPORTS)
                .filter(each::contains)
                .findFirst()
                .orElse(Kept.NOTHING);
    }

    private void write(Iterable<Incoming> fresh) throws SQLException {
        var texts = new Texts();
        var heads = new ArrayList<Object[]>();
        var links = new LinkedHashMap<List<String>, Boolean>();
        for (Incoming arrival : fresh) {
            heads.add(arrival.values());
            for (Part part : arrival.parts()) {
                texts.add(part.content().texts());
                links.merge(List.of(part.content().facts().id(), arrival.digest()), part.timely(), Boolean::logicalOr);
            }
        }
        sql.each("""
                INSERT INTO arrival (digest, way, source, at, about, letter, strength, signer, authenticity, notes,
                contents, octets) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", heads);
        var linked = new ArrayList<Object[]>();
        links.forEach((link, timely) -> linked.add(new Object[] {link.getFirst(), link.getLast(), timely ? 1L : 0L}));
        sql.each("INSERT INTO link (content, digest, timely) VALUES (?, ?, ?)", linked);
        texts.save(sql);
    }
}
