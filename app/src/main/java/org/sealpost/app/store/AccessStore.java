package org.sealpost.app.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.sealpost.app.access.audit.AuditTrail;
import org.sealpost.app.access.sign.ApiTokens;
import org.sealpost.app.access.sign.Directory;
import org.sealpost.app.access.sign.Federation;
import org.sealpost.app.access.sign.Links;
import org.sealpost.app.access.sign.People;
import org.sealpost.app.access.sign.SecondFactors;
import org.sealpost.app.access.sign.Sessions;
import org.sealpost.app.access.sign.WrongTries;
import org.sealpost.host.certificate.KeySeal;

/// Who may do what, and who did. Several processes may use it at once.
public final class AccessStore implements Directory, AutoCloseable {
    private final Database database;

    private AccessStore(Database database) {
        this.database = database;
    }

    /// One file, made when it is not there, with the folders above it.
    ///
    /// @throws StoreFault when that is not possible
    public static AccessStore file(Path file) {
        return new AccessStore(Databases.file(file, Part.ACCESS));
    }

    /// A PostgreSQL server.
    ///
    /// @param password for a URL that has none
    /// @throws StoreFault when that is not possible
    public static AccessStore server(String url, Optional<String> password) {
        return new AccessStore(Databases.server(url, password, Part.ACCESS));
    }

    @Override
    public People people() {
        return new SqlPeople(database);
    }

    @Override
    public Links links() {
        return new SqlLinks(database);
    }

    @Override
    public Sessions sessions() {
        return new SqlSessions(database);
    }

    @Override
    public SecondFactors secondFactors() {
        return new SqlSecondFactors(database);
    }

    @Override
    public ApiTokens tokens() {
        return new SqlApiTokens(database);
    }

    @Override
    public Federation federation() {
        return new SqlFederation(database);
    }

    @Override
    public WrongTries wrongTries() {
        return new SqlWrongTries(database);
    }

    @Override
    public AuditTrail audit() {
        return new SqlAuditTrail(database);
    }

    /// Answers that are given again to the same request.
    public KeptAnswers answers() {
        return new KeptAnswers(database);
    }

    /// Seals all that is sealed here with the key that seals now, in one transaction.
    ///
    /// @param use what the answer to a word of a caller is sealed for
    /// @throws org.sealpost.host.certificate.SealBroken when something does not open; then nothing was changed
    public List<Resealed> reseal(KeySeal seal, BinaryOperator<String> use) {
        return database.write(sql -> {
            var renewing = new Renewing(sql, seal);
            return List.of(
                    renewing.secondFactors(),
                    renewing.secrets(
                            "kept answers",
                            "kept_answer",
                            List.of("caller", "word"),
                            "answer",
                            key -> use.apply(key.getFirst(), key.getLast())));
        });
    }

    @Override
    public void close() {
        database.close();
    }
}
