package org.sealpost.app.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.fleet.watch.notice.Item;
import org.sealpost.fleet.watch.notice.Maintenance;
import org.sealpost.fleet.watch.notice.Message;
import org.sealpost.protocol.name.DomainName;

/// Deletes what the watch keeps of one domain. Of a message about several domains the rest stays.
final class ForgettingFleet {
    private final Sql sql;
    private final DomainName domain;
    private final Forgotten.Tally tally;

    ForgettingFleet(Sql sql, DomainName domain, Forgotten.Tally tally) {
        this.sql = sql;
        this.domain = domain;
        this.tally = tally;
    }

    void run() throws SQLException {
        for (String table : List.of("due", "alert_event", "alert", "watched", "held")) {
            tally.delete(sql, Part.FLEET, table, "domain = ?", domain.ascii());
        }
        maintenance();
        messages();
    }

    private record Window(String id, Maintenance maintenance) {}

    private void maintenance() throws SQLException {
        for (Window window : sql.list(
                "SELECT id, form FROM maintenance",
                row -> new Window(row.getString(1), FleetChannels.MAINTENANCE.read(row.getString(2))))) {
            if (window.maintenance().scope().equals(new Maintenance.Scope.One(domain))) {
                tally.delete(sql, Part.FLEET, "maintenance", "id = ?", window.id());
            }
        }
    }

    private record Posted(String channel, long n, Message message) {}

    private void messages() throws SQLException {
        for (Posted posted : sql.list(
                "SELECT channel, n, form FROM outbox WHERE form LIKE ?",
                row -> new Posted(row.getString(1), row.getLong(2), FleetOutbox.MESSAGE.read(row.getString(3))),
                "%" + domain.ascii() + "%")) {
            List<Item> others = posted.message().items().stream()
                    .flatMap(item -> without(item).stream())
                    .toList();
            if (others.isEmpty()) {
                tally.delete(sql, Part.FLEET, "outbox", "channel = ? AND n = ?", posted.channel(), posted.n());
            } else if (!others.equals(posted.message().items())) {
                sql.change(
                        "UPDATE outbox SET form = ? WHERE channel = ? AND n = ?",
                        FleetOutbox.MESSAGE.write(new Message(
                                posted.message().id(), posted.message().at(), others)),
                        posted.channel(),
                        posted.n());
                tally.changed(Part.FLEET, "outbox");
            }
        }
    }

    /// What was told of the first domain of several is not told of the others.
    private List<Item> without(Item item) {
        int place = item.domains().indexOf(domain);
        if (place < 0) {
            return List.of(item);
        }
        if (place == 0 || item.domains().size() == 1) {
            return List.of();
        }
        var domains = new ArrayList<DomainName>(item.domains());
        var alerts = new ArrayList<AlertId>(item.alerts());
        domains.remove(place);
        if (place < alerts.size()) {
            alerts.remove(place);
        }
        return List.of(new Item(
                item.word(), item.level(), item.what(), item.subject(), item.telling(), domains, alerts, item.since()));
    }
}
