package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.store.KeptAnswers.Known;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class KeptAnswersTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String KIM = "token/1";

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private final List<AccessStore> open = new ArrayList<>();
    private String place = "";

    @BeforeEach
    void newPlace() throws SQLException {
        place = places.next(database, folder);
    }

    @AfterEach
    void close() {
        open.forEach(AccessStore::close);
    }

    /// A replica of its own.
    private KeptAnswers answers() {
        AccessStore store = Databases.isServer(place)
                ? AccessStore.server(place, Optional.empty())
                : AccessStore.file(Path.of(place));
        open.add(store);
        return store.answers();
    }

    @Test
    void anotherReplicaGivesTheSameAnswerForADay() {
        assertThat(answers().begin(KIM, "k", "request", NOW)).isEqualTo(new Known.Fresh());
        assertThat(answers().begin(KIM, "k", "request", NOW)).isEqualTo(new Known.UnderWay());
        answers().keep(KIM, "k", "request", "answer", NOW);
        KeptAnswers later = answers();
        Instant end = NOW.plus(KeptAnswers.KEPT);
        assertThat(later.begin(KIM, "k", "request", end.minusSeconds(1))).isEqualTo(new Known.Answered("answer"));
        assertThat(later.begin(KIM, "k", "other", end.minusSeconds(1))).isEqualTo(new Known.OtherRequest());
        assertThat(later.begin("token/2", "k", "other", NOW)).isEqualTo(new Known.Fresh());
        assertThat(later.begin(KIM, "k", "other", end)).isEqualTo(new Known.Fresh());
    }

    @Test
    void whatCameToNothingLeavesTheWordFree() {
        KeptAnswers answers = answers();
        answers.begin(KIM, "k", "request", NOW);
        answers.drop(KIM, "k", "request");
        assertThat(answers.begin(KIM, "k", "other", NOW)).isEqualTo(new Known.Fresh());
    }

    @Test
    void whatAKilledReplicaHadBegunCanBeBegunAnew() {
        answers().begin(KIM, "k", "request", NOW);
        Instant lapsed = NOW.plus(KeptAnswers.LEASE);
        assertThat(answers().begin(KIM, "k", "request", lapsed.minusSeconds(1))).isEqualTo(new Known.UnderWay());
        assertThat(answers().begin(KIM, "k", "request", lapsed)).isEqualTo(new Known.Fresh());
    }

    @Test
    void ofManyAtOnceOneAloneIsCarriedOut() throws Exception {
        List<Known> known = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Known>> many = IntStream.range(0, 20)
                    .<Callable<Known>>mapToObj(_ -> {
                        KeptAnswers replica = answers();
                        return () -> replica.begin(KIM, "k", "request", NOW);
                    })
                    .toList();
            for (Future<Known> each : threads.invokeAll(many)) {
                known.add(each.get());
            }
        }
        assertThat(known).filteredOn(Known.Fresh.class::isInstance).hasSize(1);
    }
}
