package org.sealpost.host.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.host.Identity;
import org.sealpost.host.TestAuthority;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

class PolicyFolderTest {
    private static final TestAuthority AUTHORITY = new TestAuthority();
    private static final String HOST = "mta-sts.example.org";
    private static final DomainName SERVED = DomainName.of(HOST);
    private static final Identity IDENTITY = AUTHORITY.issue(HOST);
    private static final InstantSource CLOCK = InstantSource.fixed(TestAuthority.NOW);
    private static final String NONE = policy("none", 86_400);
    private static final String BROKEN = "version: STSv1\r\nmode: enforced\r\nmax_age: 86400\r\n";

    @TempDir
    Path root;

    private final BlockingQueue<DomainName> changed = new LinkedBlockingQueue<>();
    private final List<FolderProblem> heard = new ArrayList<>();
    private final FolderNews news = new FolderNews() {
        @Override
        public void changed(DomainName domain) {
            changed.add(domain);
        }

        @Override
        public synchronized void problem(FolderProblem problem) {
            heard.add(problem);
        }
    };

    private static String policy(String mode, long maxAge) {
        return "version: STSv1\r\nmode: " + mode + "\r\nmx: mx.example.org\r\nmax_age: " + maxAge + "\r\n";
    }

    private PolicyFolder open() throws IOException {
        return PolicyFolder.open(root, CLOCK, news);
    }

    /// Replaces the file as a whole, as one should.
    private void write(String name, String file, String text) throws IOException {
        Path folder = Files.createDirectories(root.resolve(name));
        Path fresh = Files.writeString(root.resolve("." + file + changed.size()), text, StandardCharsets.ISO_8859_1);
        Files.move(
                fresh,
                folder.resolve(file),
                java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private void write(String name, Identity identity) throws Exception {
        var chain = new StringBuilder();
        for (var certificate : identity.chain()) {
            chain.append(pem("CERTIFICATE", certificate.getEncoded()));
        }
        write(name, "fullchain.pem", chain.toString());
        write(name, "privkey.pem", pem("PRIVATE KEY", identity.key().getEncoded()));
    }

    private static String pem(String kind, byte[] der) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + kind
                + "-----\n";
    }

    private static List<FolderCode> codes(PolicyFolder folder) {
        return folder.problems().stream().map(FolderProblem::code).toList();
    }

    @Test
    void policiesAndCertificatesAreServedAtThePolicyHost() throws Exception {
        write("example.org", "mta-sts.txt", NONE);
        write("example.org", IDENTITY);
        PolicyFolder folder = open();
        assertThat(folder.policies().of(SERVED)).contains(Octets.utf8(NONE));
        assertThat(folder.certificates().of(SERVED)).contains(IDENTITY);
        assertThat(folder.certificates().challenge(SERVED)).isEmpty();
        assertThat(folder.policies().of(DomainName.of("example.org"))).isEmpty();
        assertThat(folder.policies().of(DomainName.of("mta-sts.mta-sts.example.org")))
                .isEmpty();
        assertThat(folder.domains()).containsExactly(DomainName.of("example.org"));
        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void aPolicyAloneNeedsNoCertificate() throws IOException {
        write("example.org", "mta-sts.txt", NONE);
        PolicyFolder folder = open();
        assertThat(folder.certificates().of(SERVED)).isEmpty();
        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void aBrokenPolicyIsRefusedAndTheLastGoodOneStays() throws IOException {
        write("example.org", "mta-sts.txt", NONE);
        PolicyFolder folder = open();
        write("example.org", "mta-sts.txt", BROKEN);
        folder.reload();
        assertThat(folder.policies().of(SERVED)).contains(Octets.utf8(NONE));
        assertThat(folder.problems())
                .containsExactly(new FolderProblem(
                        FolderCode.POLICY_UNUSABLE, "example.org", "mtasts.policy.mode-unknown in line 2"));
        assertThat(heard).isEqualTo(folder.problems());
        folder.reload();
        assertThat(heard).hasSize(1);
        write("example.org", "mta-sts.txt", policy("testing", 86_400));
        folder.reload();
        assertThat(folder.policies().of(SERVED)).contains(Octets.utf8(policy("testing", 86_400)));
        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void aPolicyThatVanishesAloneStays() throws IOException {
        write("example.org", "mta-sts.txt", NONE);
        PolicyFolder folder = open();
        Files.delete(root.resolve("example.org/mta-sts.txt"));
        folder.reload();
        assertThat(folder.policies().of(SERVED)).isPresent();
        assertThat(codes(folder)).containsExactly(FolderCode.POLICY_MISSING);
    }

    @Test
    void aDomainEndsWithItsFolder() throws IOException {
        write("example.org", "mta-sts.txt", NONE);
        write("example.net", "mta-sts.txt", NONE);
        PolicyFolder folder = open();
        Files.delete(root.resolve("example.org/mta-sts.txt"));
        Files.delete(root.resolve("example.org"));
        folder.reload();
        assertThat(folder.policies().of(SERVED)).isEmpty();
        assertThat(folder.domains()).containsExactly(DomainName.of("example.net"));
    }

    @Test
    void anEmptyFolderTakesNothingAway() throws IOException {
        write("example.org", "mta-sts.txt", NONE);
        PolicyFolder folder = open();
        Files.delete(root.resolve("example.org/mta-sts.txt"));
        Files.delete(root.resolve("example.org"));
        folder.reload();
        assertThat(folder.policies().of(SERVED)).isPresent();
        assertThat(codes(folder)).containsExactly(FolderCode.EMPTY);
        Files.delete(root);
        folder.reload();
        assertThat(folder.policies().of(SERVED)).isPresent();
        assertThat(codes(folder)).contains(FolderCode.UNREADABLE);
    }

    @Test
    void aLargePolicyIsRefused() throws IOException {
        write("example.org", "mta-sts.txt", NONE + "x: " + "y".repeat(70_000));
        PolicyFolder folder = open();
        assertThat(folder.policies().of(SERVED)).isEmpty();
        assertThat(codes(folder)).containsExactly(FolderCode.POLICY_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mta-sts.example.org", "Example.org", "two words", "a..b"})
    void aFolderOfAnotherNameIsSaid(String name) throws IOException {
        write(name, "mta-sts.txt", NONE);
        PolicyFolder folder = open();
        assertThat(folder.domains()).isEmpty();
        assertThat(codes(folder)).containsExactly(FolderCode.NAME);
    }

    @Test
    void filesAndHiddenFoldersAreNotLookedAt() throws IOException {
        Files.writeString(root.resolve("README"), "nothing");
        write(".git", "mta-sts.txt", NONE);
        assertThat(open().problems()).isEmpty();
    }

    @Test
    void theKeyOfAnotherCertificateIsRefusedAndTheLastGoodPairStays() throws Exception {
        write("example.org", "mta-sts.txt", NONE);
        write("example.org", IDENTITY);
        PolicyFolder folder = open();
        Identity other = AUTHORITY.issue(HOST);
        write("example.org", "privkey.pem", pem("PRIVATE KEY", other.key().getEncoded()));
        folder.reload();
        assertThat(folder.certificates().of(SERVED)).contains(IDENTITY);
        assertThat(codes(folder)).containsExactly(FolderCode.KEY_OTHER);
        write("example.org", other);
        folder.reload();
        assertThat(folder.certificates().of(SERVED)).contains(other);
        assertThat(folder.problems()).isEmpty();
    }

    @Test
    void rsaIsPairedToo() throws Exception {
        Identity rsa = AUTHORITY.issue("RSA", Duration.ofDays(9), HOST);
        write("example.org", "mta-sts.txt", NONE);
        write("example.org", rsa);
        PolicyFolder folder = open();
        assertThat(folder.certificates().of(SERVED)).contains(rsa);
        write("example.org", "privkey.pem", pem("PRIVATE KEY", IDENTITY.key().getEncoded()));
        folder.reload();
        assertThat(codes(folder)).containsExactly(FolderCode.KEY_OTHER);
    }

    /// The form of OpenSSL, with the public point beside the key.
    private static String olderForm(Identity identity, Identity point) throws Exception {
        var key = PrivateKeyInfo.getInstance(identity.key().getEncoded());
        var other = SubjectPublicKeyInfo.getInstance(
                point.chain().getFirst().getPublicKey().getEncoded());
        var older = new ECPrivateKey(
                256,
                ECPrivateKey.getInstance(key.parsePrivateKey()).getKey(),
                new DERBitString(other.getPublicKeyData().getOctets()),
                key.getPrivateKeyAlgorithm().getParameters());
        return pem("EC PRIVATE KEY", older.getEncoded());
    }

    @Test
    void theOlderFormOfAKeyIsReadAndPaired() throws Exception {
        write("example.org", "mta-sts.txt", NONE);
        write("example.org", IDENTITY);
        write("example.org", "privkey.pem", olderForm(IDENTITY, IDENTITY));
        PolicyFolder folder = open();
        assertThat(folder.certificates().of(SERVED).map(Identity::chain)).contains(IDENTITY.chain());
        Identity other = AUTHORITY.issue(HOST);
        write("example.org", "privkey.pem", olderForm(other, other));
        folder.reload();
        assertThat(codes(folder)).containsExactly(FolderCode.KEY_OTHER);
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws Exception {
        write("example.org", "mta-sts.txt", NONE);
        write("example.org", AUTHORITY.issue("example.org", "*.mta-sts.example.org"));
        PolicyFolder folder = open();
        assertThat(folder.certificates().of(SERVED)).isEmpty();
        assertThat(codes(folder)).containsExactly(FolderCode.CERTIFICATE_NAME);
        write("example.org", AUTHORITY.issue("*.example.org"));
        folder.reload();
        assertThat(folder.certificates().of(SERVED)).isPresent();
    }

    @Test
    void anExpiredCertificateIsServedAndSaid() throws Exception {
        write("example.org", "mta-sts.txt", NONE);
        write("example.org", AUTHORITY.issue("EC", Duration.ofDays(-1), HOST));
        PolicyFolder folder = open();
        assertThat(folder.certificates().of(SERVED)).isPresent();
        assertThat(codes(folder)).containsExactly(FolderCode.CERTIFICATE_EXPIRED);
    }

    @Test
    void oneFileWithoutTheOtherIsSaid() throws Exception {
        write("example.org", "mta-sts.txt", NONE);
        write("example.org", "privkey.pem", pem("PRIVATE KEY", IDENTITY.key().getEncoded()));
        PolicyFolder folder = open();
        assertThat(codes(folder)).containsExactly(FolderCode.IDENTITY_INCOMPLETE);
    }

    @Test
    void nonsenseIsSaid() throws Exception {
        write("example.org", "mta-sts.txt", NONE);
        write("example.org", IDENTITY);
        write("example.org", "fullchain.pem", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
        assertThat(codes(open())).containsExactly(FolderCode.CERTIFICATE_UNREADABLE);
        write("example.org", IDENTITY);
        write("example.org", "privkey.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertThat(codes(open())).containsExactly(FolderCode.KEY_UNREADABLE);
    }

    @Test
    void noProblemShowsAKey() throws Exception {
        write("example.org", "mta-sts.txt", NONE);
        write("example.org", IDENTITY);
        write(
                "example.org",
                "privkey.pem",
                pem("PRIVATE KEY", AUTHORITY.issue(HOST).key().getEncoded()));
        assertThat(open().problems().toString()).doesNotContain("BEGIN", "MI");
    }

    @Test
    void aChangeIsHeardOfByItself() throws Exception {
        write("example.org", "mta-sts.txt", NONE);
        PolicyFolder folder = open();
        assertThat(changed.take()).isEqualTo(DomainName.of("example.org"));
        try (FolderWatch watch = FolderWatch.start(folder, Duration.ofMillis(200))) {
            assertThat(watch).isNotNull();
            write("example.org", "mta-sts.txt", policy("testing", 86_400));
            assertThat(changed.poll(5, TimeUnit.MINUTES)).isEqualTo(DomainName.of("example.org"));
            write("new.example", "mta-sts.txt", NONE);
            assertThat(changed.poll(5, TimeUnit.MINUTES)).isEqualTo(DomainName.of("new.example"));
        }
        assertThat(folder.policies().of(SERVED)).contains(Octets.utf8(policy("testing", 86_400)));
    }

    @Test
    void theSystemTellsOfChangesBeforeAllIsLookedAtAgain() throws Exception {
        write("example.org", "mta-sts.txt", NONE);
        PolicyFolder folder = open();
        changed.take();
        try (FolderWatch watch = FolderWatch.start(folder, Duration.ofDays(1))) {
            assertThat(watch).isNotNull();
            // Until it watches, changes are found by its first look, and afterwards by what it is told.
            for (int age = 1; age < 4; age++) {
                write("example.org", "mta-sts.txt", policy("testing", age));
                assertThat(changed.poll(5, TimeUnit.MINUTES)).isEqualTo(DomainName.of("example.org"));
            }
        }
    }
}
