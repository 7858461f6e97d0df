package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
import org.sealpost.protocol.mtasts.Mode;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Plan;
import org.sealpost.publish.plan.Risk;
import org.sealpost.publish.rollout.Goal;

/// Plans that wait for somebody.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ConsentsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(2));

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private final Plan plan = PlanTurnsTest.plan();
    private PublishStore store;

    @BeforeEach
    void open() throws SQLException {
        String place = places.next(database, folder);
        store = Databases.isServer(place)
                ? PublishStore.server(place, Optional.empty())
                : PublishStore.file(Path.of(place));
        store.propose(plan, "ada");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aSecondPersonIsAskedForInThatTenantAlone() {
        store.consents().needSecond("first", true);
        store.consents().needSecond("first", true);
        assertThat(store.consents().needSecond("first")).isTrue();
        assertThat(store.consents().needSecond("other")).isFalse();
        store.consents().needSecond("first", false);
        assertThat(store.consents().needSecond("first")).isFalse();
    }

    @Test
    void whatWaitsIsListedForItsTenantUntilItIsBegun() {
        assertThat(store.consents().waiting("first", 10)).isEmpty();
        assertThat(store.consents().ask(plan.id(), "first", "we are ready", NOW))
                .isTrue();
        assertThat(store.consents().waiting("first", 10))
                .containsExactly(new Consents.Waiting(plan, "ada", "we are ready", NOW));
        assertThat(store.consents().waiting("other", 10)).isEmpty();
        Set<DomainName> domains = Set.of(plan.domain(), DomainName.of("other.example"));
        assertThat(store.consents().waiting("first", domains)).containsExactly(Map.entry(plan.domain(), plan.id()));
        assertThat(store.consents().waiting("other", domains)).isEmpty();
        assertThat(store.consents().count("first")).isOne();
        assertThat(store.consents().count("other")).isZero();
        assertThat(store.begin(plan, "eva", LATER)).isTrue();
        assertThat(store.consents().waiting("first", domains)).isEmpty();
        assertThat(store.consents().count("first")).isZero();
        assertThat(store.consents().waiting("first", 10)).isEmpty();
        assertThat(store.consents().ask(plan.id(), "first", "", LATER)).isFalse();
        assertThat(store.consents().refuse(plan.id(), "refused by eva", LATER)).isFalse();
    }

    @Test
    void whatIsRefusedCanNoLongerBeginAndHoldsTheRollout() {
        store.aims()
                .keep(
                        plan.domain(),
                        new Aim(
                                new Goal(Mode.ENFORCE, Duration.ofDays(28)),
                                "ada",
                                NOW,
                                Optional.empty(),
                                Optional.of(new Alone(Risk.AMBER, "first", "ada", NOW, Optional.empty()))));
        assertThat(store.consents().ask(plan.id(), "first", "", NOW)).isTrue();
        assertThat(store.consents().refuse(plan.id(), "refused by eva", LATER)).isTrue();
        assertThat(store.proposed(plan.id())).isEmpty();
        assertThat(store.consents().waiting("first", 10)).isEmpty();
        assertThat(store.book().find(plan.id())).hasValueSatisfying(page -> {
            assertThat(page.state()).isEqualTo(PlanBook.State.ENDED);
            assertThat(page.how()).isEqualTo("refused by eva");
        });
        assertThat(store.aims().of(plan.domain()).flatMap(Aim::held)).contains("a plan was refused by eva");
        assertThat(store.settled(plan.domain())).isEmpty();

        store.propose(plan, "olga");
        assertThat(store.proposed(plan.id()))
                .hasValueSatisfying(shown -> assertThat(shown.planner()).isEqualTo("olga"));
        assertThat(store.consents().asked(plan.id())).isEmpty();
    }
}
