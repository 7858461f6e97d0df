package org.sealpost.host.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sealpost.protocol.Octets;

class KeySealTest {
    private static final String NAME = "mta-sts.example.com";

    private final SecureRandom random = new SecureRandom();
    private final SealingKey key = SealingKey.make(random);
    private final KeySeal seal = new KeySeal(key, List.of(), random);
    private final KeyPair pair = EcKeys.make();

    @TempDir
    private Path folder;

    @Test
    void whatIsSealedOpensForTheSameNameAlone() {
        SealedKey sealed = seal.seal(NAME, pair);
        KeyPair opened = seal.open(NAME, sealed);
        assertThat(opened.getPrivate()).isEqualTo(pair.getPrivate());
        assertThat(opened.getPublic()).isEqualTo(pair.getPublic());
        assertThatThrownBy(() -> seal.open("mta-sts.example.net", sealed))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining("mta-sts.example.net")
                .hasMessageContaining("another name");
    }

    @Test
    void everyOctetCounts() {
        byte[] octets = seal.seal(NAME, pair).octets().toArray();
        for (int i = 0; i < octets.length; i++) {
            byte[] altered = octets.clone();
            altered[i] ^= 1;
            assertThatThrownBy(() -> seal.open(NAME, new SealedKey(key.mark(), Octets.of(altered))))
                    .isInstanceOf(SealBroken.class);
            byte[] cut = Arrays.copyOf(octets, i);
            assertThatThrownBy(() -> seal.open(NAME, new SealedKey(key.mark(), Octets.of(cut))))
                    .isInstanceOf(SealBroken.class);
        }
    }

    @Test
    void noTwoSealedKeysAreAlike() {
        assertThat(seal.seal(NAME, pair)).isNotEqualTo(seal.seal(NAME, pair));
    }

    @Test
    void anOlderSealingKeyOpensAndTheNewOneSeals() {
        SealedKey old = seal.seal(NAME, pair);
        SealingKey next = SealingKey.make(random);
        var both = new KeySeal(next, List.of(key), random);
        assertThat(both.open(NAME, old).getPrivate()).isEqualTo(pair.getPrivate());
        assertThat(both.isCurrent(old)).isFalse();
        assertThat(both.seal(NAME, pair).sealedWith()).isEqualTo(next.mark());
        assertThatThrownBy(() -> new KeySeal(next, List.of(), random).open(NAME, old))
                .isInstanceOf(SealBroken.class)
                .hasMessageContaining(key.mark())
                .hasMessageContaining(next.mark());
    }

    @Test
    void aSealingKeyIsReadInItsThreeFormsAndNoOther() {
        byte[] octets = new byte[32];
        random.nextBytes(octets);
        String hex = HexFormat.of().formatHex(octets);
        String mark = SealingKey.read(octets).orElseThrow().mark();
        assertThat(SealingKey.read((hex + "\n").getBytes(StandardCharsets.US_ASCII))
                        .orElseThrow()
                        .mark())
                .isEqualTo(mark);
        assertThat(SealingKey.read(key.reveal().getBytes(StandardCharsets.US_ASCII))
                        .orElseThrow()
                        .mark())
                .isEqualTo(key.mark());
        for (String other : List.of("", "secret", hex.substring(2), hex + "00", key.reveal() + "AAAA")) {
            assertThat(SealingKey.read(other.getBytes(StandardCharsets.US_ASCII)))
                    .isEmpty();
        }
        assertThat(key.toString()).doesNotContain(key.reveal());
    }

    @Test
    void aFileThatOthersMayReadIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("key"), key.reveal());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(SealingKeyReading.from(file))
                .isInstanceOfSatisfying(
                        SealingKeyReading.Unusable.class,
                        unusable -> assertThat(unusable.why()).contains("chmod 600"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThat(SealingKeyReading.from(file)).isInstanceOf(SealingKeyReading.Read.class);
        assertThat(SealingKeyReading.from(folder.resolve("none"))).isInstanceOf(SealingKeyReading.Missing.class);
    }

    @Test
    void aCommandGivesTheKeyOrIsNotWaitedForEver() {
        assertThat(SealingKeyReading.from(List.of("printf", "%s", key.reveal()), Duration.ofSeconds(20)))
                .isInstanceOfSatisfying(
                        SealingKeyReading.Read.class,
                        read -> assertThat(read.key().mark()).isEqualTo(key.mark()));
        assertThat(SealingKeyReading.from(List.of("sleep", "100"), Duration.ofMillis(50)))
                .isInstanceOf(SealingKeyReading.Unusable.class);
        assertThat(SealingKeyReading.from(List.of("false"), Duration.ofSeconds(20)))
                .isInstanceOf(SealingKeyReading.Unusable.class);
        assertThat(SealingKeyReading.from(List.of(folder.resolve("none").toString()), Duration.ofSeconds(20)))
                .isInstanceOf(SealingKeyReading.Unusable.class);
    }
}
