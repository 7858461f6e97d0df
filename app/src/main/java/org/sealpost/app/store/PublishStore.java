package org.sealpost.app.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.apply.Applier;
import org.sealpost.publish.apply.Entry;
import org.sealpost.publish.apply.Journal;
import org.sealpost.publish.apply.Underway;
import org.sealpost.publish.cache.Event;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.PlanId;
import org.sealpost.publish.plan.Transition;
import org.sealpost.publish.rollout.ProbesConfirmation;

/// What owners approved, what was planned, what was done of it, and what the world saw. Several processes
/// may use it at once.
public final class PublishStore implements Journal, AutoCloseable {
    private static final Documents<Desired> DESIRED = Documents.of(Desired.class);
    private static final Documents<Event> EVENT = Documents.of(Event.class);
    private static final Documents<Plan> PLAN = Documents.of(Plan.class);
    private static final Documents<Entry> ENTRY = Documents.of(Entry.class);
    private static final Documents<ProbesConfirmation> CONFIRMATION = Documents.of(ProbesConfirmation.class);

    /// What no roll-out to `enforce` does: whoever begins such a plan wants something else.
    private static final Set<Transition> BACKWARDS =
            Set.of(Transition.ROLL_BACK, Transition.TO_NONE, Transition.RETIRE);

    private static final String PROPOSED = "proposed";
    private static final String UNDERWAY = "underway";
    private static final String ENDED = "ended";
    private static final String DONE = Applier.DONE;

    private final Database database;
    private final Consumer<DomainName> holding;

    PublishStore(Database database) {
        this(database, _ -> {});
    }

    private PublishStore(Database database, Consumer<DomainName> holding) {
        this.database = database;
        this.holding = holding;
    }

    /// The same for somebody who approves things for domains that may be nobody's yet.
    ///
    /// @param first notes whose a domain is before something is approved for it, so that nobody else adds it and
    ///     is given its plans; when it fails, nothing is approved
    public PublishStore holding(Consumer<DomainName> first) {
        return new PublishStore(database, first);
    }

    /// One file, made when it is not there, with the folders above it.
    ///
    /// @throws StoreFault when that is not possible
    public static PublishStore file(Path file) {
        return new PublishStore(Databases.file(file, Part.PUBLISH));
    }

    /// A PostgreSQL server.
    ///
    /// @param password for a URL that has none
    /// @throws StoreFault when that is not possible
    public static PublishStore server(String url, Optional<String> password) {
        return new PublishStore(Databases.server(url, password, Part.PUBLISH));
    }

    /// A plan that was shown, and by whom it was made.
    public record Shown(Plan plan, String planner) {}

    /// What the owner of a domain approved last.
    public Optional<Desired> approved(DomainName domain) {
        return database.read(sql -> sql.first(
                "SELECT form FROM approved WHERE domain = ?", row -> DESIRED.read(row.getString(1)), domain.ascii()));
    }

    /// From now on this is what is approved.
    public void approve(Desired desired, String person, Instant at) {
        holding.accept(desired.domain());
        database.change(sql -> approve(sql, desired, person, at));
    }

    private static void approve(Sql sql, Desired desired, String person, Instant at) throws SQLException {
        sql.change(
                "INSERT INTO approved (domain, at, person, form, held) VALUES (?, ?, ?, ?, 1)"
                        + " ON CONFLICT (domain) DO UPDATE SET at = excluded.at, person = excluded.person,"
                        + " form = excluded.form, held = 1",
                desired.domain().ascii(),
                Times.number(at),
                person,
                DESIRED.write(desired));
    }

    /// What a domain was last brought to; empty where nothing was applied yet.
    public Optional<Desired> applied(DomainName domain) {
        return database.read(sql -> sql.first(
                "SELECT form FROM applied WHERE domain = ?", row -> DESIRED.read(row.getString(1)), domain.ascii()));
    }

    /// Approves what stands already, so that nothing is left to be applied.
    public void stands(Desired desired, String person, Instant at) {
        holding.accept(desired.domain());
        database.change(sql -> {
            approve(sql, desired, person, at);
            applied(sql, desired, at);
        });
    }

    private static void applied(Sql sql, Desired desired, Instant at) throws SQLException {
        sql.change(
                "INSERT INTO applied (domain, at, form) VALUES (?, ?, ?) ON CONFLICT (domain) DO UPDATE SET"
                        + " at = excluded.at, form = excluded.form",
                desired.domain().ascii(),
                Times.number(at),
                DESIRED.write(desired));
    }

    /// The name servers that a domain is known to have; empty where none were noted.
    public Set<DomainName> nameServers(DomainName domain) {
        return Set.copyOf(database.read(sql -> sql.list(
                "SELECT name FROM name_server WHERE domain = ?",
                row -> DomainName.of(row.getString(1)),
                domain.ascii())));
    }

    /// From now on a domain is known to have these name servers and no others.
    public void noteNameServers(DomainName domain, Set<DomainName> names, Instant at) {
        database.change(sql -> {
            sql.change("DELETE FROM name_server WHERE domain = ?", domain.ascii());
            for (DomainName name : names) {
                sql.change(
                        "INSERT INTO name_server (domain, name, at) VALUES (?, ?, ?)",
                        domain.ascii(),
                        name.ascii(),
                        Times.number(at));
            }
        });
    }

    /// Every domain for which something is approved, in order.
    public List<DomainName> domains() {
        return database.read(
                sql -> sql.list("SELECT domain FROM approved ORDER BY domain", row -> DomainName.of(row.getString(1))));
    }

    /// Domains for which an earlier program approved something, and nobody has noted since whose they are.
    public List<DomainName> ofEarlierPrograms() {
        return database.read(sql -> sql.list(
                "SELECT domain FROM approved WHERE held = 0 ORDER BY domain", row -> DomainName.of(row.getString(1))));
    }

    /// It is noted now whose these are.
    public void held(List<DomainName> domains) {
        database.change(sql -> sql.each(
                "UPDATE approved SET held = 1 WHERE domain = ?",
                domains.stream().map(domain -> new Object[] {domain.ascii()}).toList()));
    }

    /// Keeps a plan that is shown, so that it can be applied as it was seen. One that was refused can be shown anew.
    public void propose(Plan plan, String planner) {
        database.change(sql -> sql.change(
                "INSERT INTO plan (id, domain, made, planner, state, approval, how, form) VALUES (?, ?, ?, ?, '"
                        + PROPOSED + "', '', '', ?) ON CONFLICT (id) DO UPDATE SET state = excluded.state, made ="
                        + " excluded.made, planner = excluded.planner, how = '', ended = NULL, asked = NULL,"
                        + " reason = '' WHERE plan.state = '" + ENDED + "' AND plan.begun IS NULL",
                plan.id().text(),
                plan.domain().ascii(),
                Times.number(plan.basis().madeAt()),
                planner,
                PLAN.write(plan)));
    }

    /// A plan that was shown and not begun.
    public Optional<Shown> proposed(PlanId id) {
        return database.read(sql -> sql.first(
                "SELECT form, planner FROM plan WHERE id = ? AND state = '" + PROPOSED + "'",
                row -> new Shown(PLAN.read(row.getString(1)), row.getString(2)),
                id.text()));
    }

    @Override
    public History history(DomainName domain) {
        return database.read(sql -> history(sql, domain));
    }

    static History history(Sql sql, DomainName domain) throws SQLException {
        return History.of(sql.list(
                "SELECT form FROM event WHERE domain = ? ORDER BY n",
                row -> EVENT.read(row.getString(1)),
                domain.ascii()));
    }

    @Override
    public void append(DomainName domain, List<Event> events) {
        database.change(sql -> {
            long next = next(sql, "event", "domain", domain.ascii());
            var values = new ArrayList<Object[]>();
            for (Event event : events) {
                values.add(new Object[] {domain.ascii(), next++, EVENT.write(event)});
            }
            sql.each("INSERT INTO event (domain, n, form) VALUES (?, ?, ?)", values);
        });
    }

    /// Whoever begins a plan approves of what it leads to.
    @Override
    public boolean begin(Plan plan, String approval, Instant at) {
        return begin(plan, approval, at, Optional.empty());
    }

    /// The same as a roll-out has it that goes on by itself: it begins nothing when its turn is over.
    public Journal during(RolloutAims.Turn turn) {
        return new LedJournal(this, turn);
    }

    /// @param turn in which alone it is begun; empty: whenever
    boolean begin(Plan plan, String approval, Instant at, Optional<RolloutAims.Turn> turn) {
        holding.accept(plan.domain());
        return database.write(sql -> {
            if (!underway(sql, plan.domain()).isEmpty() || (turn.isPresent() && !RolloutAims.stands(sql, turn.get()))) {
                return false;
            }
            if (!Collections.disjoint(plan.transitions(), BACKWARDS)) {
                RolloutAims.hold(sql, plan.domain(), "another way was taken by " + approval);
            }
            sql.change(
                    "INSERT INTO plan (id, domain, made, planner, state, approval, begun, how, form)"
                            + " VALUES (?, ?, ?, '', '" + UNDERWAY + "', ?, ?, '', ?)"
                            + " ON CONFLICT (id) DO UPDATE SET state = excluded.state, approval = excluded.approval,"
                            + " begun = excluded.begun",
                    plan.id().text(),
                    plan.domain().ascii(),
                    Times.number(plan.basis().madeAt()),
                    approval,
                    Times.number(at),
                    PLAN.write(plan));
            Consents.overtake(sql, plan, at);
            approve(sql, plan.basis().desired(), approval, at);
            PlanTurns.begin(sql, plan.id(), at);
            return true;
        });
    }

    /// Whose turn it is to go on with the plans that are under way.
    public PlanTurns turns() {
        return new PlanTurns(database);
    }

    /// Every plan that was shown, and what became of it.
    public PlanBook book() {
        return new PlanBook(database);
    }

    /// Plans that wait for somebody.
    public Consents consents() {
        return new Consents(database);
    }

    /// What stands still until a person does something.
    public Stalls stalls() {
        return new Stalls(database);
    }

    /// Where roll-outs shall come to.
    public RolloutAims aims() {
        return new RolloutAims(database);
    }

    @Override
    public Optional<Underway> underway(DomainName domain) {
        return database.read(sql -> {
            Optional<Plan> plan = underway(sql, domain).stream().findFirst();
            return plan.isEmpty() ? Optional.<Underway>empty() : Optional.of(withEntries(sql, plan.get()));
        });
    }

    static Underway withEntries(Sql sql, Plan plan) throws SQLException {
        return new Underway(
                plan,
                sql.list(
                        "SELECT form FROM entry WHERE plan = ? ORDER BY n",
                        row -> ENTRY.read(row.getString(1)),
                        plan.id().text()));
    }

    /// When nothing can appear any more that a plan had begun before it was given up; empty when there is no such
    /// plan.
    public Optional<Instant> settled(DomainName domain) {
        return database.read(sql -> {
            Optional<Ended> last = sql.first(
                    "SELECT form, ended FROM plan WHERE domain = ? AND state = '" + ENDED + "' AND begun IS NOT NULL"
                            + " AND how <> '" + DONE + "' ORDER BY ended DESC LIMIT 1",
                    row -> new Ended(PLAN.read(row.getString(1)), Times.at(row.getLong(2))),
                    domain.ascii());
            return last.isPresent()
                            && withEntries(sql, last.get().plan()).unsettled().isPresent()
                    ? Optional.of(last.get().at().plus(Applier.SETTLING))
                    : Optional.empty();
        });
    }

    private record Ended(Plan plan, Instant at) {}

    private static List<Plan> underway(Sql sql, DomainName domain) throws SQLException {
        return sql.list(
                "SELECT form FROM plan WHERE domain = ? AND state = '" + UNDERWAY + "'",
                row -> PLAN.read(row.getString(1)),
                domain.ascii());
    }

    @Override
    public void mark(PlanId plan, Entry entry) {
        database.change(sql -> sql.change(
                "INSERT INTO entry (plan, n, form) VALUES (?, ?, ?)",
                plan.text(),
                next(sql, "entry", "plan", plan.text()),
                ENTRY.write(entry)));
    }

    @Override
    public void end(PlanId plan, String how, Instant at) {
        database.change(sql -> {
            sql.change(
                    "UPDATE plan SET state = '" + ENDED + "', how = ?, ended = ? WHERE id = ?",
                    how,
                    Times.number(at),
                    plan.text());
            if (!how.equals(DONE)) {
                Optional<String> domain =
                        sql.first("SELECT domain FROM plan WHERE id = ?", row -> row.getString(1), plan.text());
                if (domain.isPresent()) {
                    RolloutAims.hold(sql, DomainName.of(domain.get()), "a plan was " + how);
                }
            } else {
                Optional<Plan> done = sql.first(
                        "SELECT form FROM plan WHERE id = ?", row -> PLAN.read(row.getString(1)), plan.text());
                if (done.isPresent()) {
                    applied(sql, done.get().basis().desired(), at);
                }
            }
        });
    }

    @Override
    public List<ProbesConfirmation> confirmations(DomainName domain) {
        return database.read(sql -> sql.list(
                "SELECT form FROM confirmation WHERE domain = ? ORDER BY n",
                row -> CONFIRMATION.read(row.getString(1)),
                domain.ascii()));
    }

    /// Keeps that a person answers for `enforce` on probes alone.
    public void confirm(DomainName domain, ProbesConfirmation confirmation) {
        database.change(sql -> sql.change(
                "INSERT INTO confirmation (domain, n, form) VALUES (?, ?, ?)",
                domain.ascii(),
                next(sql, "confirmation", "domain", domain.ascii()),
                CONFIRMATION.write(confirmation)));
    }

    private static long next(Sql sql, String table, String column, String value) throws SQLException {
        return sql.first(
                        "SELECT COALESCE(MAX(n), 0) + 1 FROM " + table + " WHERE " + column + " = ?",
                        row -> row.getLong(1),
                        value)
                .orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
