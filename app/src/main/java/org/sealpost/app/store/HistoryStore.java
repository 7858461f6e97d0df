package org.sealpost.app.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.sealpost.app.form.FormFault;
import org.sealpost.check.time.Past;
import org.sealpost.check.time.Sighting;
import org.sealpost.protocol.name.DomainName;
import org.sqlite.JDBC;

/// The sightings of earlier checks, in one SQLite file. Several processes may use it at once.
public final class HistoryStore implements AutoCloseable {
    /// How long a sighting is kept.
    public static final Duration KEPT = Duration.ofDays(400);

    /// As many as people read.
    private static final int LATEST = 1_000;

    /// As many different ones as a comparison reads at the most.
    private static final int STATES = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Connection connection;

    private HistoryStore(Connection connection) {
        this.connection = connection;
    }

    /// Opens the file and makes it, and the folders above it, when they are not there.
    ///
    /// @throws StoreFault when that is not possible
    public static HistoryStore open(Path file) {
        return open(file, PATIENCE);
    }

    /// The same for those who have little time.
    ///
    /// @param patience how long another process may hold the file
    public static HistoryStore open(Path file, Duration patience) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            var properties = new Properties();
            properties.setProperty("busy_timeout", Long.toString(patience.toMillis()));
            Connection connection = new JDBC().connect("jdbc:sqlite:" + file.toAbsolutePath(), properties);
            if (connection == null) {
                throw new StoreFault("SQLite does not take this path");
            }
            try {
                Migrations.run(connection, Dialect.SQLITE, Part.HISTORY);
            } catch (SQLException | StoreFault e) {
                connection.close();
                throw e;
            }
            return new HistoryStore(connection);
        } catch (IOException | SQLException e) {
            throw new StoreFault(e);
        }
    }

    /// The latest looks at the domain, the newest first.
    public Past past(DomainName domain) {
        return past(
                domain,
                "SELECT look.at, state.document FROM look JOIN state ON state.id = look.state"
                        + " WHERE look.domain = ? ORDER BY look.at DESC LIMIT " + LATEST);
    }

    /// Of all looks at the domain that saw the same, the newest: what a comparison needs, and no more.
    public Past different(DomainName domain) {
        return past(
                domain,
                "SELECT (SELECT max(at) FROM look WHERE look.state = state.id) AS latest, document FROM state"
                        + " WHERE domain = ? ORDER BY latest DESC LIMIT " + STATES);
    }

    private Past past(DomainName domain, String sql) {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, domain.ascii());
            List<Sighting> sightings = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    sightings.add(SightingDocument.read(instant(rows.getString(1)), rows.getString(2)));
                }
            }
            return new Past(sightings);
        } catch (SQLException | FormFault e) {
            throw new StoreFault(e);
        }
    }

    /// Keeps a sighting and drops what is older than [#KEPT] at its time.
    public void keep(Sighting sighting) {
        String domain = sighting.domain().ascii();
        String document = SightingDocument.written(sighting);
        try (Statement transaction = connection.createStatement()) {
            transaction.execute("BEGIN IMMEDIATE");
            try {
                change("INSERT OR IGNORE INTO state (domain, document) VALUES (?, ?)", domain, document);
                change(
                        "INSERT OR IGNORE INTO look (domain, at, state)"
                                + " SELECT domain, ?, id FROM state WHERE domain = ? AND document = ?",
                        key(sighting.at()),
                        domain,
                        document);
                if (change("DELETE FROM look WHERE at < ?", key(sighting.at().minus(KEPT))) > 0) {
                    change("DELETE FROM state WHERE NOT EXISTS (SELECT 1 FROM look WHERE look.state = state.id)");
                }
                transaction.execute("COMMIT");
            } catch (SQLException e) {
                transaction.execute("ROLLBACK");
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreFault(e);
        }
    }

    private int change(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    /// Drops everything about the domain.
    ///
    /// @return how many sightings there were
    public int forget(DomainName domain) {
        try {
            int looks = change("DELETE FROM look WHERE domain = ?", domain.ascii());
            change("DELETE FROM state WHERE domain = ?", domain.ascii());
            return looks;
        } catch (SQLException e) {
            throw new StoreFault(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new StoreFault(e);
        }
    }

    /// Of one length in every case, so that the order of texts is that of time.
    private static String key(Instant at) {
        return String.format(Locale.ROOT, "%020d.%09d", at.getEpochSecond(), at.getNano());
    }

    private static Instant instant(String key) {
        String[] parts = key.split("\\.", 2);
        return Instant.ofEpochSecond(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
    }
}
