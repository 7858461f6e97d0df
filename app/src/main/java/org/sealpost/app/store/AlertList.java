package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.protocol.name.DomainName;

/// The alerts of a tenant as a list: chosen, ordered and read page by page, all of it by the database.
public final class AlertList {
    private static final String RANK = "CAST(CASE level WHEN 'PAGE' THEN 0 WHEN 'WARNING' THEN 1 ELSE 2 END AS BIGINT)";

    private final Database database;

    AlertList(Database database) {
        this.database = database;
    }

    /// Which alerts.
    public record Choice(Optional<DomainName> domain, Optional<Level> level) {
        public static final Choice ALL = new Choice(Optional.empty(), Optional.empty());
    }

    /// Where a page ends: the place of its last level among all, when the alert changed, and which it was.
    public record Place(long rank, long changed, AlertId id) {
        public String text() {
            return rank + "~" + changed + "~" + id.text();
        }

        /// Empty for what [#text] never said.
        public static Optional<Place> read(String text) {
            if (!text.matches("\\d~-?\\d{1,19}~[0-9a-f]+")) {
                return Optional.empty();
            }
            String[] parts = text.split("~", -1);
            try {
                long changed = Long.parseLong(parts[1]);
                return AlertId.read(parts[2]).map(id -> new Place(Long.parseLong(parts[0]), changed, id));
            } catch (NumberFormatException tooLarge) {
                return Optional.empty();
            }
        }
    }

    /// An alert of the list.
    public record Line(Alert alert, Place place) {}

    /// Those that stand, the gravest first, then the newest.
    public List<Line> standing(String tenant, Choice choice, Optional<Place> after, int limit) {
        var values = new ArrayList<Object>();
        var where = new StringBuilder(where(tenant, choice, values)).append(" AND state IN ('open', 'acknowledged')");
        after.ifPresent(place -> {
            where.append(" AND (" + RANK + " > ? OR " + RANK + " = ? AND (changed < ? OR changed = ? AND id > ?))");
            values.addAll(List.of(place.rank, place.rank, place.changed, place.changed, place.id.text()));
        });
        return database.read(sql -> sql.list(
                "SELECT form, " + RANK + " AS place, changed, id FROM alert" + where
                        + " ORDER BY place, changed DESC, id LIMIT " + limit,
                AlertList::line,
                values.toArray()));
    }

    /// Those that are over, the newest first.
    public List<Alert> recovered(String tenant, Choice choice, int limit) {
        var values = new ArrayList<Object>();
        String where = where(tenant, choice, values);
        return database.read(sql -> sql.list(
                "SELECT form FROM alert" + where + " AND state = 'recovered' ORDER BY changed DESC, id LIMIT " + limit,
                FleetAlerts::alert,
                values.toArray()));
    }

    private static String where(String tenant, Choice choice, List<Object> values) {
        values.add(tenant);
        choice.domain().ifPresent(domain -> values.add(domain.ascii()));
        choice.level().ifPresent(level -> values.add(level.name()));
        return " WHERE tenant = ?" + (choice.domain().isPresent() ? " AND domain = ?" : "")
                + (choice.level().isPresent() ? " AND level = ?" : "");
    }

    private static Line line(ResultSet row) throws SQLException {
        Alert alert = FleetAlerts.alert(row);
        return new Line(alert, new Place(row.getLong(2), row.getLong(3), alert.id()));
    }
}
