package org.sealpost.reports.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServerIdentityTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC", "Ed25519"})
    void keysInPkcs8AreRead(String algorithm) throws Exception {
        var certificate = TestCertificate.make(folder, algorithm, "a");
        assertThat(certificate.write(folder).load().key().getEncoded())
                .isEqualTo(certificate.key().getEncoded());
    }

    @Test
    void keysOfRsaAreReadInTheOlderForm() throws Exception {
        PrivateKey key = TestCertificate.make(folder, "RSA", "a").key();
        byte[] pkcs8 = key.getEncoded();
        // SEQUENCE, version, algorithm and the head of the OCTET STRING are 26 octets with keys of this size.
        String pem = TestCertificate.pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, 26, pkcs8.length));
        assertThat(PrivateKeyText.read(pem).orElseThrow()).isEqualTo(key);
    }

    /// As `openssl ecparam -name prime256v1 -genkey` writes it; made for this test.
    @Test
    void keysOfEcAreReadInTheOlderForm() {
        String scalar = "01".repeat(32);
        byte[] sec1 = HexFormat.of().parseHex("302f020101" + "0420" + scalar + "a00a06082a8648ce3d030107");
        // Shorter by two octets than the head says when the curve is missing.
        sec1[1] = (byte) (sec1.length - 2);
        String pem = "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"
                + TestCertificate.pem("EC PRIVATE KEY", sec1);
        assertThat(PrivateKeyText.read(pem))
                .hasValueSatisfying(key -> assertThat(key.getAlgorithm()).isEqualTo("EC"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nMA==\n-----END EC PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nMIL/\n-----END EC PRIVATE KEY-----\n",
                "-----BEGIN EC PRIVATE KEY-----\nMASi////\n-----END EC PRIVATE KEY-----\n",
                "-----BEGIN RSA PRIVATE KEY-----\n=\n-----END RSA PRIVATE KEY-----\n",
                "-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----\n"
            })
    void whatIsNoKeyIsNone(String pem) {
        assertThat(PrivateKeyText.read(pem)).isEmpty();
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        var files = TestCertificate.make(folder, "EC", "a").write(folder);
        var other = TestCertificate.make(folder, "EC", "b");
        Files.writeString(
                files.key(), TestCertificate.pem("PRIVATE KEY", other.key().getEncoded()));
        assertThatThrownBy(() -> new ServerIdentity(files, Duration.ZERO))
                .isInstanceOf(GeneralSecurityException.class)
                .hasMessageContaining("is not that of the certificate");
    }

    @Test
    void filesThatBecameUnusableDoNotTakeThePlaceOfThoseThatWere() throws Exception {
        var certificate = TestCertificate.make(folder, "EC", "a");
        var files = certificate.write(folder);
        var identity = new ServerIdentity(files, Duration.ZERO);
        Files.writeString(files.chain(), "not a certificate");
        assertThat(TlsPeek.leaf(identity)).isEqualTo(certificate.certificate());
        assertThat(identity.problem()).isNotEmpty();
    }

    @Test
    void aNewCertificateIsUsedWithoutAnythingElse() throws Exception {
        var files = TestCertificate.make(folder, "EC", "a").write(folder);
        var identity = new ServerIdentity(files, Duration.ZERO);
        TlsPeek.leaf(identity);
        var next = TestCertificate.make(folder, "RSA", "b");
        next.write(folder);
        Files.setLastModifiedTime(files.key(), FileTime.from(Instant.now().plusSeconds(10)));
        assertThat(TlsPeek.leaf(identity)).isEqualTo(next.certificate());
        assertThat(identity.problem()).isEmpty();
    }
}
