package org.sealpost.app.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;

/// Where all that an installation keeps is: the files of its data folder, or one PostgreSQL database. The history is
/// a file in any case.
public final class AllStores {
    private final Path folder;
    private final Optional<Database.Opening> server;

    private AllStores(Path folder, Optional<Database.Opening> server) {
        this.folder = folder;
        this.server = server;
    }

    public static AllStores files(Path folder) {
        return new AllStores(folder, Optional.empty());
    }

    /// @param folder of the history
    /// @param password for a URL that has none
    public static AllStores server(String url, Optional<String> password, Path folder) {
        return new AllStores(folder, Optional.of(Databases.postgresql(url, password)));
    }

    /// The word for the database, as a manifest has it.
    public String database() {
        return server.isPresent() ? "postgresql" : "sqlite";
    }

    boolean onServer(Part part) {
        return server.isPresent();
    }

    /// Whether there is something to look into.
    boolean exists(Part part) {
        return onServer(part) || Files.isRegularFile(file(part));
    }

    /// Whether a Sealpost has kept something there.
    public boolean holdsAnything() {
        return Arrays.stream(Part.values()).anyMatch(this::holds);
    }

    /// Whether it has kept there who may do what.
    public boolean holdsPeople() {
        return holds(Part.ACCESS);
    }

    /// A look that makes nothing.
    private boolean holds(Part part) {
        if (!onServer(part)) {
            return exists(part);
        }
        try (Connection connection = connect(part);
                Statement statement = connection.createStatement()) {
            return dialect(part).version(statement, part) > 0;
        } catch (SQLException e) {
            throw Faults.of(e);
        }
    }

    Path folder() {
        return folder;
    }

    private Path file(Part part) {
        return folder.resolve(part.word() + ".db");
    }

    Dialect dialect(Part part) {
        return onServer(part) ? Dialect.POSTGRESQL : Dialect.SQLITE;
    }

    /// A new connection; a file is made when it is not there.
    Connection connect(Part part) throws SQLException {
        return onServer(part) ? server.orElseThrow().open() : Databases.sqlite(file(part));
    }

    /// The tables of a part, brought up to date. What is deleted in a file is overwritten there.
    Database open(Part part) {
        Database.Opening opening = () -> {
            Connection connection = connect(part);
            if (!onServer(part)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("PRAGMA secure_delete = ON");
                } catch (SQLException e) {
                    connection.close();
                    throw e;
                }
            }
            return connection;
        };
        return Databases.opened(dialect(part), opening, part);
    }
}
