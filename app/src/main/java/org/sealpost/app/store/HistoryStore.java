package org.sealpost.app.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.sealpost.app.form.Form;
import org.sealpost.app.form.JsonTree;
import org.sealpost.app.form.Place;
import org.sealpost.app.render.JsonText;
import org.sealpost.check.time.Past;
import org.sealpost.check.time.Sighting;
import org.sealpost.protocol.name.DomainName;
import org.sqlite.JDBC;

/// The sightings of earlier checks, in one SQLite file. Several processes may use it at once.
public final class HistoryStore implements AutoCloseable {
    /// How long a sighting is kept.
    public static final Duration KEPT = Duration.ofDays(400);

    /// As many as a comparison needs; older ones are for people.
    private static final int LATEST = 1_000;

    private static final int PATIENCE_MS = 3_000;
    private static final Form SIGHTING = Form.of(Sighting.class);

    private final Connection connection;

    private HistoryStore(Connection connection) {
        this.connection = connection;
    }

    /// Opens the file and makes it, and the folders above it, when they are not there.
    ///
    /// @throws StoreFault when that is not possible
    public static HistoryStore open(Path file) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            var properties = new Properties();
            properties.setProperty("busy_timeout", Integer.toString(PATIENCE_MS));
            Connection connection = new JDBC().connect("jdbc:sqlite:" + file.toAbsolutePath(), properties);
            if (connection == null) {
                throw new StoreFault("SQLite does not take this path");
            }
            try {
                Migrations.run(connection);
            } catch (SQLException | StoreFault e) {
                connection.close();
                throw e;
            }
            return new HistoryStore(connection);
        } catch (IOException | SQLException e) {
            throw new StoreFault(e);
        }
    }

    /// What is known of the domain, the newest first.
    public Past past(DomainName domain) {
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT document FROM sighting WHERE domain = ? ORDER BY at DESC LIMIT " + LATEST)) {
            query.setString(1, domain.ascii());
            List<Sighting> sightings = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    sightings.add(read(rows.getString(1)));
                }
            }
            return new Past(sightings);
        } catch (SQLException e) {
            throw new StoreFault(e);
        }
    }

    /// Keeps a sighting and drops what is older than [#KEPT] at its time.
    public void keep(Sighting sighting) {
        try (PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO sighting (domain, at, document) VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
                PreparedStatement drop = connection.prepareStatement("DELETE FROM sighting WHERE at < ?")) {
            insert.setString(1, sighting.domain().ascii());
            insert.setString(2, key(sighting.at()));
            insert.setString(3, written(sighting));
            insert.executeUpdate();
            drop.setString(1, key(sighting.at().minus(KEPT)));
            drop.executeUpdate();
        } catch (SQLException e) {
            throw new StoreFault(e);
        }
    }

    /// Drops everything about the domain.
    ///
    /// @return how many sightings there were
    public int forget(DomainName domain) {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM sighting WHERE domain = ?")) {
            delete.setString(1, domain.ascii());
            return delete.executeUpdate();
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

    private static String written(Sighting sighting) {
        var out = new ByteArrayOutputStream();
        try (var json = new JsonText(out)) {
            json.document(SIGHTING.tree(sighting));
        }
        return out.toString(StandardCharsets.UTF_8).strip();
    }

    private static Sighting read(String document) {
        Object tree = JsonTree.readAll(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)))
                .getFirst();
        return (Sighting) SIGHTING.value(tree, Place.ROOT);
    }
}
