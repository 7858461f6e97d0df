package org.sealpost.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.cert.ocsp.jcajce.JcaBasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.jcajce.JcaCertificateID;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sealpost.observe.facts.Stapling;
import org.sealpost.observe.facts.Stapling.Standing;

/// Responses about a certificate that names a responder and a list on this machine: whatever is judged, nobody may
/// ask there.
class StapleJudgeTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final String SIGNATURE = "SHA256withECDSA";

    private final AtomicInteger visits = new AtomicInteger();
    private ServerSocket responder;
    private KeyPair issuerKey;
    private KeyPair otherKey;
    private X509Certificate issuer;
    private X509Certificate leaf;
    private Trust trust;

    @BeforeEach
    void makeCertificates() throws Exception {
        responder = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::countVisits);
        issuerKey = newKey();
        otherKey = newKey();
        issuer = certificate("CN=Issuer", issuerKey, "CN=Issuer", issuerKey, false);
        leaf = certificate("CN=Issuer", issuerKey, "CN=leaf.example", otherKey, true);
        trust = Trust.only(List.of(issuer));
    }

    private void countVisits() {
        try {
            while (true) {
                var visitor = responder.accept();
                visits.incrementAndGet();
                visitor.close();
            }
        } catch (java.io.IOException closed) {
            // The test is over.
        }
    }

    @AfterEach
    void nobodyWasAsked() throws Exception {
        responder.close();
        assertThat(visits).hasValue(0);
    }

    @Test
    void aResponseOfTheIssuerThatHoldsIsBelieved() throws Exception {
        assertThat(judge(response(CertificateStatus.GOOD, issuerKey, 1, NOW)).standing())
                .isEqualTo(Standing.GOOD);
    }

    @Test
    void aRevokedCertificateHasATimeAndAReason() throws Exception {
        Instant since = NOW.minus(Duration.ofDays(3));
        Stapling stapling = judge(response(new RevokedStatus(Date.from(since), 1), issuerKey, 1, NOW));
        assertThat(stapling.standing()).isEqualTo(Standing.REVOKED);
        assertThat(stapling.revokedAt()).contains(since);
        assertThat(stapling.detail()).isEqualTo("KEY_COMPROMISE");
    }

    @Test
    void anIssuerThatDoesNotKnowTheCertificateSaysSo() throws Exception {
        assertThat(judge(response(new UnknownStatus(), issuerKey, 1, NOW)).standing())
                .isEqualTo(Standing.UNKNOWN);
    }

    @Test
    void aResponseHoldsForItsTimeAlone() throws Exception {
        Stapling old = judge(response(CertificateStatus.GOOD, issuerKey, 1, NOW.minus(Duration.ofDays(3))));
        assertThat(old.standing()).isEqualTo(Standing.UNUSABLE);
        assertThat(old.detail()).contains("out-of-date");
        Stapling early = judge(response(CertificateStatus.GOOD, issuerKey, 1, NOW.plus(Duration.ofDays(3))));
        assertThat(early.standing()).isEqualTo(Standing.UNUSABLE);
    }

    @Test
    void theWordOfAnotherIsNotUsable() throws Exception {
        assertThat(judge(response(CertificateStatus.GOOD, otherKey, 1, NOW)).standing())
                .isEqualTo(Standing.UNUSABLE);
    }

    @Test
    void aResponseAboutAnotherCertificateIsNotUsable() throws Exception {
        assertThat(judge(response(CertificateStatus.GOOD, issuerKey, 2, NOW)).standing())
                .isEqualTo(Standing.UNUSABLE);
    }

    @Test
    void garbageIsNotUsable() throws Exception {
        assertThat(judge(new byte[] {1, 2, 3}).standing()).isEqualTo(Standing.UNUSABLE);
        byte[] cut = response(CertificateStatus.GOOD, issuerKey, 1, NOW);
        for (int length = 1; length < cut.length; length += 7) {
            assertThat(judge(java.util.Arrays.copyOf(cut, length)).standing()).isEqualTo(Standing.UNUSABLE);
        }
    }

    @Test
    void noResponseIsNothing() {
        assertThat(StapleJudge.judge(List.of(leaf, issuer), List.of(), NOW, trust))
                .isEqualTo(Stapling.NONE);
        assertThat(judge(new byte[0])).isEqualTo(Stapling.NONE);
    }

    @Test
    void withoutAValidChainNobodyIsBelieved() throws Exception {
        List<byte[]> responses = List.of(response(CertificateStatus.GOOD, issuerKey, 1, NOW));
        Trust nobody = Trust.only(List.of());
        assertThat(StapleJudge.judge(List.of(leaf, issuer), responses, NOW, nobody)
                        .standing())
                .isEqualTo(Standing.NOT_JUDGED);
    }

    /// What makes the others worth something: the JDK does ask that responder when it is let.
    @Test
    void withoutTheResponseTheJdkWouldHaveAsked() throws Exception {
        var checker =
                (PKIXRevocationChecker) CertPathValidator.getInstance("PKIX").getRevocationChecker();
        checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.ONLY_END_ENTITY));
        var parameters = new PKIXParameters(Set.of(new TrustAnchor(issuer, null)));
        parameters.setDate(Date.from(NOW));
        parameters.addCertPathChecker(checker);
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf));
        assertThatThrownBy(() -> CertPathValidator.getInstance("PKIX").validate(path, parameters))
                .isInstanceOf(CertPathValidatorException.class);
        assertThat(visits.getAndSet(0)).isPositive();
    }

    @Test
    void aLongResponseIsJudgedWholeAndKeptInPart() {
        assertThat(judge(new byte[100_000]).response().length()).isEqualTo(8192);
    }

    private Stapling judge(byte[] response) {
        return StapleJudge.judge(List.of(leaf, issuer), List.of(response), NOW, trust);
    }

    private static KeyPair newKey() throws Exception {
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(256);
        return generator.generateKeyPair();
    }

    private X509Certificate certificate(String by, KeyPair signer, String subject, KeyPair key, boolean leafOnly)
            throws Exception {
        var builder = new JcaX509v3CertificateBuilder(
                new X500Name(by),
                BigInteger.ONE,
                Date.from(NOW.minus(Duration.ofDays(30))),
                Date.from(NOW.plus(Duration.ofDays(30))),
                new X500Name(subject),
                key.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(!leafOnly));
        if (leafOnly) {
            var url = new GeneralName(
                    GeneralName.uniformResourceIdentifier, "http://127.0.0.1:" + responder.getLocalPort() + "/");
            builder.addExtension(
                    Extension.authorityInfoAccess,
                    false,
                    new AuthorityInformationAccess(
                            new AccessDescription(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.48.1"), url)));
            var list = new DistributionPoint(new DistributionPointName(new GeneralNames(url)), null, null);
            builder.addExtension(
                    Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {list}));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(signer.getPrivate())));
    }

    /// @param day the day in which it was made; it holds for a day before and after
    private byte[] response(CertificateStatus status, KeyPair signer, int serial, Instant day) throws Exception {
        var digest = new JcaDigestCalculatorProviderBuilder().build().get(CertificateID.HASH_SHA1);
        var builder = new JcaBasicOCSPRespBuilder(signer.getPublic(), digest);
        builder.addResponse(
                new JcaCertificateID(digest, issuer, BigInteger.valueOf(serial)),
                status,
                Date.from(day.minus(Duration.ofDays(1))),
                Date.from(day.plus(Duration.ofDays(1))));
        var basic =
                builder.build(new JcaContentSignerBuilder(SIGNATURE).build(signer.getPrivate()), null, Date.from(day));
        return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
    }
}
