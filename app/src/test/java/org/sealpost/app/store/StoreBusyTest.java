package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.app.web.Call;
import org.sealpost.app.web.Refusals;
import org.sealpost.app.web.Reply;
import org.sealpost.app.web.Routes;
import org.sealpost.app.web.Traffic;
import org.sealpost.app.web.WebLimits;
import org.sealpost.app.web.WebServer;
import org.sealpost.app.web.WebSettings;
import org.sealpost.app.web.Wire;

/// A store that has too much to do.
class StoreBusyTest {
    private record Drawn(boolean broken) implements Refusals {
        @Override
        public Reply refuse(Call call, int status, String sentence) {
            if (broken) {
                throw new StoreBusy("still");
            }
            return Reply.of(status, "text/plain", "drawn: " + sentence);
        }

        @Override
        public Reply unread(String path, int status, String sentence) {
            return Reply.of(status, "text/plain", sentence);
        }

        @Override
        public Reply fault(Call call, String id) {
            return refuse(call, 500, id);
        }
    }

    private static String asked(boolean broken, String path, List<Throwable> heard) throws IOException {
        var settings = new WebSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Set.of("pages.example"),
                Set.of(),
                Optional.empty(),
                WebLimits.usual());
        var routes = new Routes()
                .get("/busy", _ -> {
                    throw new StoreBusy("too many read it at once");
                })
                .get("/broken", _ -> {
                    throw new StoreFault("the disk is full");
                });
        try (var server =
                new WebServer(settings, routes, new Drawn(broken), (_, _, fault) -> heard.add(fault), new Traffic())) {
            return new Wire(server.address()).ask("GET " + path + " HTTP/1.1", "Host: pages.example");
        }
    }

    @Test
    void isSaidToVisitorsWithWhenToComeAgain() throws IOException {
        var heard = new ArrayList<Throwable>();
        assertThat(asked(false, "/busy", heard))
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After: 10\r\n", "drawn: Too much is asked");
        assertThat(asked(false, "/broken", heard)).startsWith("HTTP/1.1 500").doesNotContain("Retry-After");
        assertThat(heard)
                .extracting(Throwable::getMessage)
                .containsExactly("too many read it at once", "the disk is full");
    }

    @Test
    void isSaidPlainlyWhereThePageNeedsTheStoreToo() throws IOException {
        assertThat(asked(true, "/busy", new ArrayList<>()))
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After: 10\r\n", "\r\n\r\nToo much is asked");
        assertThat(asked(true, "/broken", new ArrayList<>()))
                .startsWith("HTTP/1.1 500")
                .containsPattern("Something went wrong here: [0-9a-f]{8}");
    }

    @Test
    void isToldFromOneThatIsBroken(@TempDir Path folder) throws SQLException {
        String url = "jdbc:sqlite:" + folder.resolve("held.db") + "?busy_timeout=0";
        try (Connection other = DriverManager.getConnection(url);
                Statement statement = other.createStatement();
                var database = new Database(Dialect.SQLITE, () -> DriverManager.getConnection(url))) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatThrownBy(() -> database.write(sql -> sql.change("CREATE TABLE t (n INTEGER)")))
                    .isInstanceOf(StoreBusy.class)
                    .hasMessage("another process has it for too long");
            statement.execute("COMMIT");
            assertThatThrownBy(() -> database.write(sql -> sql.change("NONSENSE")))
                    .isInstanceOf(StoreFault.class)
                    .isNotInstanceOf(StoreBusy.class);
        }
    }
}
