package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportStoresTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    @RegisterExtension
    private final Places places = new Places();

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void severalMayOpenANewStoreAtOnce(TestDatabase database) throws Exception {
        String place = places.next(database, folder);
        try (var threads = Executors.newFixedThreadPool(8)) {
            List<Callable<Boolean>> works = IntStream.range(0, 8)
                    .<Callable<Boolean>>mapToObj(_ -> () -> {
                        try (SqlReportStore store = ReportStores.open(place)) {
                            return store.refusals(DAY, DAY).isEmpty();
                        }
                    })
                    .toList();
            for (var done : threads.invokeAll(works)) {
                assertThat(done.get()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aStoreOfANewerProgramIsRefused(TestDatabase database) throws SQLException {
        String place = places.next(database, folder);
        ReportStores.open(place).close();
        try (Connection connection = TestDatabase.connection(place);
                Statement statement = connection.createStatement()) {
            switch (database) {
                case SQLITE -> statement.execute("PRAGMA user_version = 99");
                case POSTGRESQL -> statement.execute("UPDATE sealpost_schema SET version = 99");
            }
        }
        assertThatThrownBy(() -> ReportStores.open(place))
                .isInstanceOf(StoreFault.class)
                .hasMessage("it was written by a newer Sealpost");
    }

    @Test
    void anEmptyTextIsThereAndNoText() {
        assertThat(Escaped.fields(Escaped.line("", "a\tb", "\\u0000\u0000")))
                .containsExactly("", "a\tb", "\\u0000\u0000");
    }

    @Test
    void whatShouldBeAFolderAndIsAFileIsSaid() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> ReportStores.open(file.resolve("reports.db").toString()))
                .isInstanceOf(StoreFault.class)
                .hasMessage("what should be a folder is none");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndNotTouched() throws IOException {
        Path file = folder.resolve("reports.db");
        Files.writeString(file, "no database at all, and longer than a header of one hundred octets ".repeat(9));
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> ReportStores.open(file.toString()))
                .isInstanceOf(StoreFault.class)
                .hasMessage("it is no database, or broken");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aFolderIsNoFile() {
        assertThatThrownBy(() -> ReportStores.open(folder.toString()))
                .isInstanceOf(StoreFault.class)
                .hasMessage("it cannot be written");
    }

    @Test
    void aServerThatDoesNotAnswerIsSaid() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThatThrownBy(() -> ReportStores.open("postgres://u:secret%21@localhost:" + port + "/name"))
                .isInstanceOf(StoreFault.class)
                .hasMessageStartingWith("the server does not answer")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgres://a b/", "jdbc:postgresql:///\u0000?x=%zz", "postgresql://localhost:port/name"})
    void whatIsNoUrlIsSaid(String url) {
        assertThatThrownBy(() -> ReportStores.open(url)).isInstanceOf(StoreFault.class);
    }

    @Test
    void whatIsKeptIsDurableAlsoOnAServerThatAnswersBefore() throws SQLException {
        String there = places.next(TestDatabase.POSTGRESQL, folder);
        try (Connection connection = TestDatabase.connection(there);
                Statement statement = connection.createStatement()) {
            statement.execute("SET synchronous_commit = off");
            statement.execute(Dialect.POSTGRESQL.writing());
            assertThat(TestDatabase.lines(connection, "SHOW synchronous_commit"))
                    .containsExactly("on|");
        }
    }

    @Test
    void aDatabaseThatIsNotThereIsSaid() throws SQLException {
        String there = places.next(TestDatabase.POSTGRESQL, folder);
        assertThatThrownBy(() -> ReportStores.open(there.replace("/postgres?", "/elsewhere?")))
                .isInstanceOf(StoreFault.class)
                .hasMessage("there is no such database on the server");
    }

    @Test
    void aPasswordThatIsRefusedIsSaid() throws SQLException {
        String there = places.next(TestDatabase.POSTGRESQL, folder);
        assertThatThrownBy(() -> ReportStores.open(there.replace("postgres@", "nobody:secret@")))
                .isInstanceOf(StoreFault.class)
                .hasMessage("the server refuses the user or the password");
    }

    @Test
    void aDatabaseThatCannotHoldEveryTextIsRefused() throws SQLException {
        String there = places.next(TestDatabase.POSTGRESQL, folder);
        String name = "ascii" + Integer.toHexString(folder.hashCode());
        try (Connection connection = TestDatabase.connection(there);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE DATABASE " + name + " ENCODING 'SQL_ASCII' LC_COLLATE 'C' LC_CTYPE 'C' TEMPLATE template0");
        }
        assertThatThrownBy(() -> ReportStores.open(there.replace("/postgres?", "/" + name + "?")))
                .isInstanceOf(StoreFault.class)
                .hasMessage("the database is not in UTF-8");
    }
}
