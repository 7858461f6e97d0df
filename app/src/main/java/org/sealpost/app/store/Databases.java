package org.sealpost.app.store;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.sqlite.JDBC;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// Opens databases. Tables that are not there are made, those of an older program brought up to date.
public final class Databases {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Longer than anything takes that is asked while the program runs.
    private static final Duration SILENCE = Duration.ofMinutes(5);

    private static final int CHECKPOINT_PAGES = 16_384;
    private static final String JDBC_PREFIX = "jdbc:postgresql:";

    private Databases() {}

    /// Whether a text names a PostgreSQL server, and not a file: `postgres://`, `postgresql://` or
    /// `jdbc:postgresql:`.
    public static boolean isServer(String place) {
        return place.startsWith("postgres://") || place.startsWith("postgresql://") || place.startsWith(JDBC_PREFIX);
    }

    /// One file, made when it is not there, with the folders above it, for its owner alone.
    ///
    /// @throws StoreFault when that is not possible
    static Database file(Path file, Part part) {
        return file(file, part, PATIENCE);
    }

    /// The same for those who have little time.
    ///
    /// @param patience how long another process may have it
    static Database file(Path file, Part part, Duration patience) {
        Path absolute = file.toAbsolutePath();
        try {
            Path folder = absolute.getParent();
            if (folder != null) {
                OwnersOnly.folder(folder);
            }
        } catch (AccessDeniedException e) {
            throw new StoreFault("the folder cannot be written", e);
        } catch (FileAlreadyExistsException e) {
            throw new StoreFault("what should be a folder is none", e);
        } catch (FileSystemException e) {
            String why = e.getReason() == null ? "" : ": " + e.getReason();
            throw new StoreFault("the folder cannot be made" + why, e);
        } catch (IOException e) {
            throw new StoreFault(e);
        }
        // A file that is refused is as it was: the first connection changes nothing but tables that are ours.
        return opened(
                Dialect.SQLITE,
                () -> sqlite(absolute, patience, false),
                part,
                () -> Share.alone(() -> sqlite(absolute, patience, true), WriterTurns.of(absolute.normalize())));
    }

    /// A connection to a file, which is made when it is not there.
    static Connection sqlite(Path file) throws SQLException {
        return sqlite(file, PATIENCE, true);
    }

    private static Connection sqlite(Path file, Duration patience, boolean ours) throws SQLException {
        var properties = new Properties();
        // First of all, so that what follows waits for others.
        properties.setProperty("busy_timeout", Long.toString(patience.toMillis()));
        if (ours) {
            properties.setProperty("journal_mode", "WAL");
        }
        properties.setProperty("synchronous", "FULL");
        properties.setProperty("cache_size", "-65536");
        properties.setProperty("temp_store", "MEMORY");
        try {
            OwnersOnly.file(file);
        } catch (IOException cannotBeMade) {
            throw new SQLiteException(String.valueOf(cannotBeMade.getMessage()), SQLiteErrorCode.SQLITE_CANTOPEN);
        }
        Connection connection = new JDBC().connect("jdbc:sqlite:" + file, properties);
        if (connection == null) {
            throw new StoreFault("SQLite does not take this path");
        }
        try (Statement statement = connection.createStatement()) {
            // Pages that many transactions change, one after the other, are then written back once.
            statement.execute("PRAGMA wal_autocheckpoint = " + CHECKPOINT_PAGES);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return connection;
    }

    /// A PostgreSQL server.
    ///
    /// @param password for a URL that has none
    /// @throws StoreFault when that is not possible
    static Database server(String url, Optional<String> password, Part part) {
        // To bring large tables to a new form may take longer than anything else.
        return opened(
                Dialect.POSTGRESQL,
                postgresql(url, password, PATIENCE, Duration.ZERO),
                part,
                () -> Share.of(url, password));
    }

    /// Connections to a server. One that was there and says nothing more is given up as lost.
    static Database.Opening postgresql(String url, Optional<String> password) {
        return postgresql(url, password, PATIENCE, SILENCE);
    }

    /// @param entry how long it may take until the server has let us in
    /// @param silence how long it may say nothing while it is asked something; zero: for ever
    static Database.Opening postgresql(String url, Optional<String> password, Duration entry, Duration silence) {
        var properties = new Properties();
        properties.setProperty("loginTimeout", Long.toString(entry.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(silence.toSeconds()));
        password.ifPresent(word -> properties.setProperty("password", word));
        properties.setProperty("ApplicationName", "sealpost");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("options", "-c lock_timeout=" + PATIENCE.toMillis());
        String jdbc = url.startsWith(JDBC_PREFIX) ? url : jdbc(url, properties);
        return () -> DriverManager.getConnection(jdbc, properties);
    }

    /// `postgresql://user:password@host:port/name?options`; the user and the password go their own way, so that
    /// nobody quotes them.
    private static String jdbc(String url, Properties properties) {
        try {
            var uri = new URI(url);
            String user = uri.getRawUserInfo();
            if (user != null) {
                int colon = user.indexOf(':');
                properties.setProperty("user", decoded(colon < 0 ? user : user.substring(0, colon)));
                if (colon >= 0) {
                    properties.setProperty("password", decoded(user.substring(colon + 1)));
                }
            }
            String place = String.valueOf(uri.getRawAuthority());
            String options = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
            return JDBC_PREFIX + "//" + place.substring(place.lastIndexOf('@') + 1) + uri.getRawPath() + options;
        } catch (URISyntaxException e) {
            throw new StoreFault("it is no URL of a PostgreSQL database");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    static Database opened(Dialect dialect, Database.Opening opening, Part part) {
        return opened(dialect, opening, part, () -> Share.alone(opening, new WriterTurns()));
    }

    private static Database opened(Dialect dialect, Database.Opening first, Part part, Supplier<Share> share) {
        try (Connection connection = first.open()) {
            try (Statement statement = connection.createStatement()) {
                dialect.require(statement);
            }
            Migrations.run(connection, dialect, part);
        } catch (SQLException e) {
            throw Faults.of(e);
        }
        return new Database(dialect, share.get());
    }
}
