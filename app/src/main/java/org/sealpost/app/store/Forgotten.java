package org.sealpost.app.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What forgetting a domain comes to.
///
/// @param deleted how many rows of which table, such as `fleet.watched`
/// @param changed how many rows stay without the domain in them
/// @param stays what is kept of it and why, a sentence each
public record Forgotten(SortedMap<String, Long> deleted, SortedMap<String, Long> changed, List<String> stays) {
    public Forgotten {
        deleted = new TreeMap<>(deleted);
        changed = new TreeMap<>(changed);
        stays = List.copyOf(stays);
    }

    /// One that grows.
    static final class Tally {
        private final SortedMap<String, Long> deleted = new TreeMap<>();
        private final SortedMap<String, Long> changed = new TreeMap<>();
        private final List<String> stays = new ArrayList<>();

        /// Deletes rows of a table.
        ///
        /// @param where with `?` for the values
        void delete(Sql sql, Part part, String table, String where, Object... values) throws SQLException {
            deleted(part, table, sql.change("DELETE FROM " + table + " WHERE " + where, values));
        }

        void deleted(Part part, String table, long rows) {
            if (rows > 0) {
                deleted.merge(part.word() + "." + table, rows, Long::sum);
            }
        }

        void changed(Part part, String table) {
            changed.merge(part.word() + "." + table, 1L, Long::sum);
        }

        void stays(String why) {
            stays.add(why);
        }

        Forgotten whole() {
            return new Forgotten(deleted, changed, stays);
        }
    }
}
