package org.sealpost.app.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.sealpost.observe.facts.DomainFacts;
import org.sealpost.protocol.Octets;

/// What checks of visitors saw, so that they can come back to it. Several processes may use it at once.
public final class CheckStore implements AutoCloseable {
    private static final Documents<DomainFacts> FACTS = Documents.of(DomainFacts.class);

    private final Database database;

    private CheckStore(Database database) {
        this.database = database;
    }

    /// One file, made when it is not there, with the folders above it.
    ///
    /// @throws StoreFault when that is not possible
    public static CheckStore file(Path file) {
        return new CheckStore(Databases.file(file, Part.CHECKS));
    }

    /// A PostgreSQL server.
    ///
    /// @param password for a URL that has none
    /// @throws StoreFault when that is not possible
    public static CheckStore server(String url, Optional<String> password) {
        return new CheckStore(Databases.server(url, password, Part.CHECKS));
    }

    /// @param id under which it can be found
    public void keep(String id, DomainFacts facts) {
        Octets packed;
        try (var packing = new Packed()) {
            packed = packing.of(Octets.utf8(FACTS.write(facts)));
        }
        database.change(sql -> sql.change(
                "INSERT INTO result (id, domain, at, facts) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
                id,
                facts.domain().ascii(),
                Times.number(facts.observedAt()),
                packed));
    }

    public Optional<DomainFacts> find(String id) {
        return database.read(sql -> sql.first(
                "SELECT facts FROM result WHERE id = ?",
                row -> FACTS.read(Packed.read(row.getBytes(1)).utf8Lossy()),
                id));
    }

    /// Drops what was seen before.
    ///
    /// @return how many results there were
    public int prune(Instant before) {
        return database.write(sql -> sql.change("DELETE FROM result WHERE at < ?", Times.number(before)));
    }

    @Override
    public void close() {
        database.close();
    }
}
