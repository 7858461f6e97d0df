package org.sealpost.app.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.PlanId;

/// All changes that stand still until a person does something, in all tenants.
public final class Stalls {
    private static final Documents<Plan> PLAN = Documents.of(Plan.class);
    private static final Documents<Progress> PROGRESS = Documents.of(Progress.class);

    private final Database database;

    Stalls(Database database) {
        this.database = database;
    }

    public List<Stalled> all() {
        return database.read(sql -> {
            List<Stalled> all = new ArrayList<>(unapproved(sql));
            all.addAll(stuck(sql));
            all.addAll(RolloutAims.stopped(sql));
            return all;
        });
    }

    /// Of each domain the plan that was asked for last.
    private static List<Stalled.Unapproved> unapproved(Sql sql) throws SQLException {
        Set<DomainName> known = new HashSet<>();
        return sql
                .list(
                        "SELECT tenant, form, planner, reason, asked FROM plan WHERE state = 'proposed' AND asked IS NOT"
                                + " NULL ORDER BY asked DESC, id",
                        row -> new Stalled.Unapproved(
                                row.getString(1),
                                new Consents.Waiting(
                                        PLAN.read(row.getString(2)),
                                        row.getString(3),
                                        row.getString(4),
                                        Times.at(row.getLong(5)))))
                .stream()
                .filter(each -> known.add(each.domain()))
                .toList();
    }

    private static List<Stalled> stuck(Sql sql) throws SQLException {
        return sql
                .list(
                        "SELECT plan.domain, plan.id, turn.progress FROM plan JOIN turn ON turn.plan = plan.id"
                                + " WHERE plan.state = 'underway' AND turn.progress <> '' ORDER BY plan.domain",
                        row -> stuck(
                                DomainName.of(row.getString(1)),
                                new PlanId(row.getString(2)),
                                PROGRESS.read(row.getString(3))))
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Stalled> stuck(DomainName domain, PlanId plan, Progress progress) {
        return switch (progress) {
            case Progress.Owner _, Progress.Conflict _, Progress.Foreign _ ->
                Optional.of(new Stalled.Stuck(domain, plan, progress));
            case Progress.Idle _, Progress.Done _, Progress.Waiting _, Progress.Held _, Progress.Refused _ ->
                Optional.empty();
        };
    }
}
