package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.store.Mails.Text;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.Telling;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.fleet.watch.alert.AlertId;
import org.sealpost.fleet.watch.alert.Word;
import org.sealpost.fleet.watch.notice.Item;
import org.sealpost.fleet.watch.notice.Maintenance;
import org.sealpost.fleet.watch.notice.Message;
import org.sealpost.fleet.watch.schedule.Schedule;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.cache.Event;
import org.sealpost.publish.cache.Fact;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class ForgettingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final DomainName GONE = DomainName.of("gone.example");
    private static final DomainName OTHER = DomainName.of("other.example");
    private static final Pattern OCTETS = Pattern.compile("\\{\"octets\":\"([^\"]*)\"}");
    private static final Octets POLICY =
            Octets.utf8("version: STSv1\r\nmode: enforce\r\nmx: mx.gone.example\r\nmax_age: 86400\r\n");

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @RegisterExtension
    private final Places places = new Places();

    @TempDir
    private Path folder = Path.of("");

    private AllStores stores = AllStores.files(Path.of(""));

    @BeforeEach
    void open() throws SQLException {
        stores = database == TestDatabase.SQLITE
                ? AllStores.files(folder)
                : AllStores.server(places.next(database, folder), Optional.empty(), folder);
        for (Part part : Part.values()) {
            stores.open(part).close();
        }
    }

    /// Whatever has the domain in it, by its table; packed octets are unpacked.
    private Map<String, List<String>> naming(DomainName domain) throws SQLException {
        var naming = new TreeMap<String, List<String>>();
        Rows.all(stores).forEach((table, rows) -> {
            List<String> found = rows.stream()
                    .map(row -> OCTETS.matcher(row).replaceAll(ForgettingTest::plain))
                    .filter(row -> row.contains(domain.ascii()))
                    .toList();
            if (!found.isEmpty()) {
                naming.put(table, found);
            }
        });
        return naming;
    }

    private static String plain(MatchResult octets) {
        byte[] raw = Base64.getDecoder().decode(octets.group(1));
        String text = new String(raw, StandardCharsets.ISO_8859_1);
        try {
            return Matcher.quoteReplacement(text + Packed.read(raw).utf8Lossy());
        } catch (StoreFault notPacked) {
            return Matcher.quoteReplacement(text);
        }
    }

    private void in(Part part, Database.Change change) {
        try (Database tables = stores.open(part)) {
            tables.change(change);
        }
    }

    private void fill(DomainName domain) throws SQLException {
        var schedule = new Schedule(new Random(1));
        try (Database fleet = stores.open(Part.FLEET)) {
            new FleetDomains(fleet).watch(WatchedDomain.of(domain, "t"), schedule, NOW);
            new FleetChannels(fleet)
                    .save(
                            new Maintenance(
                                    domain.ascii(), "t", new Maintenance.Scope.One(domain), NOW, NOW, "eva", ""),
                            NOW);
        }
        in(Part.FLEET, sql -> {
            sql.change(
                    "INSERT INTO alert (id, domain, tenant, cause, state, level, live, changed, news, form)"
                            + " VALUES (?, ?, 't', ?, 'open', 'PAGE', 1, 1, " + Times.number(NOW) + ", ?)",
                    "alert of " + domain,
                    domain.ascii(),
                    domain.ascii(),
                    domain.ascii());
            sql.change(
                    "INSERT INTO alert_event (alert, n, domain, at, form) VALUES (?, 1, ?, 1, ?)",
                    "alert of " + domain,
                    domain.ascii(),
                    domain.ascii());
        });
        in(
                Part.CHECKS,
                sql -> sql.change(
                        "INSERT INTO result (id, domain, at, facts) VALUES (?, ?, 1, ?)",
                        "check of " + domain,
                        domain.ascii(),
                        Octets.utf8(domain.ascii())));
        in(Part.HISTORY, sql -> {
            sql.change(
                    "INSERT INTO history_state (domain, n, digest, document) VALUES (?, 1, '', ?)",
                    domain.ascii(),
                    domain.ascii());
            sql.change("INSERT INTO history_look (domain, at, n, whole) VALUES (?, 1, 1, 1)", domain.ascii());
            sql.change(
                    "INSERT INTO history_facts (domain, whole, at, n, facts) VALUES (?, 1, 1, 1, ?)",
                    domain.ascii(),
                    Octets.utf8(domain.ascii()));
        });
        in(Part.PUBLISH, sql -> {
            sql.change(
                    "INSERT INTO approved (domain, at, person, form) VALUES (?, 1, 'eva', ?)",
                    domain.ascii(),
                    domain.ascii());
            sql.change("INSERT INTO applied (domain, at, form) VALUES (?, 1, ?)", domain.ascii(), domain.ascii());
            sql.change(
                    "INSERT INTO plan (id, domain, made, planner, state, approval, how, form)"
                            + " VALUES (?, ?, 1, '', 'ended', '', '', ?)",
                    "plan of " + domain,
                    domain.ascii(),
                    domain.ascii());
            sql.change("INSERT INTO entry (plan, n, form) VALUES (?, 1, ?)", "plan of " + domain, domain.ascii());
            sql.change("INSERT INTO confirmation (domain, n, form) VALUES (?, 1, ?)", domain.ascii(), domain.ascii());
            sql.change("INSERT INTO name_server (domain, name, at) VALUES (?, ?, 1)", domain.ascii(), "ns." + domain);
        });
        try (Database tables = stores.open(Part.REPORTS)) {
            var reports = new SqlReportStore(tables);
            for (int i = 0; i < 5; i++) {
                reports.keep(List.of(Mails.mail(
                        Mails.GOOGLE,
                        new Text("Google Inc.", "id" + i + domain, Mails.DAY.minusDays(i), domain.ascii(), 5, 2, "")
                                .with(Mails.failure("certificate-expired", "mx." + domain, "why " + domain, 2)))));
            }
        }
    }

    private static Item item(DomainName... domains) {
        return new Item(
                Word.OPENED,
                Level.PAGE,
                "mtasts.policy.mx-not-listed",
                "mx",
                new Telling("title", "seen", "fix"),
                List.of(domains),
                IntStream.range(0, domains.length)
                        .mapToObj(i -> new AlertId("000000000000000" + i))
                        .toList(),
                NOW);
    }

    @Test
    void everyRowOfADomainIsGoneAndEveryRowOfOthersStays() throws Exception {
        fill(OTHER);
        try (Database fleet = stores.open(Part.FLEET)) {
            new FleetOutbox(fleet).put("c", new Message("m1", NOW, List.of(item(OTHER))));
        }
        Map<String, List<String>> before = Rows.all(stores);
        fill(GONE);
        try (Database fleet = stores.open(Part.FLEET)) {
            new FleetOutbox(fleet).put("c", new Message("m2", NOW, List.of(item(GONE))));
        }
        assertThat(naming(GONE)).hasSizeGreaterThan(20);
        Map<String, List<String>> full = Rows.all(stores);

        Forgotten would = Forgetting.tried(stores, GONE, NOW, false);
        assertThat(Rows.all(stores)).as("a dry run changes nothing").containsExactlyEntriesOf(full);
        assertThat(Forgetting.done(stores, GONE, NOW, false)).isEqualTo(would);
        assertThat(would.stays()).isEmpty();
        assertThat(naming(GONE)).isEmpty();
        Map<String, List<String>> after = new TreeMap<>(Rows.all(stores));
        // Texts of reports that both had stay with the day on which they were last needed.
        assertThat(after).isEqualTo(before);
        assertThat(Forgetting.done(stores, GONE, NOW, false).deleted()).isEmpty();
    }

    @Test
    void ofAMessageAndAReportAboutSeveralTheOthersStay() throws Exception {
        try (Database fleet = stores.open(Part.FLEET)) {
            new FleetOutbox(fleet).put("c", new Message("m", NOW, List.of(item(OTHER, GONE), item(GONE))));
        }
        String one = new Text("Google Inc.", "id", Mails.DAY, OTHER.ascii(), 5, 0, "").json();
        String two = one.replace("\"policies\":[", "\"policies\":[" + policy(GONE) + ",");
        try (Database tables = stores.open(Part.REPORTS)) {
            new SqlReportStore(tables).keep(List.of(Mails.mail(Mails.GOOGLE, two, Mails.at(Mails.DAY), "")));
        }
        Forgotten forgotten = Forgetting.done(stores, GONE, NOW, false);
        assertThat(forgotten.changed()).containsEntry("fleet.outbox", 1L);
        assertThat(forgotten.stays())
                .singleElement()
                .asString()
                .contains("the text of 1 report that is about other domains too");
        assertThat(naming(GONE)).containsOnlyKeys("reports.content", "reports.arrival");
        assertThat(naming(OTHER)).containsKeys("fleet.outbox", "reports.reported", "reports.daily");
    }

    private static String policy(DomainName domain) {
        return "{\"policy\":{\"policy-type\":\"sts\",\"policy-string\":[\"mode: testing\"],\"policy-domain\":\""
                + domain + "\"},\"summary\":{\"total-successful-session-count\":1,\"total-failure-session-count\":0}}";
    }

    @Test
    void whoDidWhatAndWhatSendersMayHoldStaysAndIsSaid() throws Exception {
        try (Database access = stores.open(Part.ACCESS)) {
            new SqlAuditTrail(access)
                    .append(
                            TenantId.PLATFORM,
                            AuditEvent.of(NOW, new Actor.Console("eva"), "domain.add")
                                    .on(GONE));
        }
        try (Database publish = stores.open(Part.PUBLISH)) {
            new PublishStore(publish)
                    .append(
                            GONE,
                            List.of(
                                    Event.found(NOW.minus(Duration.ofDays(3)), Fact.served(POLICY)),
                                    Event.settled(NOW.minus(Duration.ofHours(1)), new Fact.NoPolicy())));
        }
        in(Part.HOST, sql -> {
            sql.change("INSERT INTO served (domain, revision, body) VALUES (?, 7, NULL)", GONE.ascii());
            sql.change(
                    "INSERT INTO delegation (slug, tenant, domain, zone, since, until) VALUES ('s', 't', ?, 'z', 1, 2)",
                    GONE.ascii());
        });
        Forgotten soon = Forgetting.done(stores, GONE, NOW, false);
        assertThat(soon.stays())
                .anyMatch(why -> why.startsWith("1 row of the audit trail"))
                .anyMatch(why -> why.contains("until 2026-11-23"));
        assertThat(naming(GONE)).containsOnlyKeys("access.audit", "publish.event", "host.served", "host.delegation");
        assertThat(Forgetting.done(stores, GONE, NOW.plus(Duration.ofDays(2)), false)
                        .deleted())
                .containsOnlyKeys("publish.event");
    }

    @Test
    void aDomainWhosePolicyIsServedIsNotForgotten() {
        in(
                Part.HOST,
                sql -> sql.change(
                        "INSERT INTO served (domain, revision, body) VALUES (?, 7, ?)", GONE.ascii(), POLICY));
        assertThat(Forgetting.objection(stores, GONE))
                .hasValueSatisfying(why -> assertThat(why).contains("retire it"));
        assertThat(Forgetting.objection(stores, OTHER)).isEmpty();
    }

    @Test
    void whatWasDeletedIsNotInTheFilesEither() throws Exception {
        fill(OTHER);
        fill(GONE);
        Forgetting.done(stores, GONE, NOW, false);
        try (var files = Files.list(folder)) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            for (Path file : all) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(GONE.ascii());
            }
        }
    }
}
