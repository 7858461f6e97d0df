package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.store.PlanTurns.Turn;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.apply.Progress;
import org.sealpost.publish.cache.History;
import org.sealpost.publish.plan.Basis;
import org.sealpost.publish.plan.Desired;
import org.sealpost.publish.plan.EdgeAnswer;
import org.sealpost.publish.plan.Hosting;
import org.sealpost.publish.plan.MxSet;
import org.sealpost.publish.plan.Observed;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.PlanId;
import org.sealpost.publish.plan.Planner;
import org.sealpost.publish.plan.Planning;
import org.sealpost.publish.plan.Seen;
import org.sealpost.publish.plan.Terms;

/// Two processes that share the plans that are under way.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class PlanTurnsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(2));
    private static final Duration LEASE = Duration.ofMinutes(10);
    static final DomainName DOMAIN = DomainName.of("example.org");
    private static final DomainName MX = DomainName.of("mx.example.org");
    private static final Duration TTL = Duration.ofMinutes(5);

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private final List<PublishStore> open = new ArrayList<>();
    private final Plan plan = plan();
    private PublishStore one;
    private PublishStore other;

    @BeforeEach
    void begin() throws SQLException {
        String place = places.next(database, folder);
        one = store(place);
        other = store(place);
        one.propose(plan, "ada");
        assertThat(one.begin(plan, "ada", NOW)).isTrue();
    }

    @AfterEach
    void close() {
        open.forEach(PublishStore::close);
    }

    private PublishStore store(String place) {
        PublishStore store = Databases.isServer(place)
                ? PublishStore.server(place, Optional.empty())
                : PublishStore.file(Path.of(place));
        open.add(store);
        return store;
    }

    static Plan plan() {
        var desired = new Desired(
                DOMAIN,
                Optional.of(
                        new StsPolicy(Mode.TESTING, Duration.ofDays(1), List.of(MxPattern.of(MX.ascii())), List.of())),
                Set.of(MX),
                new Hosting(
                        List.of(new RecordSet(DOMAIN.child("mta-sts"), RecordSet.Type.A, TTL, List.of("192.0.2.1"))),
                        Optional.empty(),
                        TTL),
                Optional.empty());
        var edges = new TreeMap<String, EdgeAnswer>();
        edges.put("192.0.2.1", new EdgeAnswer.Nothing());
        var observed = new Observed(
                new Seen.Known<>(Optional.empty()),
                new Seen.Known<>(Optional.empty()),
                new Seen.Known<>(Optional.empty()),
                new Seen.Known<>(List.of()),
                edges,
                Optional.empty(),
                new Seen.Known<>(new MxSet(Set.of(MX), TTL)),
                new Seen.Known<>(Optional.empty()),
                TTL);
        if (Planner.plan(new Basis(desired, observed, History.EMPTY, Terms.USUAL, NOW))
                instanceof Planning.Planned(Plan made)) {
            return made;
        }
        throw new IllegalStateException("no plan");
    }

    @Test
    void whoeverBeganAPlanGoesOnWithItFirst() {
        assertThat(other.turns().take(NOW, LEASE, 10)).isEmpty();
        assertThat(other.turns().take(LATER, LEASE, 10)).hasSize(1);
    }

    @Test
    void aPlanIsTakenByOneProcessAtATime() {
        List<Turn> turns = one.turns().take(LATER, LEASE, 10);
        assertThat(turns).extracting(Turn::domain).containsExactly(DOMAIN);
        assertThat(other.turns().take(LATER, LEASE, 10)).isEmpty();
        assertThat(other.turns().take(plan.id(), LATER, LEASE)).isEmpty();
        assertThat(other.turns().nextDue()).contains(LATER.plus(LEASE));

        var waiting = new Progress.Waiting(plan.steps().getFirst(), LATER.plus(TTL));
        assertThat(one.turns().end(turns.getFirst(), waiting, LATER, LATER.plus(TTL)))
                .isTrue();
        assertThat(other.turns().take(LATER, LEASE, 10)).isEmpty();
        assertThat(other.turns().take(LATER.plus(TTL), LEASE, 10)).hasSize(1);
        assertThat(other.turns().last(plan.id()))
                .hasValueSatisfying(last -> assertThat(last.progress()).isEqualTo(waiting));
    }

    @Test
    void whatAKilledProcessHadTakenIsTakenOverAndItsWordCountsNoMore() {
        Turn killed = one.turns().take(LATER, LEASE, 10).getFirst();
        Instant over = LATER.plus(LEASE);
        Turn next = other.turns().take(over, LEASE, 10).getFirst();
        assertThat(one.turns().end(killed, new Progress.Idle(), over, over)).isFalse();
        assertThat(other.turns().end(next, new Progress.Idle(), over, over)).isTrue();
    }

    @Test
    void whatHasEndedIsNobodysTurn() {
        one.end(plan.id(), "done", LATER);
        assertThat(other.turns().take(LATER, LEASE, 10)).isEmpty();
        assertThat(other.turns().nextDue()).isEmpty();
        assertThat(other.book().find(plan.id())).hasValueSatisfying(page -> {
            assertThat(page.state()).isEqualTo(PlanBook.State.ENDED);
            assertThat(page.planner()).isEqualTo("ada");
        });
        assertThat(other.book().begun(DOMAIN, 10)).hasSize(1);
        assertThat(other.book().find(new PlanId("0000000000000000"))).isEmpty();
    }
}
