package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.Approval;
import org.sealpost.app.access.audit.AuditChain;
import org.sealpost.app.access.audit.AuditCheck;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.audit.AuditRow;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.access.audit.AuditVerdict;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class AuditTrailTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final TenantId OURS = TenantId.FIRST;
    private static final TenantId THEIRS = new TenantId("theirs");
    private static final DomainName DOMAIN = DomainName.of("example.org");

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private final List<AccessStore> open = new ArrayList<>();
    private String place = "";
    private AccessStore store;

    @BeforeEach
    void newPlace() throws SQLException {
        place = places.next(database, folder);
        store = store();
    }

    @AfterEach
    void close() {
        open.forEach(AccessStore::close);
    }

    private AccessStore store() {
        AccessStore one = Databases.isServer(place)
                ? AccessStore.server(place, Optional.empty())
                : AccessStore.file(Path.of(place));
        open.add(one);
        return one;
    }

    private static AuditEvent event(String act) {
        return AuditEvent.of(NOW, new Actor.Console("test"), act);
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = TestDatabase.connection(place);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        var results = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            for (Future<T> each : threads.invokeAll(tasks)) {
                results.add(each.get());
            }
        }
        return results;
    }

    private static AuditEvent full() {
        return AuditEvent.of(NOW, new Actor.Token("abc", "a robot", "kim"), "plan.apply")
                .on(DOMAIN)
                .inPlan("plan-1")
                .changing(Octets.utf8("before"), Octets.utf8("after"))
                .because("Grüße \u202e\u0000 \ud800 \"}\n")
                .standingOn(Octets.utf8("proof"))
                .approved(new Approval(new Actor.Human("0123456789abcdef", "kim"), NOW, "typed the domain"))
                .from("192.0.2.1")
                .detail("risk", "red");
    }

    @Test
    void eventsAreReadAsTheyWereWritten() {
        AuditRow row = store.audit().append(OURS, full());
        assertThat(store().audit().latest(OURS, Long.MAX_VALUE, 10)).containsExactly(new AuditTrail.Entry(row, full()));
        assertThat(AuditRow.read(row.line())).contains(row);
    }

    @Test
    void eachTenantHasAChainOfItsOwn() {
        AuditTrail trail = store.audit();
        for (int i = 0; i < 5; i++) {
            trail.append(OURS, event("check.run").on(i % 2 == 0 ? DOMAIN : DomainName.of("example.net")));
            trail.append(THEIRS, event("check.run").on(DOMAIN));
        }
        assertThat(trail.latest(OURS, 5, 2))
                .extracting(entry -> entry.row().n())
                .containsExactly(4L, 3L);
        assertThat(trail.latest(OURS, DOMAIN, Long.MAX_VALUE, 9))
                .extracting(entry -> entry.row().n())
                .containsExactly(5L, 3L, 1L);
        assertThat(trail.latest(new TenantId("none"), Long.MAX_VALUE, 9)).isEmpty();
        assertThat(trail.verify(OURS, Optional.empty())).isEqualTo(new AuditVerdict.Intact(trail.head(OURS)));
        assertThat(trail.head(OURS)).isNotEqualTo(trail.head(THEIRS));
        assertThat(trail.verify(new TenantId("none"), Optional.empty())).isInstanceOf(AuditVerdict.Intact.class);
    }

    @Test
    void rowsOfSeveralReplicasAtOnceMakeOneChain() throws Exception {
        int replicas = 4;
        int each = 25;
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < replicas; i++) {
            AccessStore own = store();
            tasks.add(() -> {
                for (int n = 0; n < each; n++) {
                    own.audit().append(n % 5 == 0 ? THEIRS : OURS, event("check.run"));
                }
                return true;
            });
        }
        assertThat(all(tasks)).containsOnly(true);
        var numbers = new ArrayList<Long>();
        store.audit().each(OURS, 0, row -> numbers.add(row.n()));
        assertThat(numbers)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, replicas * each * 4 / 5)
                        .boxed()
                        .toList());
        assertThat(store.audit().verify(OURS, Optional.empty())).isInstanceOf(AuditVerdict.Intact.class);
        assertThat(store.audit().verify(THEIRS, Optional.empty())).isInstanceOf(AuditVerdict.Intact.class);
    }

    @Test
    void whoeverChangesTheTableIsFoundOut() throws SQLException {
        AuditTrail trail = store.audit();
        for (int i = 0; i < 6; i++) {
            trail.append(OURS, event("check.run").because("reason " + i));
        }
        AuditChain.Head end = trail.head(OURS);
        change("UPDATE audit SET form = replace(form, 'reason 2', 'reason 9') WHERE tenant = 'main' AND n = 3");
        assertThat(trail.verify(OURS, Optional.empty()))
                .isEqualTo(new AuditVerdict.Broken(3, AuditVerdict.Fault.CHANGED));
        change("UPDATE audit SET form = replace(form, 'reason 9', 'reason 2') WHERE tenant = 'main' AND n = 3");
        assertThat(trail.verify(OURS, Optional.of(end))).isEqualTo(new AuditVerdict.Intact(end));

        change("UPDATE audit SET n = 100 WHERE tenant = 'main' AND n = 4");
        assertThat(trail.verify(OURS, Optional.empty()))
                .isEqualTo(new AuditVerdict.Broken(4, AuditVerdict.Fault.MISSING));
        change("UPDATE audit SET n = 4 WHERE tenant = 'main' AND n = 100");

        change("DELETE FROM audit WHERE tenant = 'main' AND n > 4");
        assertThat(trail.verify(OURS, Optional.empty()))
                .isEqualTo(new AuditVerdict.Broken(5, AuditVerdict.Fault.CUT_OFF));
        // Even when its end was moved too, by whoever kept the end elsewhere.
        change("UPDATE audit_head SET n = 4, digest = (SELECT digest FROM audit WHERE tenant = 'main' AND n = 4)");
        assertThat(trail.verify(OURS, Optional.empty())).isInstanceOf(AuditVerdict.Intact.class);
        assertThat(trail.verify(OURS, Optional.of(end)))
                .isEqualTo(new AuditVerdict.Broken(5, AuditVerdict.Fault.CUT_OFF));
    }

    @Test
    void anExportCanBeCheckedByItself() {
        AuditTrail trail = store.audit();
        for (int i = 0; i < 5; i++) {
            trail.append(OURS, full().because("reason " + i));
        }
        var lines = new ArrayList<String>();
        trail.each(OURS, 0, row -> lines.add(row.line()));
        assertThat(lines).noneMatch(line -> line.contains("\n"));
        var check = new AuditCheck(OURS, List.of(trail.head(OURS)));
        lines.forEach(line -> check.row(AuditRow.read(line).orElseThrow()));
        assertThat(check.verdict()).isEqualTo(new AuditVerdict.Intact(trail.head(OURS)));
    }
}
