package org.sealpost.app.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What all who use a database at once share, so that together they take no more of it than is fair: the
/// readers' places, the writers' turns, and the connections.
record Share(ReaderTurns readers, WriterTurns writers, Pool pool, Runnable leaving) implements AutoCloseable {
    private static final Map<Server, Common> OF_SERVERS = new HashMap<>();

    private record Server(String url, Optional<String> password) {}

    private static final class Common {
        private final ReaderTurns readers = new ReaderTurns();
        private final WriterTurns writers = new WriterTurns();
        private final Pool pool;
        private int users;

        Common(Server server) {
            this.pool = new Pool(Databases.postgresql(server.url(), server.password()));
        }
    }

    /// Of one who is alone with it, but for the turns of writers.
    static Share alone(Database.Opening opening, WriterTurns writers) {
        var pool = new Pool(opening);
        return new Share(new ReaderTurns(), writers, pool, pool::close);
    }

    /// The same for all parts of this program that use this server; the last one to leave closes what is
    /// open.
    static Share of(String url, Optional<String> password) {
        var server = new Server(url, password);
        synchronized (OF_SERVERS) {
            Common common = OF_SERVERS.computeIfAbsent(server, Common::new);
            common.users++;
            return new Share(common.readers, common.writers, common.pool, () -> leave(server, common));
        }
    }

    private static void leave(Server server, Common common) {
        synchronized (OF_SERVERS) {
            common.users--;
            if (common.users > 0) {
                return;
            }
            OF_SERVERS.remove(server, common);
        }
        common.pool.close();
    }

    @Override
    public void close() {
        leaving.run();
    }
}
