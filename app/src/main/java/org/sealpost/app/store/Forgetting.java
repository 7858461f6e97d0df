package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.cache.Caches;
import org.sealpost.publish.cache.History;

/// Deletes what is kept of one domain, in every store. What others need stays, and is named: what somebody did, what
/// senders may still hold, and reports that are about other domains too.
public final class Forgetting {
    private final AllStores stores;
    private final DomainName domain;
    private final Instant now;
    private final boolean policies;
    private final Forgotten.Tally tally = new Forgotten.Tally();

    private Forgetting(AllStores stores, DomainName domain, Instant now, boolean policies) {
        this.stores = stores;
        this.domain = domain;
        this.now = now;
        this.policies = policies;
    }

    /// Why a domain cannot be forgotten yet; empty when it can.
    public static Optional<String> objection(AllStores stores, DomainName domain) {
        String name = domain.ascii();
        if (some(stores, Part.HOST, "SELECT 1 FROM delegation WHERE since IS NULL AND domain = ?", name)) {
            return Optional.of(domain + " is delegated to this host; end that by 'sealpost host offboard' first");
        }
        if (some(stores, Part.HOST, "SELECT 1 FROM served WHERE body IS NOT NULL AND domain = ?", name)) {
            return Optional.of("a policy of " + domain + " is served; retire it by 'sealpost rollout' first");
        }
        if (some(stores, Part.PUBLISH, "SELECT 1 FROM plan WHERE state = 'underway' AND domain = ?", name)) {
            return Optional.of("a plan for " + domain + " is under way; end it by 'sealpost apply' first");
        }
        return Optional.empty();
    }

    private static boolean some(AllStores stores, Part part, String sql, String name) {
        if (!stores.exists(part)) {
            return false;
        }
        try (Database database = stores.open(part)) {
            return database.read(query -> query.first(sql, _ -> true, name)).isPresent();
        }
    }

    /// What would be deleted.
    public static Forgotten tried(AllStores stores, DomainName domain, Instant now, boolean policies) {
        return new Forgetting(stores, domain, now, policies).run(true);
    }

    /// Deletes it; each store in a transaction of its own, so what was interrupted is begun again.
    ///
    /// @param policies also which policies it had, though senders may still apply one of them
    public static Forgotten done(AllStores stores, DomainName domain, Instant now, boolean policies) {
        return new Forgetting(stores, domain, now, policies).run(false);
    }

    /// Ends a transaction that is not to change anything.
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private Forgotten run(boolean undo) {
        for (Part part : Part.values()) {
            if (stores.exists(part)) {
                try (Database database = stores.open(part)) {
                    database.change(sql -> {
                        in(sql, part);
                        if (undo) {
                            throw new Undone();
                        }
                    });
                } catch (Undone asIntended) {
                    // It was only counted.
                }
            }
        }
        return tally.whole();
    }

    private void in(Sql sql, Part part) throws SQLException {
        String name = domain.ascii();
        switch (part) {
            case ACCESS -> access(sql, name);
            case CHECKS -> tally.delete(sql, part, "result", "domain = ?", name);
            case FLEET -> new ForgettingFleet(sql, domain, tally).run();
            case HISTORY -> {
                tally.delete(sql, part, "history_facts", "domain = ?", name);
                tally.delete(sql, part, "history_look", "domain = ?", name);
                tally.delete(sql, part, "history_state", "domain = ?", name);
            }
            case HOST -> host(sql, name);
            case PUBLISH -> publish(sql, name);
            case REPORTS -> new ForgettingReports(sql, name, tally).run();
        }
    }

    private void access(Sql sql, String name) throws SQLException {
        long rows = count(sql, "SELECT COUNT(*) FROM audit WHERE domain = ?", name);
        if (rows > 0) {
            tally.stays((rows == 1 ? "1 row" : rows + " rows") + " of the audit trail: who did what is never deleted");
        }
        long tokens =
                count(sql, "SELECT COUNT(*) FROM api_token WHERE revoked IS NULL AND domains LIKE ?", "%" + name + "%");
        if (tokens > 0) {
            tally.stays((tokens == 1 ? "1 token" : tokens + " tokens")
                    + " whose rule names it; revoke what is no longer needed");
        }
    }

    private void host(Sql sql, String name) throws SQLException {
        if (count(sql, "SELECT COUNT(*) FROM served WHERE domain = ?", name) > 0) {
            tally.stays("that its policy has ended, so that every edge hears of it");
        }
        if (count(sql, "SELECT COUNT(*) FROM delegation WHERE domain = ?", name) > 0) {
            tally.stays("the targets of its delegations, so that nobody else is ever given them");
        }
        String host = domain.child("mta-sts").ascii();
        tally.delete(
                sql,
                Part.HOST,
                "certified",
                "name = ? AND phase = 'withdrawn' AND revision < (SELECT MAX(revision) FROM certified)",
                host);
        if (count(sql, "SELECT COUNT(*) FROM certified WHERE name = ?", host) > 0) {
            tally.stays("that its certificate was withdrawn, until another certificate changes");
        }
        if (count(sql, "SELECT COUNT(*) FROM ledger WHERE name = ?", host) > 0) {
            tally.stays("how often certificates were ordered for it, as long as the limits of authorities look back");
        }
    }

    /// What was served is known as long as a sender may apply it.
    private void publish(Sql sql, String name) throws SQLException {
        for (String table : List.of("approved", "applied", "confirmation", "name_server", "aim")) {
            tally.delete(sql, Part.PUBLISH, table, "domain = ?", name);
        }
        tally.delete(sql, Part.PUBLISH, "entry", "plan IN (SELECT id FROM plan WHERE domain = ?)", name);
        tally.delete(sql, Part.PUBLISH, "turn", "plan IN (SELECT id FROM plan WHERE domain = ?)", name);
        tally.delete(sql, Part.PUBLISH, "plan", "domain = ?", name);
        History history = PublishStore.history(sql, domain);
        Instant lapses = new Caches(history, now).retired();
        if (lapses.isAfter(now) && !policies) {
            tally.stays("which policies it had, until " + lapses + ": senders may apply the last one until then");
        } else {
            tally.delete(sql, Part.PUBLISH, "event", "domain = ?", name);
        }
    }

    private static long count(Sql sql, String query, String value) throws SQLException {
        return sql.first(query, row -> row.getLong(1), value).orElse(0L);
    }
}
