package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// How many connections a database has to give.
class ConnectionsTest {
    private static final int VISITORS = 90;

    /// The readers, the writer, and the jobs.
    private static final int SHARE = 24;

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
    @Timeout(60)
    void whatNobodyWantsIsClosedAfterAWhile() throws SQLException {
        var idle = new IdleConnections(Duration.ofMillis(1));
        try (Connection unwanted = DriverManager.getConnection("jdbc:sqlite::memory:");
                Connection wanted = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            idle.give(wanted);
            idle.give(unwanted);
            while (!unwanted.isClosed()) {
                Thread.onSpinWait();
            }
            assertThat(idle.take()).isEmpty();
        }
    }

    @Test
    void whatIsGivenBackAfterTheEndIsClosed() throws SQLException {
        var idle = new IdleConnections();
        try (Connection first = DriverManager.getConnection("jdbc:sqlite::memory:");
                Connection late = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            idle.give(first);
            idle.close();
            idle.give(late);
            assertThat(first.isClosed()).isTrue();
            assertThat(late.isClosed()).isTrue();
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
            assertThat(open(watching) - before).isBetween(1L, (long) SHARE);
            assertThat(replica.get("/ready", "").statusCode()).isEqualTo(200);
        }
    }
}
