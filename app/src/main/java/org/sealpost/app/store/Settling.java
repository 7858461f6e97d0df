package org.sealpost.app.store;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.sealpost.app.store.Content.Facts;
import org.sealpost.reports.Authenticity;

/// Takes a later answer to who sent an arrival, within one transaction.
final class Settling {
    private final Sql sql;

    Settling(Sql sql) {
        this.sql = sql;
    }

    private record There(long at, long strength, List<String> contents) {}

    void settle(String digest, Authenticity authenticity) throws SQLException {
        Said said = Said.of(authenticity);
        There there = sql.first(
                        "SELECT at, strength, contents FROM arrival WHERE digest = ?",
                        row -> new There(row.getLong(1), row.getLong(2), names(row.getString(3))),
                        digest)
                .orElse(new There(0, Long.MAX_VALUE, List.of()));
        boolean answer = there.strength == Said.UNKNOWN && said.strength() != Said.UNKNOWN;
        if (!answer && said.strength() <= there.strength) {
            return;
        }
        sql.change(
                "UPDATE arrival SET strength = ?, signer = ?, authenticity = ? WHERE digest = ?",
                said.strength(),
                said.signer(),
                said.line(),
                digest);
        if (said.signer().isEmpty()) {
            return;
        }
        Map<String, Facts> facts = new ContentTable(sql).facts(there.contents);
        var entries = new Entries(
                sql,
                facts.keySet(),
                facts.values().stream()
                        .map(each -> Entry.same(each, said.signer()))
                        .toList());
        for (Facts each : facts.values()) {
            boolean timely = sql.first(
                            "SELECT timely FROM link WHERE content = ? AND digest = ?",
                            row -> row.getLong(1) == 1,
                            each.id(),
                            digest)
                    .orElse(false);
            entries.came(each, said.signer(), there.at, timely);
        }
        entries.save(new RollUps(sql, Map.of()));
    }

    private static List<String> names(String contents) {
        return contents.isEmpty() ? List.of() : List.of(contents.split(" ", -1));
    }
}
