package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Two processes of `sealpost serve` on one PostgreSQL, of which one is killed again and again. Triggers in the
/// database write down every claim on a look and every end of one, whatever the program says.
class ReplicasTest {
    private static final int KILLS = 10;
    private static final int BETWEEN = 6;
    private static final int AT_ONCE = 40;
    private static final Duration BREATH = Duration.ofMillis(400);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @RegisterExtension
    private final Places places = new Places();

    @TempDir
    private Path folder = Path.of("");

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger next = new AtomicInteger();

    @Test
    void nothingIsLostAndNoLookCountsTwiceThoughOneReplicaIsKilledTenTimes() throws Exception {
        String place = places.next(TestDatabase.POSTGRESQL, folder);
        try (var steady = new Replica(place, folder);
                var killed = new Replica(place, folder);
                Connection watching = TestDatabase.connection(place)) {
            steady.start();
            note(watching);
            String session = steady.signIn();
            killed.start();
            assertThat(killed.get("/fleet", session).statusCode())
                    .as("a session of the other replica")
                    .isEqualTo(200);
            String token = killed.formToken(session);

            var stop = new AtomicBoolean();
            Thread load = Thread.ofPlatform().start(() -> {
                while (!stop.get()) {
                    add(steady, session, token);
                    add(killed, session, token);
                    LockSupport.parkNanos(BREATH.toNanos());
                }
            });
            try {
                for (int i = 0; i < KILLS; i++) {
                    int before = acknowledged.size();
                    await(() -> acknowledged.size() >= before + BETWEEN);
                    lookNow(watching);
                    await(() -> number(watching, "SELECT COUNT(*) FROM due WHERE until > 0") > 0);
                    killed.kill();
                    assertThat(steady.get("/fleet", session).statusCode()).isEqualTo(200);
                    killed.start();
                }
            } finally {
                stop.set(true);
                load.join();
            }

            // Ten minutes later nobody holds a claim any more who does not live.
            change(watching, "UPDATE due SET until = 1 WHERE until > 1");
            long now = Times.number(Instant.now());
            await(() -> number(watching, "SELECT COUNT(*) FROM due WHERE due <= " + now) == 0);
            verify(watching);
            assertThat(steady.said()).noneMatch(line -> line.contains("could not be looked at"));
            assertThat(killed.said()).noneMatch(line -> line.contains("could not be looked at"));
        }
    }

    private void verify(Connection watching) throws SQLException {
        assertThat(TestDatabase.lines(watching, "SELECT domain FROM watched").stream()
                        .map(line -> line.replace("|", "")))
                .as("every domain of which somebody was told that it was added")
                .containsAll(acknowledged);
        assertThat(TestDatabase.lines(
                        watching,
                        "SELECT domain FROM watched WHERE NOT EXISTS (SELECT 1 FROM audit WHERE"
                                + " audit.domain = watched.domain)"))
                .as("domains that nobody is said to have added")
                .hasSizeLessThanOrEqualTo(KILLS);
        assertThat(TestDatabase.lines(
                        watching, "SELECT domain, kind, token FROM settled GROUP BY 1, 2, 3 HAVING COUNT(*) > 1"))
                .as("looks that count twice")
                .isEmpty();
        assertThat(TestDatabase.lines(
                        watching, "SELECT domain, kind, token FROM claimed GROUP BY 1, 2, 3 HAVING COUNT(*) > 1"))
                .as("looks that two processes had at once")
                .isEmpty();
        assertThat(TestDatabase.lines(
                        watching,
                        "SELECT domain, kind FROM due WHERE token > 0 AND NOT EXISTS (SELECT 1 FROM settled WHERE settled.domain ="
                                + " due.domain AND settled.kind = due.kind AND settled.token = due.token)"))
                .as("looks whose last claim came to no end")
                .isEmpty();
        assertThat(TestDatabase.lines(
                        watching, "SELECT cause FROM alert WHERE live = 1 GROUP BY cause HAVING COUNT(*) > 1"))
                .isEmpty();
        long looks = number(watching, "SELECT COUNT(*) FROM settled");
        long lost = number(
                watching,
                "SELECT COUNT(*) FROM claimed WHERE NOT EXISTS (SELECT 1 FROM settled WHERE settled.domain ="
                        + " claimed.domain AND settled.kind = claimed.kind AND settled.token = claimed.token)");
        assertThat(looks).isGreaterThan(100);
        System.out.printf(
                "%d kills: %d domains acknowledged, %d looks settled, %d claims of the dead taken over%n",
                KILLS, acknowledged.size(), looks, lost);
    }

    /// Triggers that write down what becomes of claims.
    private static void note(Connection connection) throws SQLException {
        for (String sql : List.of(
                "CREATE TABLE claimed (domain TEXT, kind TEXT, token BIGINT)",
                "CREATE TABLE settled (domain TEXT, kind TEXT, token BIGINT)",
                """
                CREATE FUNCTION noted() RETURNS trigger AS $$ BEGIN
                  IF NEW.token > OLD.token THEN
                    INSERT INTO claimed VALUES (NEW.domain, NEW.kind, NEW.token);
                  ELSIF OLD.until > 0 AND NEW.until = 0 THEN
                    INSERT INTO settled VALUES (NEW.domain, NEW.kind, NEW.token);
                  END IF;
                  RETURN NULL;
                END $$ LANGUAGE plpgsql""",
                "CREATE TRIGGER noted AFTER UPDATE ON due FOR EACH ROW EXECUTE FUNCTION noted()")) {
            change(connection, sql);
        }
    }

    /// Adds a domain; what was not answered may have been added or not.
    private void add(Replica replica, String session, String token) {
        String domain = "added-" + next.getAndIncrement() + ".example";
        try {
            HttpResponse<String> answer =
                    replica.post("/fleet", session, Map.of("domains", domain, "tags", "", "form-token", token));
            if (answer.statusCode() == 303) {
                acknowledged.add(domain);
            }
        } catch (IOException killed) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void lookNow(Connection connection) throws SQLException {
        change(
                connection,
                "UPDATE due SET due = 1 WHERE until = 0 AND kind = 'RECORDS' AND domain IN"
                        + " (SELECT domain FROM watched ORDER BY random() LIMIT " + AT_ONCE + ")");
    }

    private static void change(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        return Long.parseLong(TestDatabase.lines(connection, sql).getFirst().replace("|", ""));
    }

    /// What may not be so yet.
    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void await(Condition condition) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
