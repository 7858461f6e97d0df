package org.sealpost.app.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.PlanId;

/// Plans that wait until somebody agrees to them, and which tenants ask for a second person.
public final class Consents {
    private static final Documents<Plan> PLAN = Documents.of(Plan.class);

    private final Database database;

    Consents(Database database) {
        this.database = database;
    }

    /// A plan that waits for somebody.
    ///
    /// @param planner who made it
    /// @param reason of whoever asked; empty when they gave none
    /// @param at when it was asked
    public record Waiting(Plan plan, String planner, String reason, Instant at) {}

    /// Whether plans of the highest risk need somebody else than the one who made them.
    public boolean needSecond(String tenant) {
        return database.read(
                sql -> sql.first("SELECT tenant FROM second_person WHERE tenant = ?", row -> row.getString(1), tenant)
                        .isPresent());
    }

    public void needSecond(String tenant, boolean needed) {
        database.change(sql -> {
            if (needed) {
                sql.change("INSERT INTO second_person (tenant) VALUES (?) ON CONFLICT (tenant) DO NOTHING", tenant);
            } else {
                sql.change("DELETE FROM second_person WHERE tenant = ?", tenant);
            }
        });
    }

    /// From now on the plan is listed among those that wait. Whoever asks again says why anew.
    ///
    /// @return whether it was not begun and not refused yet
    public boolean ask(PlanId plan, String tenant, String reason, Instant at) {
        return database.write(sql -> sql.change(
                        "UPDATE plan SET tenant = ?, reason = ?, asked = ? WHERE id = ? AND state = 'proposed'",
                        tenant,
                        reason,
                        Times.number(at),
                        plan.text())
                > 0);
    }

    /// Empty where nobody has asked.
    public Optional<Waiting> asked(PlanId plan) {
        return list("AND id = ?", plan.text()).stream().findFirst();
    }

    /// Those of a tenant, the newest first.
    public List<Waiting> waiting(String tenant, int limit) {
        return list("AND tenant = ? ORDER BY asked DESC, id LIMIT " + limit, tenant);
    }

    /// How many domains of a tenant have a plan that waits.
    public long count(String tenant) {
        return database.read(sql -> sql.first(
                        "SELECT COUNT(DISTINCT domain) FROM plan WHERE state = 'proposed' AND asked IS NOT NULL"
                                + " AND tenant = ?",
                        row -> row.getLong(1),
                        tenant))
                .orElse(0L);
    }

    private record Asked(String tenant, DomainName domain, PlanId plan, long at) {}

    /// What waits for these domains in a tenant, of each the last.
    public Map<DomainName, PlanId> waiting(String tenant, Collection<DomainName> domains) {
        return database
                .read(sql -> sql.among(
                        "SELECT tenant, domain, id, asked FROM plan WHERE state = 'proposed' AND asked IS NOT NULL"
                                + " AND domain IN (?)",
                        domains.stream().map(DomainName::ascii).toList(),
                        row -> new Asked(
                                row.getString(1),
                                DomainName.of(row.getString(2)),
                                new PlanId(row.getString(3)),
                                row.getLong(4))))
                .stream()
                .filter(each -> each.tenant.equals(tenant))
                .sorted(Comparator.comparingLong(Asked::at))
                .collect(Collectors.toMap(Asked::domain, Asked::plan, (_, later) -> later));
    }

    private List<Waiting> list(String which, Object... values) {
        return database.read(sql -> sql.list(
                "SELECT form, planner, reason, asked FROM plan WHERE state = 'proposed' AND asked IS NOT NULL " + which,
                row -> new Waiting(
                        PLAN.read(row.getString(1)), row.getString(2), row.getString(3), Times.at(row.getLong(4))),
                values));
    }

    /// Whatever else waits for the domain rests on what is no longer so once this plan has begun.
    static void overtake(Sql sql, Plan begun, Instant at) throws SQLException {
        String id = begun.id().text();
        endWaiting(sql, begun.domain(), id, "overtaken by plan " + id, at);
    }

    /// Ends whatever waits for a domain.
    ///
    /// @param how in a few words
    public void withdraw(DomainName domain, String how, Instant at) {
        database.change(sql -> endWaiting(sql, domain, "", how, at));
    }

    /// @param but the id of the one that does not end; empty for all
    private static void endWaiting(Sql sql, DomainName domain, String but, String how, Instant at) throws SQLException {
        sql.change(
                "UPDATE plan SET state = 'ended', how = ?, ended = ? WHERE domain = ? AND id <> ? AND state = 'proposed'"
                        + " AND asked IS NOT NULL",
                how,
                Times.number(at),
                domain.ascii(),
                but);
    }

    /// Ends a plan that was not begun. A roll-out that goes on by itself is held then, so that it does not propose the
    /// same again.
    ///
    /// @param how in a few words
    /// @return whether it was not begun yet
    public boolean refuse(PlanId plan, String how, Instant at) {
        return database.write(sql -> refuse(sql, plan, how, at));
    }

    private static boolean refuse(Sql sql, PlanId plan, String how, Instant at) throws SQLException {
        boolean refused = sql.change(
                        "UPDATE plan SET state = 'ended', how = ?, ended = ? WHERE id = ? AND state = 'proposed'",
                        how,
                        Times.number(at),
                        plan.text())
                > 0;
        Optional<String> domain = refused
                ? sql.first("SELECT domain FROM plan WHERE id = ?", row -> row.getString(1), plan.text())
                : Optional.empty();
        if (domain.isPresent()) {
            RolloutAims.hold(sql, DomainName.of(domain.get()), "a plan was " + how);
        }
        return refused;
    }
}
