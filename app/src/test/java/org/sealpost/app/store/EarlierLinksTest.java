package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.sign.Federation;
import org.sealpost.app.access.sign.Link;

/// What an earlier program kept, as this one finds it.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class EarlierLinksTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int BEFORE = 4;

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private static void link(Statement statement, String digest, String purpose, String maker) throws SQLException {
        statement.execute("INSERT INTO access_link (digest, maker, purpose, tenant, role, person, made, ends) VALUES ('"
                + digest + "', '" + maker + "', '" + purpose + "', 'main', 'viewer', '', 0, "
                + Times.number(NOW.plusSeconds(60)) + ")");
    }

    private static void expected(Statement statement, String email, String maker) throws SQLException {
        statement.execute("INSERT INTO expected (tenant, email, role, made, ends, maker) VALUES ('main', '" + email
                + "', 'admin', 0, " + Times.number(NOW.plusSeconds(60)) + ", '" + maker + "')");
    }

    @Test
    void whatNobodyIsKnownToHaveMadeIsMadeAnew() throws SQLException {
        String place = places.next(database, folder);
        Dialect dialect = Databases.isServer(place) ? Dialect.POSTGRESQL : Dialect.SQLITE;
        try (Connection connection = TestDatabase.connection(place);
                Statement statement = connection.createStatement()) {
            Migrations.run(statement, dialect, Part.ACCESS, BEFORE);
            link(statement, "aa", "invitation", "");
            link(statement, "bb", "invitation", "0123456789abcdef");
            link(statement, "cc", "first-admin", "");
            expected(statement, "old@example.org", "");
            expected(statement, "new@example.org", "0123456789abcdef");
        }
        try (AccessStore store = Databases.isServer(place)
                ? AccessStore.server(place, Optional.empty())
                : AccessStore.file(Path.of(place))) {
            assertThat(store.links().find("aa", NOW)).isEmpty();
            assertThat(store.links().find("bb", NOW))
                    .map(Link::purpose)
                    .get()
                    .isInstanceOf(Link.Purpose.Invitation.class);
            assertThat(store.links().find("cc", NOW)).map(Link::purpose).contains(new Link.Purpose.FirstAdmin());
            assertThat(store.federation().expected(TenantId.FIRST, NOW))
                    .extracting(Federation.Expected::email)
                    .containsExactly("new@example.org");
        }
    }
}
