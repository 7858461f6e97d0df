package org.sealpost.app.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.sealpost.host.certificate.CertificateStore;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.delegation.DelegationStore;

/// What a policy host keeps: the policies that it serves, certificates and delegations. Several processes may use it at
/// once.
public final class HostStore implements AutoCloseable {
    private final Database database;
    private final boolean alone;

    private HostStore(Database database, boolean alone) {
        this.database = database;
        this.alone = alone;
    }

    /// One file, made when it is not there, with the folders above it.
    ///
    /// @throws StoreFault when that is not possible
    public static HostStore file(Path file) {
        return new HostStore(Databases.file(file, Part.HOST), true);
    }

    /// A PostgreSQL server.
    ///
    /// @param password for a URL that has none
    /// @throws StoreFault when that is not possible
    public static HostStore server(String url, Optional<String> password) {
        return new HostStore(Databases.server(url, password, Part.HOST), false);
    }

    /// Whether it lies on this machine, where one host runs; a server may be shared by several.
    public boolean alone() {
        return alone;
    }

    public ServedStore served() {
        return new ServedStore(database);
    }

    public CertificateStore certificates() {
        return new SqlCertificateStore(database);
    }

    public DelegationStore delegations() {
        return new SqlDelegationStore(database);
    }

    /// Seals all that is sealed here with the key that seals now, in one transaction.
    ///
    /// @throws org.sealpost.host.certificate.SealBroken when something does not open; then nothing was changed
    public List<Resealed> reseal(KeySeal seal) {
        return database.write(sql -> {
            var renewing = new Renewing(sql, seal);
            return List.of(renewing.certificates(SqlCertificateStore.NEXT), renewing.accounts());
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
