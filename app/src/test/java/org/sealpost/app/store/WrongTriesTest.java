package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.access.Person;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.PersonName;
import org.sealpost.app.access.Role;
import org.sealpost.app.access.TenantId;
import org.sealpost.app.access.audit.Actor;
import org.sealpost.app.access.audit.AuditEvent;
import org.sealpost.app.access.secret.Argon2Cost;
import org.sealpost.app.access.secret.PasswordRule;
import org.sealpost.app.access.secret.Passwords;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.sign.Browser;
import org.sealpost.app.access.sign.Link;
import org.sealpost.app.access.sign.Links;
import org.sealpost.app.access.sign.OwnAccount;
import org.sealpost.app.access.sign.SignIn;
import org.sealpost.app.access.sign.SignInResult;
import org.sealpost.app.access.sign.SignInRules;
import org.sealpost.app.access.sign.TryLimit;
import org.sealpost.app.access.sign.WrongTries.Count;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.SealingKey;

/// Two programs on one store count together who was wrong.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class WrongTriesTest {
    private static final String PASSWORD = "seven wild geese";
    private static final TryLimit TEN = new TryLimit(10, Duration.ofMinutes(15));
    private static final SealingKey KEY = SealingKey.make(new SecureRandom());

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private final SecureRandom random = new SecureRandom();
    private final Passwords passwords = new Passwords(new Argon2Cost(64, 1, 1), random);
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T12:00:00Z"));
    private final List<AccessStore> open = new ArrayList<>();
    private String place = "";
    private Person kim;

    @BeforeEach
    void people() throws SQLException {
        place = places.next(database, folder);
        AccessStore store = store();
        kim = new Person(
                PersonId.make(random),
                new PersonName("kim"),
                true,
                false,
                now.get(),
                new TreeMap<>(Map.of(TenantId.FIRST, Role.ADMIN)));
        AuditEvent event = AuditEvent.of(now.get(), new Actor.Console("test"), "link.add");
        store.links()
                .add(
                        "00",
                        new Link(
                                new Link.Purpose.FirstAdmin(),
                                now.get(),
                                now.get().plusSeconds(60)),
                        event);
        assertThat(store.links().admit("00", kim, passwords.hash(PASSWORD), event))
                .isEqualTo(Links.Followed.DONE);
    }

    @AfterEach
    void close() {
        open.forEach(AccessStore::close);
    }

    private AccessStore store() {
        AccessStore one = Databases.isServer(place)
                ? AccessStore.server(place, Optional.empty())
                : AccessStore.file(Path.of(place));
        open.add(one);
        return one;
    }

    private SecretBox box(SealingKey key) {
        return new SecretBox(new KeySeal(key, List.of(), random));
    }

    /// Another program with the same sealing key.
    private SignIn replica() {
        return new SignIn(store(), passwords, box(KEY), SignInRules.USUAL, now::get, random, _ -> {});
    }

    private static Browser from(int host) {
        return new Browser(InetAddress.ofLiteral("203.0.113." + host), "Tester");
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    private List<String> rows(String what) throws SQLException {
        try (Connection connection = TestDatabase.connection(place)) {
            return TestDatabase.lines(connection, "SELECT " + what + " FROM wrong_try");
        }
    }

    @Test
    void replicasCountTheTriesForANameTogether() {
        SignIn one = replica();
        SignIn other = replica();
        for (String name : List.of("kim", "nobody")) {
            for (int i = 0; i < 10; i++) {
                assertThat((i % 2 == 0 ? one : other).password(name, "wrong password", from(i)))
                        .isEqualTo(new SignInResult.Wrong());
            }
            for (SignIn each : List.of(one, other, replica())) {
                assertThat(each.password(name, PASSWORD, from(100)))
                        .as("the third was started anew")
                        .isInstanceOf(SignInResult.Wait.class);
            }
        }
        other.forget(kim);
        assertThat(one.password("kim", PASSWORD, from(100))).isInstanceOf(SignInResult.In.class);
        pass(Duration.ofMinutes(2));
        assertThat(other.password("nobody", "wrong password", from(1))).isEqualTo(new SignInResult.Wrong());
    }

    @Test
    void replicasCountTheTriesFromAPlaceTogether() {
        SignIn one = replica();
        SignIn other = replica();
        for (int i = 0; i < 60; i++) {
            assertThat((i % 2 == 0 ? one : other).password("name" + i, "wrong password", from(1)))
                    .isEqualTo(new SignInResult.Wrong());
        }
        assertThat(one.password("kim", PASSWORD, from(1))).isInstanceOf(SignInResult.Wait.class);
        assertThat(other.password("kim", PASSWORD, from(1))).isInstanceOf(SignInResult.Wait.class);
        assertThat(other.password("kim", PASSWORD, from(2))).isInstanceOf(SignInResult.In.class);
    }

    @Test
    void replicasCountTogetherHowOftenSomebodyWhoIsInIsAskedAgain() {
        List<OwnAccount> replicas = List.of(own(), own());
        for (int i = 0; i < 10; i++) {
            assertThat(replicas.get(i % 2).removeApp(kim, "wrong password")).isEqualTo(new OwnAccount.Result.Wrong());
        }
        for (OwnAccount each : replicas) {
            assertThat(each.removeApp(kim, PASSWORD)).isEqualTo(new OwnAccount.Result.Wrong());
        }
        pass(Duration.ofMinutes(2));
        assertThat(replicas.getFirst().removeApp(kim, PASSWORD)).isEqualTo(new OwnAccount.Result.Done());
        assertThat(replicas.getLast().removeApp(kim, PASSWORD))
                .as("what was right is no try")
                .isEqualTo(new OwnAccount.Result.Done());
    }

    private OwnAccount own() {
        return new OwnAccount(store(), passwords, PasswordRule.usual(), box(KEY), SignInRules.USUAL, now::get, random);
    }

    @Test
    void ofManyTriesAtOnceAsManyAreGrantedAsThereAre() throws Exception {
        List<AccessStore> stores = List.of(store(), store());
        List<Count> counts = List.of(new Count("name", 1, TEN), new Count("source", 2, new TryLimit(60, TEN.within())));
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            AccessStore each = stores.get(i % 2);
            tries.add(() -> each.wrongTries().take(counts, now.get()).isEmpty());
        }
        int granted = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Boolean> each : threads.invokeAll(tries)) {
                granted += each.get() ? 1 : 0;
            }
        }
        assertThat(granted).isEqualTo(10);
        assertThat(stores.getFirst().wrongTries().taken(counts.subList(0, 1), now.get()))
                .isEqualTo(10);
        assertThat(stores.getFirst().wrongTries().taken(counts.subList(1, 2), now.get()))
                .as("whoever has to wait takes nothing from anywhere")
                .isEqualTo(10);
    }

    @Test
    void onlyNumbersAreKeptAndAllOfThemAreForgotten() throws SQLException {
        AccessStore store = store();
        SignIn one = replica();
        for (int i = 0; i < 40; i++) {
            assertThat(one.password("hunter" + i, "wrong password", from(i))).isEqualTo(new SignInResult.Wrong());
            assertThat(one.password("no name at all " + i, "wrong", from(i % 4 + 100)))
                    .isIn(new SignInResult.Wrong(), new SignInResult.Wait(Duration.ofSeconds(90)));
        }
        assertThat(rows("kind").stream().distinct()).containsExactlyInAnyOrder("name|", "name in a day|", "source|");
        assertThat(rows("slot").stream().map(line -> Long.parseLong(line.replace("|", ""))))
                .allMatch(slot -> slot >= 0 && slot < 1 << 20);
        assertThat(rows("kind").stream().filter("name|"::equals))
                .as("forty names, and what is none")
                .hasSizeBetween(38, 41);
        store.wrongTries().prune(now.get());
        assertThat(rows("slot")).isNotEmpty();
        store.wrongTries().prune(now.get().plus(Duration.ofDays(1)));
        assertThat(rows("slot")).isEmpty();
    }

    @Test
    void nobodyCanTellFromTheStoreAloneWhichNameANumberIsOf() throws SQLException {
        SignIn one = replica();
        assertThat(one.password("kim", "wrong password", from(1))).isEqualTo(new SignInResult.Wrong());
        List<String> before = rows("slot");
        store().wrongTries().prune(now.get().plus(Duration.ofDays(2)));
        var elsewhere = new SignIn(
                store(), passwords, box(SealingKey.make(random)), SignInRules.USUAL, now::get, random, _ -> {});
        assertThat(elsewhere.password("kim", "wrong password", from(1))).isEqualTo(new SignInResult.Wrong());
        assertThat(rows("slot")).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
    }

    @Test
    void aReplicaWhoseClockIsAheadKeepsNobodyOut() {
        AccessStore store = store();
        List<Count> counts = List.of(new Count("name", 1, TEN));
        for (int i = 0; i < 10; i++) {
            assertThat(store.wrongTries().take(counts, now.get().plus(Duration.ofDays(30))))
                    .isEmpty();
        }
        assertThat(store.wrongTries().take(counts, now.get())).contains(Duration.ofSeconds(90));
        pass(Duration.ofSeconds(90));
        assertThat(store.wrongTries().take(counts, now.get())).isEmpty();
        assertThat(store.wrongTries().take(counts, now.get())).contains(Duration.ofSeconds(90));
    }
}
