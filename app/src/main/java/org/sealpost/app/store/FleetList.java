package org.sealpost.app.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sealpost.check.Outcome;
import org.sealpost.check.grade.Letter;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.alert.Alert;
import org.sealpost.fleet.watch.look.Memory;
import org.sealpost.fleet.watch.look.Stage;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;

/// The domains of a tenant as a list: chosen, ordered and read page by page, all of it by the database.
public final class FleetList {
    private static final String NO_TAGS = "";
    /// The best first; a grade is kept as its place.
    private static final List<Letter> LETTERS = List.of(Letter.values());

    private final Database database;

    FleetList(Database database) {
        this.database = database;
    }

    /// How much a domain needs somebody, the most first.
    public enum Need {
        URGENT(0),
        WARNING(1),
        /// DNS says that there is no such domain.
        MISSING(6),
        /// A fault was seen that no alert tells yet.
        FAULT(7),
        NOTE(2),
        /// DNS, the policy or the mail servers cannot be told.
        UNSEEN(3),
        /// Its mail servers were not looked at yet.
        PART(8),
        /// It was never looked at.
        NEW(4),
        NOTHING(5);

        /// As it stands in the table, where it stays for good.
        private final int kept;

        Need(int kept) {
            this.kept = kept;
        }

        /// Where somebody is to do something: an alert stands that is more than worth knowing.
        public static Set<Need> calling() {
            return EnumSet.of(URGENT, WARNING);
        }

        /// @param worst of the alerts that stand
        public static Need of(Optional<Level> worst, Memory memory) {
            if (worst.isPresent() && worst.get() != Level.NOTICE) {
                return worst.get() == Level.PAGE ? URGENT : WARNING;
            }
            if (memory.missing().isPresent()) {
                return MISSING;
            }
            if (worst.isPresent()) {
                return NOTE;
            }
            Optional<Outcome> outcome = memory.outcome();
            if (outcome.equals(Optional.of(Outcome.FAIL))) {
                return FAULT;
            }
            if (memory.recordsUnseen().isPresent()
                    || memory.serversUnseen().isPresent()
                    || outcome.equals(Optional.of(Outcome.UNKNOWN))) {
                return UNSEEN;
            }
            if (memory.isNew()) {
                return NEW;
            }
            // A grade is of a look at everything, whenever that was.
            return outcome.isPresent() || memory.grade().isPresent() ? NOTHING : PART;
        }

        private static Need kept(long number) {
            return Arrays.stream(values())
                    .filter(each -> each.kept == number)
                    .findFirst()
                    .orElse(NOTHING);
        }

        /// The most first, as the database orders it.
        private static String rank() {
            List<Need> all = List.of(values());
            return all.stream()
                    .map(each -> " WHEN " + each.kept + " THEN " + all.indexOf(each))
                    .collect(Collectors.joining("", "CAST(CASE need", " ELSE need END AS BIGINT)"));
        }
    }

    /// Which domains.
    ///
    /// @param text a part of their names, or one of their tags; empty for all
    /// @param needs those with one of these; none for all
    public record Choice(
            String text, Optional<Stage> stage, Optional<Mode> mode, Optional<String> tag, Set<Need> needs) {
        public static final Choice ALL = new Choice("", Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

        public Choice {
            needs = Set.copyOf(needs);
        }
    }

    /// In which order.
    public enum Order {
        URGENT(Need.rank()),
        DOMAIN("CAST(0 AS BIGINT)"),
        /// The worst first.
        GRADE("-grade"),
        /// What was not looked at for the longest time first.
        LOOKED("looked");

        private final String key;

        Order(String key) {
            this.key = key;
        }
    }

    /// Where a page ends. What comes or goes meanwhile moves nothing else.
    public record Place(long key, DomainName domain) {
        public String text() {
            return key + "~" + domain.ascii();
        }

        /// Empty for what [#text] never said.
        public static Optional<Place> read(String text) {
            int split = text.indexOf('~');
            if (split < 1 || !text.substring(0, split).matches("-?\\d{1,19}")) {
                return Optional.empty();
            }
            try {
                long key = Long.parseLong(text.substring(0, split));
                return DomainName.ofWire(text.substring(split + 1)).map(domain -> new Place(key, domain));
            } catch (NumberFormatException tooLarge) {
                return Optional.empty();
            }
        }
    }

    /// A domain of the list.
    ///
    /// @param looked when it was last looked at
    /// @param next when it is looked at next
    public record Line(
            DomainName domain,
            List<String> tags,
            Need need,
            Optional<Stage> stage,
            Optional<Mode> mode,
            Optional<Letter> grade,
            Optional<Instant> looked,
            Instant next,
            Place place) {
        public Line {
            tags = List.copyOf(tags);
        }
    }

    public List<Line> page(String tenant, Choice choice, Order order, Optional<Place> after, int limit) {
        var values = new ArrayList<Object>();
        String where = where(tenant, choice, values);
        if (after.isPresent()) {
            where += " AND (" + order.key + " > ? OR " + order.key + " = ? AND domain > ?)";
            values.addAll(List.of(
                    after.get().key(), after.get().key(), after.get().domain().ascii()));
        }
        String query = "SELECT domain, tags, need, stage, mode, grade, looked, "
                + "(SELECT MIN(due) FROM due WHERE due.domain = watched.domain), " + order.key + " AS place"
                + " FROM watched" + where + " ORDER BY place, domain LIMIT " + limit;
        return database.read(sql -> sql.list(query, FleetList::line, values.toArray()));
    }

    /// One domain as it stands in the list.
    public Optional<Line> of(DomainName domain) {
        String query = "SELECT domain, tags, need, stage, mode, grade, looked, "
                + "(SELECT MIN(due) FROM due WHERE due.domain = watched.domain), CAST(0 AS BIGINT)"
                + " FROM watched WHERE domain = ?";
        return database.read(sql -> sql.first(query, FleetList::line, domain.ascii()));
    }

    /// Their names, in that order.
    public List<DomainName> names(String tenant, Choice choice, int limit) {
        var values = new ArrayList<Object>();
        String query = "SELECT domain FROM watched" + where(tenant, choice, values) + " ORDER BY domain LIMIT " + limit;
        return database.read(sql -> sql.list(query, row -> Names.domain(row.getString(1)), values.toArray()));
    }

    public long count(String tenant, Choice choice) {
        var values = new ArrayList<Object>();
        String query = "SELECT COUNT(*) FROM watched" + where(tenant, choice, values);
        return database.read(sql -> sql.first(query, row -> row.getLong(1), values.toArray()))
                .orElse(0L);
    }

    /// How many domains a tenant has of each kind.
    ///
    /// @param stages without those whose stage was never seen
    /// @param tags how many domains have each
    public record Counts(long all, Map<Stage, Long> stages, Map<Need, Long> needs, Map<String, Long> tags) {
        public Counts {
            stages = Map.copyOf(stages);
            needs = Map.copyOf(needs);
            tags = Map.copyOf(tags);
        }

        public long of(Need need) {
            return needs.getOrDefault(need, 0L);
        }
    }

    private record Group(String stage, long need, String tags, long number) {}

    public Counts counts(String tenant) {
        List<Group> groups = database.read(sql -> sql.list(
                "SELECT stage, need, tags, COUNT(*) FROM watched WHERE tenant = ? GROUP BY stage, need, tags",
                row -> new Group(row.getString(1), row.getLong(2), row.getString(3), row.getLong(4)),
                tenant));
        var stages = new EnumMap<Stage, Long>(Stage.class);
        var needs = new EnumMap<Need, Long>(Need.class);
        var tags = new TreeMap<String, Long>();
        long all = 0;
        for (Group group : groups) {
            all += group.number;
            stage(group.stage).ifPresent(stage -> stages.merge(stage, group.number, Long::sum));
            needs.merge(Need.kept(group.need), group.number, Long::sum);
            tags(group.tags).forEach(tag -> tags.merge(tag, group.number, Long::sum));
        }
        return new Counts(all, stages, needs, tags);
    }

    /// The alerts of these domains that stand, the gravest first.
    public Map<DomainName, List<Alert>> standing(Collection<DomainName> domains) {
        List<Alert> alerts = database.read(sql -> sql.among(
                "SELECT form FROM alert WHERE state IN ('open', 'acknowledged') AND live = 1 AND domain IN (?)",
                domains.stream().map(DomainName::ascii).toList(),
                FleetAlerts::alert));
        return alerts.stream()
                .sorted(Comparator.comparing(Alert::level).thenComparing(Alert::firstSeen))
                .collect(Collectors.groupingBy(alert -> alert.cause().domain()));
    }

    private static String where(String tenant, Choice choice, List<Object> values) {
        values.add(tenant);
        var where = new StringBuilder(" WHERE tenant = ?");
        if (!choice.text().isEmpty()) {
            // The one way to look for a part of a text that both databases have, and that knows no wildcards.
            where.append(" AND (REPLACE(domain, ?, '') <> domain OR REPLACE(tags, ?, '') <> tags)");
            values.add(choice.text());
            values.add(tags(List.of(choice.text())));
        }
        choice.stage().ifPresent(stage -> {
            where.append(" AND stage = ?");
            values.add(stage.name());
        });
        choice.mode().ifPresent(mode -> {
            where.append(" AND mode = ?");
            values.add(mode.word());
        });
        choice.tag().ifPresent(tag -> {
            where.append(" AND REPLACE(tags, ?, '') <> tags");
            values.add(tags(List.of(tag)));
        });
        if (!choice.needs().isEmpty()) {
            where.append(" AND need IN (")
                    .append(String.join(", ", Collections.nCopies(choice.needs().size(), "?")))
                    .append(')');
            choice.needs().forEach(need -> values.add((long) need.kept));
        }
        return where.toString();
    }

    private static Line line(ResultSet row) throws SQLException {
        DomainName domain = Names.domain(row.getString(1));
        int grade = (int) row.getLong(6);
        long looked = row.getLong(7);
        return new Line(
                domain,
                tags(row.getString(2)),
                Need.kept(row.getLong(3)),
                stage(row.getString(4)),
                Mode.parse(row.getString(5)),
                grade < 0 || grade >= LETTERS.size() ? Optional.empty() : Optional.of(LETTERS.get(grade)),
                looked == 0 ? Optional.empty() : Optional.of(Times.at(looked)),
                Times.at(row.getLong(8)),
                new Place(row.getLong(9), domain));
    }

    private static Optional<Stage> stage(String word) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.name().equals(word))
                .findFirst();
    }

    /// What a look found stands in the list as well.
    static void keep(Sql sql, DomainName domain, FleetLooks.Result result, Instant at) throws SQLException {
        Memory memory = result.memory();
        sql.change(
                "UPDATE watched SET memory = ?, stage = ?, mode = ?, grade = ?, need = ?, looked = ? WHERE domain = ?",
                FleetDomains.MEMORY.write(memory),
                memory.stage().map(Stage::name).orElse(""),
                memory.mode().map(Mode::word).orElse(""),
                (long) memory.grade().map(LETTERS::indexOf).orElse(-1),
                (long) need(result.progress().live(), memory).kept,
                Times.number(at),
                domain.ascii());
    }

    /// The same list after the alerts of a domain changed without a look.
    ///
    /// @param live all of the domain
    static void needed(Sql sql, DomainName domain, List<Alert> live) throws SQLException {
        Memory memory = sql.first(
                        "SELECT memory FROM watched WHERE domain = ?",
                        row -> FleetDomains.MEMORY.read(row.getString(1)),
                        domain.ascii())
                .orElse(Memory.NONE);
        sql.change("UPDATE watched SET need = ? WHERE domain = ?", (long) need(live, memory).kept, domain.ascii());
    }

    private static Need need(List<Alert> live, Memory memory) {
        return Need.of(
                live.stream()
                        .filter(alert -> alert.state().stands())
                        .map(Alert::level)
                        .min(Enum::compareTo),
                memory);
    }

    /// With a line end around each, so that a whole tag can be looked for.
    static String tags(Collection<String> tags) {
        return tags.isEmpty()
                ? NO_TAGS
                : tags.stream()
                        .map(tag -> tag.replace('\n', ' '))
                        .sorted()
                        .collect(Collectors.joining("\n", "\n", "\n"));
    }

    private static List<String> tags(String column) {
        return column.lines().filter(tag -> !tag.isEmpty()).toList();
    }
}
