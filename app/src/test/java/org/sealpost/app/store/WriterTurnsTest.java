package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterTurnsTest {
    private static final int WRITERS = 4;
    private static final int CHANGES = 50;

    @TempDir
    Path folder = Path.of("");

    @Test
    void thoseWhoHaveOneFileOpenHaveTheSameTurns() {
        WriterTurns turns = WriterTurns.of(folder.resolve("one.db"));
        assertThat(turns).isSameAs(WriterTurns.of(folder.resolve("one.db")));
        assertThat(turns).isNotSameAs(WriterTurns.of(folder.resolve("other.db")));
    }

    /// SQLite would refuse at once whoever comes while another writes.
    @Test
    void nobodyOfThisProgramEverMeetsAnotherInTheFile() throws Exception {
        Path file = folder.resolve("shared.db");
        try (Database first = open(file);
                var threads = Executors.newFixedThreadPool(WRITERS)) {
            first.change(sql -> sql.change("CREATE TABLE kept (number INTEGER NOT NULL)"));
            Callable<Boolean> works = () -> {
                try (Database mine = open(file)) {
                    LongStream.range(0, CHANGES)
                            .forEach(i -> mine.change(sql -> sql.change("INSERT INTO kept (number) VALUES (?)", i)));
                }
                return true;
            };
            for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(WRITERS, works))) {
                assertThat(done.get()).isTrue();
            }
            List<Integer> kept = first.read(sql -> sql.list("SELECT number FROM kept", row -> row.getInt(1)));
            assertThat(kept).hasSize(WRITERS * CHANGES);
        }
    }

    private static Database open(Path file) throws SQLException {
        return new Database(
                Dialect.SQLITE,
                () -> DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=0"),
                WriterTurns.of(file));
    }
}
