package org.sealpost.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.observe.facts.Certificate;
import org.sealpost.observe.peer.Bench;
import org.sealpost.observe.peer.CertificatePlan;

class CertificateReadingTest {
    @Test
    void theFactsAreThoseOfTheCertificate() {
        var issued = CertificatePlan.server("CN=first.example,O=Example,CN=mx.example.org", "mx.example.org", "*.e.org")
                .rsa(2048)
                .by(Bench.INTERMEDIATE);
        Certificate facts = CertificateReading.of(issued.certificate()).facts();
        assertThat(facts.commonName()).contains("mx.example.org");
        assertThat(facts.dnsNames()).containsExactly("mx.example.org", "*.e.org");
        assertThat(facts.issuer()).isEqualTo("CN=Test Intermediate");
        assertThat(facts.keyAlgorithm()).isEqualTo("RSA");
        assertThat(facts.keyBits()).isEqualTo(2048);
        assertThat(facts.signatureAlgorithm()).isEqualTo("SHA256withECDSA");
        assertThat(facts.notAfter()).isEqualTo("2026-08-30T12:00:00Z");
        assertThat(facts.selfIssued()).isFalse();
        assertThat(facts.sha256()).matches("[0-9a-f]{64}");
        assertThat(facts.der().length()).isGreaterThan(500);
    }

    @Test
    void ofThousandsOfNamesSomeAreKeptAndAllAreKnown() {
        String[] names =
                IntStream.range(0, 2000).mapToObj(i -> "n" + i + ".example").toArray(String[]::new);
        var issued = CertificatePlan.server("CN=many", names).by(Bench.ROOT);
        CertificateReading reading = CertificateReading.of(issued.certificate());
        assertThat(reading.facts().dnsNames()).hasSize(CertificateReading.DNS_NAMES_KEPT);
        assertThat(reading.dnsNames()).hasSize(2000);
    }

    @Test
    void namesThatCannotBeReadAreAProblemAndNotTheEnd() {
        var issued = CertificatePlan.server("CN=mx.example.org")
                .brokenNames(new byte[] {4, 2, 1})
                .by(Bench.ROOT);
        CertificateReading reading = CertificateReading.of(issued.certificate());
        assertThat(reading.dnsNames()).isEmpty();
        assertThat(reading.problems()).containsExactly("its subject alternative name cannot be read");
    }
}
