package org.sealpost.app.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.store.Databases;
import org.sealpost.app.store.JobStore;
import org.sealpost.app.store.Places;
import org.sealpost.app.store.TestDatabase;

@ParameterizedClass
@Timeout(120)
@EnumSource(TestDatabase.class)
class JobsTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Jobs.Pace FAST = new Jobs.Pace(SHORT, Duration.ofMillis(200));
    private static final int TIMES = 12;

    @Parameter
    TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    Path folder = Path.of("");

    @RegisterExtension
    final Places places = new Places();

    private final ConcurrentLinkedQueue<String> problems = new ConcurrentLinkedQueue<>();
    private String place = "";

    @BeforeEach
    void choose() throws SQLException {
        place = places.next(database, folder);
    }

    private JobStore store() {
        return Databases.isServer(place) ? JobStore.server(place, Optional.empty()) : JobStore.file(Path.of(place));
    }

    private Jobs start(Job... jobs) {
        return Jobs.start(store(), List.of(jobs), FAST, InstantSource.system(), problems::add);
    }

    @Test
    void aJobIsNeverDoneByTwoAtOnceHoweverManyShareTheDatabase() throws InterruptedException {
        var alone = new Semaphore(1);
        var done = new CountDownLatch(TIMES);
        var met = new ConcurrentLinkedQueue<String>();
        var job = new Job("count", SHORT, () -> {
            if (alone.tryAcquire()) {
                done.countDown();
                alone.release();
            } else {
                met.add("another");
            }
        });
        try (Jobs _ = start(job);
                Jobs _ = start(job);
                Jobs _ = start(job)) {
            done.await();
        }
        assertThat(met).isEmpty();
        assertThat(problems).isEmpty();
    }

    @Test
    void whatALostProcessHadBegunIsDoneByAnother() throws Exception {
        var first = new CountDownLatch(1);
        try (Jobs _ = start(new Job("care", Duration.ofDays(1), first::countDown))) {
            first.await();
        }
        // As it stands in the database when a process ends in the middle of the job.
        try (JobStore store = store();
                Connection connection = store.connections().getConnection();
                Statement statement = connection.createStatement()) {
            String longAgo = database == TestDatabase.SQLITE ? "1000" : "TIMESTAMP '2020-01-01 00:00:00'";
            assertThat(statement.executeUpdate("UPDATE " + JobStore.TABLE + " SET picked = "
                            + (database == TestDatabase.SQLITE ? "1" : "TRUE")
                            + ", picked_by = 'gone', execution_time = " + longAgo + ", last_heartbeat = " + longAgo))
                    .isOne();
        }
        var again = new CountDownLatch(1);
        try (Jobs _ = start(new Job("care", Duration.ofDays(1), again::countDown))) {
            again.await();
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void aJobThatFailsIsSaidAndDoneAgain() throws InterruptedException {
        var again = new CountDownLatch(2);
        try (Jobs _ = start(new Job("broken", SHORT, () -> {
            again.countDown();
            throw new IllegalStateException("as intended");
        }))) {
            again.await();
        }
        assertThat(problems)
                .first()
                .isEqualTo(
                        "the job broken failed and is done again later: java.lang.IllegalStateException: as intended");
    }

    @Test
    void whatWasDoneIsNotDoneAgainByWhoeverStartsAnew() throws InterruptedException {
        var done = new ConcurrentLinkedQueue<String>();
        for (String run : List.of("first", "second")) {
            var both = new CountDownLatch(run.equals("first") ? 2 : 1);
            try (Jobs _ = start(
                    new Job("rare", Duration.ofDays(1), () -> {
                        done.add(run);
                        both.countDown();
                    }),
                    new Job("new in the " + run, Duration.ofDays(1), both::countDown))) {
                both.await();
            }
        }
        assertThat(done).containsExactly("first");
    }
}
