package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// How many connections a database has to give.
class ConnectionsTest {
    private static final int VISITORS = 90;
    private static final Duration SHORT = Duration.ofMillis(250);

    @RegisterExtension
    private final Places places = new Places();

    @TempDir
    private Path folder = Path.of("");

    /// Those of programs of ours.
    private static long open(Connection watching) throws SQLException {
        return Long.parseLong(TestDatabase.lines(
                        watching, "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'sealpost'")
                .getFirst()
                .replace("|", ""));
    }

    @Test
    void allPartsOfAProgramTogetherTakeNoMoreThanTheirShareOfAServer() throws Exception {
        String place = places.next(TestDatabase.POSTGRESQL, folder);
        try (Connection watching = TestDatabase.connection(place)) {
            long before = open(watching);
            var parts = new ArrayList<Database>();
            for (Part part : Part.values()) {
                parts.add(Databases.server(place, Optional.empty(), part));
            }
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Integer>> works = IntStream.range(0, 90)
                        .<Callable<Integer>>mapToObj(i -> () -> i % 3 == 0
                                ? parts.get(i % parts.size()).write(ConnectionsTest::slow)
                                : parts.get(i % parts.size()).read(ConnectionsTest::slow))
                        .toList();
                for (Future<Integer> done : threads.invokeAll(works)) {
                    assertThat(done.get()).isEqualTo(1);
                }
            }
            assertThat(open(watching) - before).isBetween(1L, ReaderTurns.PLACES + 1L);
            parts.forEach(Database::close);
            while (open(watching) > before) {
                // A server learns of it a little later.
                Thread.onSpinWait();
            }
        }
    }

    private static int slow(Sql sql) throws SQLException {
        return sql.list("SELECT pg_sleep(0.01)", _ -> 1).size();
    }

    @Test
    void aFileIsReadByAsManyAtOnceAndConnectionsAreUsedAgain() throws Exception {
        var opened = new AtomicInteger();
        try (var database = new Database(Dialect.SQLITE, () -> {
                    opened.incrementAndGet();
                    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("some.db"));
                });
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> work = () -> database.read(sql -> sql.list(
                            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                                    + " SELECT i FROM n",
                            _ -> 1)
                    .size());
            for (Future<Integer> done : threads.invokeAll(Collections.nCopies(VISITORS, work))) {
                assertThat(done.get()).isEqualTo(1_000);
            }
        }
        assertThat(opened.get()).isBetween(1, ReaderTurns.PLACES);
    }

    @Test
    void oneThatWasLostIsNotUsedAgainAndNothingIsSaidOfIt() throws Exception {
        String place = places.next(TestDatabase.POSTGRESQL, folder);
        try (Connection watching = TestDatabase.connection(place);
                Database database = Databases.server(place, Optional.empty(), Part.HISTORY);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> work = () -> database.read(ConnectionsTest::slow);
            threads.invokeAll(Collections.nCopies(ReaderTurns.PLACES, work));
            assertThat(open(watching)).isGreaterThan(1);
            TestDatabase.lines(
                    watching,
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            + " WHERE application_name = 'sealpost' AND datname = current_database()");
            for (Future<Integer> done : threads.invokeAll(Collections.nCopies(ReaderTurns.PLACES, work))) {
                assertThat(done.get()).isEqualTo(1);
            }
        }
    }

    /// With a pool that has no order of its own, and is asked by more than it has connections.
    @Test
    void whoAsksWhileItHoldsAConnectionFindsAnother() throws Exception {
        String place = places.next(TestDatabase.POSTGRESQL, folder);
        try (Database database = Databases.server(place, Optional.empty(), Part.HISTORY);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Integer> work = () -> database.read(outer -> slow(outer) + database.read(ConnectionsTest::slow));
            for (Future<Integer> done : threads.invokeAll(Collections.nCopies(VISITORS, work))) {
                assertThat(done.get()).isEqualTo(2);
            }
        }
    }

    @Test
    void aServerThatIsNotThereIsToldFromOneThatHasTooMuchToDo() throws Exception {
        int port;
        try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = nobody.getLocalPort();
        }
        try (var pool = new Pool(Databases.postgresql("postgresql://127.0.0.1:" + port + "/none", Optional.empty()))) {
            assertThatThrownBy(pool::take).isInstanceOf(SQLException.class).hasMessageContaining("refused");
        }
        try (var pool = new Pool(() -> DriverManager.getConnection("jdbc:sqlite::memory:"), SHORT)) {
            for (int i = 0; i < Pool.MOST; i++) {
                assertThat(pool.take().isClosed()).isFalse();
            }
            assertThatThrownBy(pool::take).isInstanceOf(StoreBusy.class).hasMessage("it gives no connection");
        }
    }

    /// As many as one source may have connections, with cookies that are nobody's.
    @Test
    void visitorsWhoAreNobodyTakeNoMoreThanTheShareOfAReplicaAndAreAllAnswered() throws Exception {
        String place = places.next(TestDatabase.POSTGRESQL, folder);
        try (var replica = new Replica(place, folder);
                Connection watching = TestDatabase.connection(place)) {
            long before = open(watching);
            replica.start();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<HttpResponse<String>>> visits = IntStream.range(0, VISITORS)
                        .<Callable<HttpResponse<String>>>mapToObj(
                                i -> () -> replica.get("/fleet", "session=" + String.format("%043d", i)))
                        .toList();
                for (Future<HttpResponse<String>> done : threads.invokeAll(visits)) {
                    assertThat(done.get().statusCode()).isNotEqualTo(500);
                }
            }
            assertThat(open(watching) - before).isBetween(1L, (long) Pool.MOST);
            assertThat(replica.get("/ready", "").statusCode()).isEqualTo(200);
        }
    }
}
