package org.sealpost.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.sealpost.observe.facts.CertificateFault.COMMON_NAME_ONLY;
import static org.sealpost.observe.facts.CertificateFault.EXPIRED;
import static org.sealpost.observe.facts.CertificateFault.ISSUER_NOT_VALID_NOW;
import static org.sealpost.observe.facts.CertificateFault.MISSING_INTERMEDIATE;
import static org.sealpost.observe.facts.CertificateFault.NAME_MISMATCH;
import static org.sealpost.observe.facts.CertificateFault.NOT_YET_VALID;
import static org.sealpost.observe.facts.CertificateFault.REJECTED;
import static org.sealpost.observe.facts.CertificateFault.SELF_SIGNED;
import static org.sealpost.observe.facts.CertificateFault.UNTRUSTED_ROOT;
import static org.sealpost.observe.peer.Bench.INTERMEDIATE;
import static org.sealpost.observe.peer.Bench.ROOT;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.observe.facts.CertificateFault;
import org.sealpost.observe.peer.Bench;
import org.sealpost.observe.peer.CertificatePlan;
import org.sealpost.observe.peer.Issued;
import org.sealpost.protocol.name.DomainName;

class ChainJudgeTest {
    private static final DomainName HOST = DomainName.of("mx.example.org");
    private static final String CN = "CN=mx.example.org";
    private static final Issued OTHER_ROOT =
            CertificatePlan.authority("CN=Unknown Root").selfSigned();
    private static final Issued OTHER_INTERMEDIATE =
            CertificatePlan.authority("CN=Unknown Intermediate").by(OTHER_ROOT);
    private static final Issued OLD_INTERMEDIATE = CertificatePlan.authority("CN=Old Intermediate")
            .valid("2020-01-01T00:00:00Z", "2026-05-31T00:00:00Z")
            .by(ROOT);
    private static final Issued NO_AUTHORITY =
            CertificatePlan.server("CN=No Authority").by(ROOT);

    static Stream<Arguments> chains() {
        Issued good = server().by(INTERMEDIATE);
        Issued expired =
                server().valid("2026-01-01T00:00:00Z", "2026-05-30T00:00:00Z").by(INTERMEDIATE);
        Issued early =
                server().valid("2026-06-02T00:00:00Z", "2026-09-01T00:00:00Z").by(INTERMEDIATE);
        Issued selfSigned = server().selfSigned();
        Issued foreign = server().by(OTHER_INTERMEDIATE);
        Issued belowOld = server().by(OLD_INTERMEDIATE);
        return Stream.of(
                arguments("good", chain(good, INTERMEDIATE), Set.of()),
                arguments("the root was sent too", chain(good, INTERMEDIATE, ROOT), Set.of()),
                arguments("in the wrong order", chain(good, ROOT, INTERMEDIATE), Set.of()),
                arguments(
                        "strangers in between",
                        chain(good, OTHER_ROOT, OLD_INTERMEDIATE, INTERMEDIATE, OTHER_INTERMEDIATE),
                        Set.of()),
                arguments("the leaf twice", chain(good, good, INTERMEDIATE), Set.of()),
                arguments("straight below the root", chain(server().by(ROOT)), Set.of()),
                arguments("the leaf is a trusted root", chain(ROOT), Set.of(NAME_MISMATCH)),
                arguments("intermediate not sent", chain(good), Set.of(MISSING_INTERMEDIATE)),
                arguments("only strangers sent", chain(good, OTHER_INTERMEDIATE), Set.of(MISSING_INTERMEDIATE)),
                arguments("unknown issuer, alone", chain(foreign), Set.of(MISSING_INTERMEDIATE)),
                arguments("unknown root not sent", chain(foreign, OTHER_INTERMEDIATE), Set.of(MISSING_INTERMEDIATE)),
                arguments("unknown root sent", chain(foreign, OTHER_INTERMEDIATE, OTHER_ROOT), Set.of(UNTRUSTED_ROOT)),
                arguments("self-signed", chain(selfSigned), Set.of(SELF_SIGNED)),
                arguments(
                        "self-signed and expired",
                        chain(server().valid("2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z")
                                .selfSigned()),
                        Set.of(SELF_SIGNED, EXPIRED)),
                arguments("expired", chain(expired, INTERMEDIATE), Set.of(EXPIRED)),
                arguments("expired, no intermediate", chain(expired), Set.of(EXPIRED, MISSING_INTERMEDIATE)),
                arguments(
                        "expired together with its issuer",
                        chain(
                                server().valid("2026-01-01T00:00:00Z", "2026-05-30T00:00:00Z")
                                        .by(OLD_INTERMEDIATE),
                                OLD_INTERMEDIATE),
                        Set.of(EXPIRED)),
                arguments("not yet valid", chain(early, INTERMEDIATE), Set.of(NOT_YET_VALID)),
                arguments(
                        "the issuer is not valid any more",
                        chain(belowOld, OLD_INTERMEDIATE),
                        Set.of(ISSUER_NOT_VALID_NOW)),
                arguments(
                        "wrong name",
                        chain(
                                CertificatePlan.server("CN=mx.example.org", "mx.example.net")
                                        .by(INTERMEDIATE),
                                INTERMEDIATE),
                        Set.of(NAME_MISMATCH)),
                arguments(
                        "only a common name",
                        chain(CertificatePlan.server(CN).by(INTERMEDIATE), INTERMEDIATE),
                        Set.of(COMMON_NAME_ONLY)),
                arguments(
                        "only another common name",
                        chain(CertificatePlan.server("CN=other.example").by(INTERMEDIATE), INTERMEDIATE),
                        Set.of(NAME_MISMATCH)),
                arguments(
                        "all at once",
                        chain(CertificatePlan.server("CN=other.example")
                                .valid("2025-01-01T00:00:00Z", "2025-02-01T00:00:00Z")
                                .by(OTHER_INTERMEDIATE)),
                        Set.of(NAME_MISMATCH, EXPIRED, MISSING_INTERMEDIATE)),
                arguments(
                        "meant for clients",
                        chain(server().purpose(KeyPurposeId.id_kp_clientAuth).by(INTERMEDIATE), INTERMEDIATE),
                        Set.of(REJECTED)),
                arguments(
                        "any purpose",
                        chain(server().purpose(KeyPurposeId.anyExtendedKeyUsage).by(INTERMEDIATE), INTERMEDIATE),
                        Set.of()),
                arguments(
                        "the issuer is no authority", chain(server().by(NO_AUTHORITY), NO_AUTHORITY), Set.of(REJECTED)),
                arguments(
                        "signed with SHA-1",
                        chain(server().signedWith("SHA1withECDSA").by(INTERMEDIATE), INTERMEDIATE),
                        Set.of(REJECTED)),
                arguments("a small RSA key", chain(server().rsa(512).by(INTERMEDIATE), INTERMEDIATE), Set.of(REJECTED)),
                arguments(
                        "the names cannot be read",
                        chain(
                                CertificatePlan.server(CN)
                                        .brokenNames(new byte[] {0x30, 0x05, (byte) 0x82, 0x40})
                                        .by(INTERMEDIATE),
                                INTERMEDIATE),
                        Set.of(REJECTED, NAME_MISMATCH)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chains")
    void everyFaultOfAChainIsNamed(String what, List<X509Certificate> chain, Set<CertificateFault> faults) {
        assertThat(judge(chain).faults()).as(what).isEqualTo(faults);
    }

    @Test
    void aChainOfManyWaysIsJudgedInATimeThatAPersonDoesNotNotice() {
        Issued same = CertificatePlan.authority("CN=Loop").selfSigned();
        List<Issued> copies = Stream.generate(
                        () -> CertificatePlan.authority("CN=Loop").by(same))
                .limit(9)
                .toList();
        Issued leaf = server().by(same);
        var chain = Stream.concat(Stream.of(leaf), copies.stream())
                .map(Issued::certificate)
                .toList();
        assertThat(judge(chain).faults()).containsExactly(MISSING_INTERMEDIATE);
    }

    @Test
    void aRootThatHasExpiredIsNoRoot() {
        Issued oldRoot = CertificatePlan.authority("CN=Old Root")
                .valid("2010-01-01T00:00:00Z", "2026-05-01T00:00:00Z")
                .selfSigned();
        var chain = chain(server().by(oldRoot));
        var verdict = ChainJudge.judge(
                chain,
                CertificateReading.of(chain.getFirst()),
                HOST,
                CertificatePlan.NOW,
                Trust.only(List.of(oldRoot.certificate())));
        assertThat(verdict.faults()).containsExactly(ISSUER_NOT_VALID_NOW);
    }

    @Test
    void whatTheValidatorSaidIsKept() {
        Issued good = server().by(INTERMEDIATE);
        assertThat(judge(chain(good)).details()).anyMatch(detail -> detail.contains("CN=Test Intermediate"));
    }

    private static CertificatePlan server() {
        return CertificatePlan.server(CN, "mx.example.org");
    }

    private static List<X509Certificate> chain(Issued... issued) {
        return Stream.of(issued).map(Issued::certificate).toList();
    }

    private static ChainVerdict judge(List<X509Certificate> chain) {
        return ChainJudge.judge(
                chain, CertificateReading.of(chain.getFirst()), HOST, CertificatePlan.NOW, Bench.trust());
    }
}
