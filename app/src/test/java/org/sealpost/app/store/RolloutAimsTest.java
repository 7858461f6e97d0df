package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.store.RolloutAims.Aim;
import org.sealpost.app.store.RolloutAims.Alone;
import org.sealpost.app.store.RolloutAims.Said;
import org.sealpost.app.store.RolloutAims.State;
import org.sealpost.app.store.RolloutAims.Turn;
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Risk;
import org.sealpost.publish.rollout.Goal;

/// Two processes that share the roll-outs that go on by themselves.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RolloutAimsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Instant OVER = NOW.plus(LEASE);
    private static final Aim AIM = new Aim(
            new Goal(Mode.ENFORCE, Duration.ofDays(28)),
            "ada",
            NOW,
            Optional.empty(),
            Optional.of(new Alone(Risk.AMBER, "first", "ada", NOW, Optional.empty())));
    private static final Said STOPPED = new Said(State.STOPPED, List.of("no reports"), Optional.empty());

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private final List<PublishStore> open = new ArrayList<>();
    private final Plan plan = PlanTurnsTest.plan();
    private PublishStore one;
    private PublishStore other;

    @BeforeEach
    void begin() throws SQLException {
        String place = places.next(database, folder);
        one = store(place);
        other = store(place);
        one.aims().keep(plan.domain(), AIM);
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

    private static Turn taken(PublishStore store, Instant now) {
        return store.aims().take(now, LEASE, 10).getFirst();
    }

    @Test
    void anAimIsKeptAndReplaced() {
        assertThat(other.aims().of(plan.domain())).contains(AIM);
        Aim held = new Aim(AIM.goal(), "olga", OVER, Optional.of("the holidays"), AIM.alone());
        other.aims().keep(plan.domain(), held);
        assertThat(one.aims().of(plan.domain())).contains(held);
        assertThat(one.aims().of(plan.domain().child("www"))).isEmpty();
    }

    /// What an earlier program kept says of no token, and is read all the same.
    @Test
    void theTokenOfAProgramIsKeptWithWhatItSaid() {
        Alone alone = AIM.alone().orElseThrow();
        assertThat(Documents.of(Alone.class).write(alone)).doesNotContain("token");
        Alone program =
                new Alone(alone.most(), alone.tenant(), "ada by token robot", alone.at(), Optional.of("0a1b2c3d4e5f"));
        Aim aim = new Aim(AIM.goal(), program.person(), NOW, Optional.empty(), Optional.of(program));
        one.aims().keep(plan.domain(), aim);
        assertThat(other.aims().of(plan.domain())).contains(aim);
    }

    @Test
    void aRolloutIsLedByOneProcessAtATime() {
        Turn turn = taken(one, NOW);
        assertThat(turn.aim()).isEqualTo(AIM);
        assertThat(turn.last()).isEmpty();
        assertThat(other.aims().take(NOW, LEASE, 10)).isEmpty();

        assertThat(one.aims().end(turn, STOPPED, NOW, OVER)).isTrue();
        assertThat(other.aims().take(NOW, LEASE, 10)).isEmpty();
        assertThat(other.aims().last(plan.domain())).contains(new RolloutAims.Last(STOPPED, NOW, OVER));
        assertThat(taken(other, OVER).last()).contains(STOPPED);
    }

    @Test
    void whatAKilledProcessLedIsTakenOverAndItBeginsNothingAnyMore() {
        Turn killed = taken(one, NOW);
        Turn next = taken(other, OVER);
        assertThat(one.during(killed).begin(plan, "roll-out", OVER)).isFalse();
        assertThat(one.aims().end(killed, STOPPED, OVER, OVER)).isFalse();
        assertThat(other.during(next).begin(plan, "roll-out", OVER)).isTrue();
        assertThat(one.during(next).begin(plan, "roll-out", OVER)).isFalse();
    }

    @Test
    void onceItIsHeldNothingBegins() {
        Turn turn = taken(one, NOW);
        other.aims().keep(plan.domain(), new Aim(AIM.goal(), "olga", NOW, Optional.of("stop"), AIM.alone()));
        assertThat(one.during(turn).begin(plan, "roll-out", NOW)).isFalse();
        assertThat(one.aims().end(turn, STOPPED, NOW, NOW)).isFalse();
        assertThat(one.aims().take(OVER.plus(Duration.ofDays(3_000)), LEASE, 10))
                .isEmpty();
        assertThat(one.underway(plan.domain())).isEmpty();
    }

    @Test
    void whoeverGivesAPlanUpHoldsTheRollout() {
        assertThat(one.during(taken(one, NOW)).begin(plan, "roll-out", NOW)).isTrue();
        other.end(plan.id(), "given up by olga", OVER);
        assertThat(one.aims().of(plan.domain()).flatMap(Aim::held)).contains("a plan was given up by olga");
        assertThat(one.aims().take(OVER, LEASE, 10)).isEmpty();
    }

    @Test
    void aRolloutThatIsHeldGoesOnOnlyWhenSomebodyLetsIt() {
        Turn turn = taken(one, NOW);
        assertThat(other.aims().hold(plan.domain(), "no longer watched", "olga", OVER))
                .isTrue();
        assertThat(one.aims().of(plan.domain()))
                .contains(new Aim(AIM.goal(), "olga", OVER, Optional.of("no longer watched"), AIM.alone()));
        assertThat(one.during(turn).begin(plan, "roll-out", OVER)).isFalse();
        assertThat(one.aims().take(OVER.plus(Duration.ofDays(3_000)), LEASE, 10))
                .isEmpty();
        assertThat(one.aims().hold(plan.domain(), "again", "ada", OVER))
                .as("it is held already, by olga")
                .isFalse();
        one.aims().keep(plan.domain(), AIM);
        assertThat(taken(other, OVER).aim()).isEqualTo(AIM);
    }

    @Test
    void whoHasTheTurnHoldsARolloutAndNobodyElse() {
        Turn killed = taken(one, NOW);
        Turn next = taken(other, OVER);
        assertThat(one.aims().hold(killed, "no longer watched", "roll-out", OVER))
                .isFalse();
        assertThat(other.aims().hold(next, "no longer watched", "roll-out", OVER))
                .isTrue();
        assertThat(one.aims().of(plan.domain()).flatMap(Aim::held)).contains("no longer watched");
        assertThat(other.aims().end(next, STOPPED, OVER, OVER)).isFalse();
    }

    @Test
    void whatPeopleLeadIsNotHeldByRule() {
        Aim led = new Aim(AIM.goal(), "olga", NOW, Optional.empty(), Optional.empty());
        one.aims().keep(plan.domain(), led);
        assertThat(one.aims().hold(plan.domain(), "no longer watched", "ada", OVER))
                .isFalse();
        assertThat(one.aims().of(plan.domain())).contains(led);
    }

    @Test
    void aRolloutThatPeopleLeadIsNobodysTurn() {
        one.aims().keep(plan.domain(), new Aim(AIM.goal(), "olga", NOW, Optional.empty(), Optional.empty()));
        assertThat(other.aims().take(OVER, LEASE, 10)).isEmpty();
        assertThat(one.begin(plan, "olga", NOW)).isTrue();
    }
}
