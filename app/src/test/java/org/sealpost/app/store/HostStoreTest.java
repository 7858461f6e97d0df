package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.host.certificate.Account;
import org.sealpost.host.certificate.CertificateStore;
import org.sealpost.host.certificate.CertificateStore.Stored;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.Holding;
import org.sealpost.host.certificate.IssuedCertificate;
import org.sealpost.host.certificate.LedgerEntry;
import org.sealpost.host.certificate.OpenOrder;
import org.sealpost.host.certificate.Phase;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.SealedKey;
import org.sealpost.host.certificate.Subject;
import org.sealpost.host.delegation.Delegation;
import org.sealpost.host.delegation.DelegationStore;
import org.sealpost.host.delegation.HostZone;
import org.sealpost.host.delegation.Slug;
import org.sealpost.host.delegation.Tombstone;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

@ParameterizedClass
@EnumSource(TestDatabase.class)
class HostStoreTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final Octets BODY = Octets.utf8("version: STSv1\r\nmode: none\r\nmax_age: 86400\r\n");
    private static final SealedKey KEY = new SealedKey("abc", Octets.utf8("sealed"));

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private final List<HostStore> open = new ArrayList<>();
    private String place = "";

    @BeforeEach
    void newPlace() throws SQLException {
        place = places.next(database, folder);
    }

    @AfterEach
    void close() {
        open.forEach(HostStore::close);
    }

    private HostStore store() {
        HostStore store =
                Databases.isServer(place) ? HostStore.server(place, Optional.empty()) : HostStore.file(Path.of(place));
        open.add(store);
        return store;
    }

    private static CertifiedName fresh(String name, String tenant, Instant due) {
        return CertifiedName.fresh(
                new Subject(DomainName.of(name), tenant, DomainName.of("example.org"), new Proof.TlsAlpn01()), due);
    }

    private static CertifiedName held(CertifiedName name) {
        return name.with(new Holding(
                Optional.of(new IssuedCertificate(
                        List.of(Octets.utf8("der")), KEY, "ca", NOW, NOW.plus(Duration.ofDays(90)))),
                Optional.empty()));
    }

    private static List<String> names(List<Stored> stored) {
        return stored.stream().map(each -> each.name().name().ascii()).toList();
    }

    @Test
    void whatIsServedIsHeardOfByEveryProcess() {
        ServedStore one = store().served();
        ServedStore other = store().served();
        one.serve(DOMAIN, BODY);
        one.serve(DomainName.of("example.net"), BODY);

        List<ServedStore.Served> first = other.changedAfter(0, 10);
        assertThat(first).extracting(ServedStore.Served::domain).containsExactly(DOMAIN, DomainName.of("example.net"));

        one.serve(DOMAIN, BODY);
        assertThat(other.changedAfter(first.getLast().revision(), 10)).isEmpty();

        one.stop(DOMAIN);
        one.stop(DOMAIN);
        assertThat(other.changedAfter(first.getLast().revision(), 10))
                .singleElement()
                .satisfies(change -> assertThat(change.body()).isEmpty());
        one.serve(DOMAIN, BODY);
        assertThat(other.of(DOMAIN).flatMap(ServedStore.Served::body)).contains(BODY);
    }

    @Test
    void aNameIsAddedOnceAndReadAsItWas() {
        CertificateStore store = store().certificates();
        CertifiedName name = held(fresh("mta-sts.example.org", "a", NOW));

        assertThat(store.add(name)).isPresent();
        assertThat(store.add(name)).isEmpty();
        assertThat(store().certificates().of(name.name()))
                .hasValueSatisfying(stored -> assertThat(stored.name()).isEqualTo(name));
    }

    @Test
    void whoKnowsAnOlderStateReplacesNothing() {
        CertificateStore store = store().certificates();
        Stored first = store.add(fresh("mta-sts.example.org", "a", NOW)).orElseThrow();
        Stored second =
                store.replace(first, first.name().due(NOW.plusSeconds(1))).orElseThrow();

        assertThat(store.replace(first, first.name().due(NOW.plusSeconds(2)))).isEmpty();
        assertThat(store.of(first.name().name())).contains(second);
    }

    @Test
    void ofManyWhoReplaceAtOnceOneDoes() throws Exception {
        CertificateStore store = store().certificates();
        Stored known = store.add(fresh("mta-sts.example.org", "a", NOW)).orElseThrow();
        var tasks = new ArrayList<Callable<Boolean>>();
        for (int i = 1; i <= 8; i++) {
            CertifiedName next = known.name().due(NOW.plusSeconds(i));
            CertificateStore own = store().certificates();
            tasks.add(() -> own.replace(known, next).isPresent());
        }
        int done = 0;
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> each : threads.invokeAll(tasks)) {
                done += each.get() ? 1 : 0;
            }
        }
        assertThat(done).isEqualTo(1);
    }

    @Test
    void namesAreDueInTheOrderOfNeedAndSharedAmongTenants() {
        CertificateStore store = store().certificates();
        store.add(fresh("waits-long.example.org", "a", NOW.minusSeconds(90)));
        store.add(fresh("waits.example.org", "a", NOW.minusSeconds(60)));
        store.add(fresh("other.example.org", "b", NOW.minusSeconds(30)));
        store.add(held(fresh("renews.example.org", "a", NOW.minusSeconds(10))));
        store.add(fresh("later.example.org", "a", NOW.plusSeconds(10)));
        store.add(fresh("gone.example.org", "a", NOW.minusSeconds(500)).with(new Phase.Withdrawn(NOW)));

        assertThat(names(store.dueNames(NOW, 9, 9)))
                .containsExactly(
                        "renews.example.org", "waits-long.example.org", "waits.example.org", "other.example.org");
        assertThat(names(store.dueNames(NOW, 2, 9)))
                .containsExactly("renews.example.org", "waits-long.example.org", "other.example.org");
        assertThat(names(store.dueNames(NOW, 9, 1))).containsExactly("renews.example.org");
        assertThat(store.nextDue(NOW)).contains(NOW.plusSeconds(10));
        assertThat(store.nextDue(NOW.plusSeconds(10))).isEmpty();
    }

    @Test
    void openOrdersAreFoundApart() {
        CertificateStore store = store().certificates();
        var order = new OpenOrder("ca", URI.create("https://ca.example/order/1"), KEY, NOW, Optional.empty());
        CertifiedName ordered = fresh("mta-sts.example.org", "a", NOW).with(new Phase.Ordered(order));
        store.add(ordered);
        store.add(fresh("mta-sts.example.net", "a", NOW));

        assertThat(store.dueOrders(NOW, 9))
                .singleElement()
                .satisfies(stored -> assertThat(stored.name()).isEqualTo(ordered));
        assertThat(names(store.dueNames(NOW, 9, 9))).containsExactly("mta-sts.example.net");
        assertThat(store.dueOrders(NOW.minusSeconds(1), 9)).isEmpty();
    }

    @Test
    void changesComeInTheirOrder() {
        CertificateStore store = store().certificates();
        Stored one = store.add(fresh("one.example.org", "a", NOW)).orElseThrow();
        Stored two = store.add(fresh("two.example.org", "a", NOW)).orElseThrow();
        Stored changed = store.replace(one, one.name().due(NOW.plusSeconds(1))).orElseThrow();

        assertThat(store.changedAfter(0, 9)).containsExactly(two, changed);
        assertThat(store.changedAfter(two.revision(), 9)).containsExactly(changed);
        assertThat(store.changedAfter(0, 1)).containsExactly(two);
    }

    @Test
    void whatCountsAgainstLimitsIsCountedByItsScope() {
        CertificateStore store = store().certificates();
        Subject subject = fresh("mta-sts.example.org", "a", NOW).subject();
        Subject other = new Subject(
                DomainName.of("mta-sts.example.net"), "b", DomainName.of("example.net"), new Proof.TlsAlpn01());
        store.note(new LedgerEntry(NOW, LedgerEntry.Kind.ORDER, "ca", subject));
        store.note(new LedgerEntry(NOW.plusSeconds(5), LedgerEntry.Kind.ORDER, "ca", other));
        store.note(new LedgerEntry(NOW.plusSeconds(6), LedgerEntry.Kind.FAILURE, "ca", other));
        store.note(new LedgerEntry(NOW.plusSeconds(7), LedgerEntry.Kind.ORDER, "second", other));

        assertThat(store.noted(LedgerEntry.Kind.ORDER, "ca", new LedgerEntry.Scope.Everybody(), NOW.minusSeconds(1)))
                .containsExactly(NOW, NOW.plusSeconds(5));
        assertThat(store.noted(LedgerEntry.Kind.ORDER, "ca", new LedgerEntry.Scope.Everybody(), NOW))
                .containsExactly(NOW.plusSeconds(5));
        assertThat(store.noted(LedgerEntry.Kind.ORDER, "ca", new LedgerEntry.Scope.Tenant("a"), Instant.EPOCH))
                .containsExactly(NOW);
        assertThat(store.noted(
                        LedgerEntry.Kind.ORDER,
                        "ca",
                        new LedgerEntry.Scope.Registered(DomainName.of("example.net")),
                        Instant.EPOCH))
                .containsExactly(NOW.plusSeconds(5));
        assertThat(store.noted(LedgerEntry.Kind.FAILURE, "ca", new LedgerEntry.Scope.Name(other.name()), Instant.EPOCH))
                .containsExactly(NOW.plusSeconds(6));
        store.forgetNotes(NOW.plusSeconds(5));
        assertThat(store.noted(LedgerEntry.Kind.ORDER, "ca", new LedgerEntry.Scope.Everybody(), Instant.EPOCH))
                .containsExactly(NOW.plusSeconds(5));
    }

    @Test
    void anAccountIsReplacedByWhoKnowsIt() {
        CertificateStore store = store().certificates();
        var account = new Account("ca", KEY, Optional.empty(), 0, Optional.empty());
        Account confirmed = account.at(URI.create("https://ca.example/acct/1"));

        assertThat(store.replaceAccount(Optional.empty(), account)).isTrue();
        assertThat(store.replaceAccount(Optional.empty(), confirmed)).isFalse();
        assertThat(store.replaceAccount(Optional.of(account), confirmed)).isTrue();
        assertThat(store.replaceAccount(Optional.of(account), account)).isFalse();
        assertThat(store.account("ca")).contains(confirmed);
    }

    @Test
    void aSlugIsNeverGivenAgain() {
        DelegationStore store = store().delegations();
        var zone = new HostZone(DomainName.of("host.example"));
        var slug = new Slug("abcdefghijklmnop");
        var delegation = new Delegation("a", DOMAIN, slug, zone);

        assertThat(store.add(delegation)).isTrue();
        assertThat(store.add(new Delegation("a", DOMAIN, new Slug("bbcdefghijklmnop"), zone)))
                .isFalse();
        assertThat(store.add(new Delegation("b", DOMAIN, slug, zone))).isFalse();
        assertThat(store.of(DOMAIN)).containsExactly(delegation);
        assertThat(store.of("b", DOMAIN)).isEmpty();

        Tombstone tombstone = Tombstone.of(delegation, NOW, List.of(NOW.plus(Duration.ofDays(7))));
        assertThat(store.bury(tombstone)).isTrue();
        assertThat(store.bury(tombstone)).isFalse();
        assertThat(store.of(DOMAIN)).isEmpty();
        assertThat(store.tombstones(DOMAIN)).containsExactly(tombstone);
        assertThat(store.add(delegation)).isFalse();
        assertThat(store.add(new Delegation("a", DOMAIN, new Slug("bbcdefghijklmnop"), zone)))
                .isTrue();
    }
}
