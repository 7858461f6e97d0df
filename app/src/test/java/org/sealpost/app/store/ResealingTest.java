package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sealpost.app.access.PersonId;
import org.sealpost.app.access.secret.SealedSecret;
import org.sealpost.app.access.secret.SecretBox;
import org.sealpost.app.access.sign.SecondFactors;
import org.sealpost.app.api.Idempotency;
import org.sealpost.app.watch.ChannelDesk;
import org.sealpost.fleet.watch.notice.ChannelRule;
import org.sealpost.host.certificate.Account;
import org.sealpost.host.certificate.CertificateStore;
import org.sealpost.host.certificate.CertificateStore.Stored;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.Holding;
import org.sealpost.host.certificate.IssuedCertificate;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.OpenOrder;
import org.sealpost.host.certificate.Phase;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.SealBroken;
import org.sealpost.host.certificate.SealedKey;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.host.certificate.Subject;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// After the sealing key was changed.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class ResealingTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final DomainName HOST = DomainName.of("mta-sts.example.org");
    private static final PersonId EVA = new PersonId("00000000000000e1");
    private static final Octets SEED = Octets.utf8("a seed of twenty octets");
    private static final Octets TARGET = Octets.utf8("https://hooks.example/secret");
    private static final Octets ANSWER = Octets.utf8("201");

    @Parameter
    private TestDatabase database = TestDatabase.SQLITE;

    @TempDir
    private Path folder = Path.of("");

    @RegisterExtension
    private final Places places = new Places();

    private final SecureRandom random = new SecureRandom();
    private final SealingKey older = SealingKey.make(random);
    private final SealingKey newer = SealingKey.make(random);
    private final KeySeal before = new KeySeal(older, List.of(), random);
    private final KeySeal both = new KeySeal(newer, List.of(older), random);
    private final KeySeal after = new KeySeal(newer, List.of(), random);
    private final KeyPair pair = pair();
    private HostStore host;
    private FleetStore fleet;
    private AccessStore access;

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    @BeforeEach
    void fill() throws SQLException {
        host = at(HostStore::file, place -> HostStore.server(place, Optional.empty()));
        fleet = at(FleetStore::file, place -> FleetStore.server(place, Optional.empty()));
        access = at(AccessStore::file, place -> AccessStore.server(place, Optional.empty()));

        SealedKey key = before.seal(HOST.ascii(), pair);
        var subject = new Subject(HOST, "a", DomainName.of("example.org"), new Proof.TlsAlpn01());
        var order = new OpenOrder("ca", URI.create("https://ca.example/order/1"), key, NOW, Optional.empty());
        var certificate =
                new IssuedCertificate(List.of(Octets.utf8("der")), key, "ca", NOW, NOW.plus(Duration.ofDays(90)));
        host.certificates()
                .add(CertifiedName.fresh(subject, NOW)
                        .with(new Holding(Optional.of(certificate), Optional.of(certificate)))
                        .with(new Phase.Ordered(order)));
        host.certificates()
                .replaceAccount(
                        Optional.empty(),
                        new Account("ca", before.seal("account with ca", pair), Optional.empty(), 0, Optional.empty()));
        var box = new SecretBox(before);
        fleet.channels()
                .save(
                        new FleetChannels.Kept(
                                ChannelRule.usual("a/ops", "a"),
                                box.seal(ChannelDesk.use("a/ops"), TARGET).text()),
                        NOW);
        assertThat(access.secondFactors().propose(EVA, box.seal(SecondFactors.use(EVA), SEED)))
                .isTrue();
        var _ = access.answers().begin("token-1", "word", "digest", NOW);
        access.answers()
                .keep(
                        "token-1",
                        "word",
                        "digest",
                        box.seal(Idempotency.use("token-1", "word"), ANSWER).text(),
                        NOW);
    }

    private interface Opening<P, S> {
        S open(P place);
    }

    private <S> S at(Opening<Path, S> file, Opening<String, S> server) throws SQLException {
        String place = places.next(database, folder);
        return Databases.isServer(place) ? server.open(place) : file.open(Path.of(place));
    }

    @AfterEach
    void close() {
        host.close();
        fleet.close();
        access.close();
    }

    private void assertAllOpensBy(KeySeal seal) {
        CertificateStore store = host.certificates();
        CertifiedName name = store.of(HOST).map(Stored::name).orElseThrow();
        assertThat(seal.open(
                                HOST.ascii(),
                                name.holding().current().orElseThrow().key())
                        .getPrivate())
                .isEqualTo(pair.getPrivate());
        assertThat(seal.open(
                                HOST.ascii(),
                                name.holding().previous().orElseThrow().key())
                        .getPrivate())
                .isEqualTo(pair.getPrivate());
        assertThat(name.phase())
                .isInstanceOfSatisfying(
                        Phase.Ordered.class,
                        ordered -> assertThat(
                                        seal.open(HOST.ascii(), ordered.order().key())
                                                .getPublic())
                                .isEqualTo(pair.getPublic()));
        assertThat(seal.open(
                                "account with ca",
                                store.account("ca").orElseThrow().key())
                        .getPrivate())
                .isEqualTo(pair.getPrivate());
        var box = new SecretBox(seal);
        String target = fleet.channels().of("a/ops").orElseThrow().target();
        assertThat(box.open(ChannelDesk.use("a/ops"), new SealedSecret(target))).isEqualTo(TARGET);
        assertThat(box.open(
                        SecondFactors.use(EVA),
                        access.secondFactors().of(EVA).orElseThrow().secret()))
                .isEqualTo(SEED);
        assertThat(access.answers().begin("token-1", "word", "digest", NOW))
                .isInstanceOfSatisfying(
                        KeptAnswers.Known.Answered.class,
                        answered -> assertThat(box.open(
                                        Idempotency.use("token-1", "word"), new SealedSecret(answered.answer())))
                                .isEqualTo(ANSWER));
    }

    @Test
    void allThatIsSealedOpensByTheNewKeyAloneAfterwards() {
        long revision = host.certificates().of(HOST).orElseThrow().revision();
        assertThat(host.reseal(both))
                .containsExactly(
                        new Resealed("names with keys of certificates", 1, 1),
                        new Resealed("keys of accounts with authorities", 1, 1));
        assertThat(fleet.reseal(both, ChannelDesk::use)).containsExactly(new Resealed("targets of channels", 1, 1));
        assertThat(access.reseal(both, Idempotency::use))
                .containsExactly(new Resealed("seeds of authenticator apps", 1, 1), new Resealed("kept answers", 1, 1));
        assertAllOpensBy(after);
        // Those that serve hear of it.
        assertThat(host.certificates().changedAfter(revision, 9)).hasSize(1);
    }

    @Test
    void whoeverRunsItAgainChangesNothingAndNeedsNoOlderKey() {
        host.reseal(both);
        fleet.reseal(both, ChannelDesk::use);
        access.reseal(both, Idempotency::use);
        long revision = host.certificates().of(HOST).orElseThrow().revision();
        assertThat(host.reseal(after)).extracting(Resealed::anew).containsOnly(0);
        assertThat(fleet.reseal(after, ChannelDesk::use))
                .extracting(Resealed::anew)
                .containsOnly(0);
        assertThat(access.reseal(after, Idempotency::use))
                .extracting(Resealed::anew)
                .containsOnly(0);
        assertThat(host.certificates().changedAfter(revision, 9)).isEmpty();
    }

    @Test
    void withoutTheOlderKeyNothingIsChanged() {
        assertThatThrownBy(() -> host.reseal(after)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> fleet.reseal(after, ChannelDesk::use)).isInstanceOf(SealBroken.class);
        assertThatThrownBy(() -> access.reseal(after, Idempotency::use)).isInstanceOf(SealBroken.class);
        assertAllOpensBy(before);
    }
}
