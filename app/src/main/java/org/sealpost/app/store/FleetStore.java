package org.sealpost.app.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.sealpost.host.certificate.KeySeal;

/// The watched fleet: which domains, when each is due, what was seen of them, alerts, channels and the messages that
/// are to be sent. Several processes may use it at once.
public final class FleetStore implements AutoCloseable {
    private final Database database;

    private FleetStore(Database database) {
        this.database = database;
        domains().fillIn();
    }

    /// A PostgreSQL server, or else a file; see [Databases#isServer].
    ///
    /// @throws StoreFault when that is not possible
    public static FleetStore open(String place) {
        return Databases.isServer(place) ? server(place, Optional.empty()) : file(Path.of(place));
    }

    /// One file, made when it is not there, with the folders above it.
    ///
    /// @throws StoreFault when that is not possible
    public static FleetStore file(Path file) {
        return new FleetStore(Databases.file(file, Part.FLEET));
    }

    /// A PostgreSQL server.
    ///
    /// @param password for a URL that has none
    /// @throws StoreFault when that is not possible
    public static FleetStore server(String url, Optional<String> password) {
        return new FleetStore(Databases.server(url, password, Part.FLEET));
    }

    public FleetDomains domains() {
        return new FleetDomains(database);
    }

    /// The domains of a tenant as a list to choose from.
    public FleetList list() {
        return new FleetList(database);
    }

    public FleetLooks looks() {
        return new FleetLooks(database);
    }

    /// The alerts of a tenant as a list to choose from.
    public AlertList alertList() {
        return new AlertList(database);
    }

    public FleetAlerts alerts() {
        return new FleetAlerts(database);
    }

    public FleetChannels channels() {
        return new FleetChannels(database);
    }

    public FleetFeeds feeds() {
        return new FleetFeeds(database);
    }

    public FleetOutbox outbox() {
        return new FleetOutbox(database);
    }

    /// Seals all that is sealed here with the key that seals now, in one transaction.
    ///
    /// @param use what the target of a channel is sealed for, by its name
    /// @throws org.sealpost.host.certificate.SealBroken when something does not open; then nothing was changed
    public List<Resealed> reseal(KeySeal seal, UnaryOperator<String> use) {
        return database.write(sql -> List.of(new Renewing(sql, seal)
                .secrets(
                        "targets of channels",
                        "channel",
                        List.of("name"),
                        "target",
                        key -> use.apply(key.getFirst()))));
    }

    @Override
    public void close() {
        database.close();
    }
}
