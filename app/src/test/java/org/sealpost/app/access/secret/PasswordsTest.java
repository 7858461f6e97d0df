package org.sealpost.app.access.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protocol.Octets;

class PasswordsTest {
    private static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);
    private static final Argon2Cost DEARER = new Argon2Cost(128, 1, 1);

    private final Passwords passwords = new Passwords(CHEAP, new SecureRandom());

    @Test
    void aHashIsOfItsPasswordAlone() {
        PasswordHash hash = passwords.hash("Gräfin von Zahnd");
        assertThat(passwords.match(hash, "Gräfin von Zahnd")).isEqualTo(Passwords.Match.RIGHT);
        for (String other : List.of("", "gräfin von zahnd", "Gräfin von Zahnd ", "Gräfin von Zahn", "x".repeat(300))) {
            assertThat(passwords.match(hash, other)).isEqualTo(Passwords.Match.WRONG);
        }
    }

    @Test
    void noTwoHashesAreAlike() {
        assertThat(passwords.hash("the same password").text())
                .isNotEqualTo(passwords.hash("the same password").text());
    }

    @Test
    void keyboardsMayComposeLettersOrNot() {
        assertThat(passwords.match(passwords.hash("Gr\u00e4fin"), "Gra\u0308fin"))
                .isEqualTo(Passwords.Match.RIGHT);
    }

    @Test
    void aHashThatCostsLessThanIsAskedForNowIsToldApart() {
        PasswordHash old = passwords.hash("correct");
        var dearer = new Passwords(DEARER, new SecureRandom());
        assertThat(dearer.match(old, "correct")).isEqualTo(Passwords.Match.RIGHT_BUT_CHEAP);
        assertThat(dearer.match(old, "wrong")).isEqualTo(Passwords.Match.WRONG);
        assertThat(passwords.match(dearer.hash("correct"), "correct")).isEqualTo(Passwords.Match.RIGHT);
    }

    @Test
    void whatIsUsualIsWhatIsAdvised() {
        assertThat(new Passwords(Argon2Cost.USUAL, new SecureRandom()).hash("x").text())
                .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void nobodysPasswordIsLookedAtAndMatchesNothing() {
        assertThatCode(() -> passwords.matchNobody("anything")).doesNotThrowAnyException();
    }

    @Test
    void theStringIsReadBack() {
        var random = new Random(7);
        for (int i = 0; i < 200; i++) {
            byte[] salt = new byte[8 + random.nextInt(56)];
            byte[] hash = new byte[16 + random.nextInt(48)];
            random.nextBytes(salt);
            random.nextBytes(hash);
            int lanes = 1 + random.nextInt(16);
            var cost = new Argon2Cost(8 * lanes + random.nextInt(100_000), 1 + random.nextInt(64), lanes);
            var made = new PasswordHash(cost, Octets.of(salt), Octets.of(hash));
            assertThat(PasswordHash.read(made.text())).contains(made);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$argon2i$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
                "$argon2id$v=16$m=64,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
                "$argon2id$v=19$m=7,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
                "$argon2id$v=19$m=9999999,t=1,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
                "$argon2id$v=19$m=64,t=0,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
                "$argon2id$v=19$m=64,t=1,p=99$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaGhhc2g",
                "$argon2id$v=19$m=64,t=1,p=1$c2FsdA$aGFzaA",
            })
    void whatIsNoHashOfOursIsNotRead(String text) {
        assertThat(PasswordHash.read(text)).isEmpty();
    }

    /// The test vector of Argon2id in RFC 9106 §5.3 says that the library computes what it should.
    @Test
    void theLibraryComputesArgon2id() {
        byte[] tag = new byte[32];
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(32)
                .withIterations(3)
                .withParallelism(4)
                .withSalt(filled(16, 2))
                .withSecret(filled(8, 3))
                .withAdditional(filled(12, 4))
                .build());
        generator.generateBytes(filled(32, 1), tag);
        assertThat(Octets.of(tag).hex()).isEqualTo("0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659");
    }

    private static byte[] filled(int length, int value) {
        byte[] octets = new byte[length];
        Arrays.fill(octets, (byte) value);
        return octets;
    }

    @Test
    void noHashIsShownByAccident() {
        PasswordHash hash = passwords.hash("a password");
        assertThat(hash.toString()).doesNotContain(hash.hash().toString());
        assertThat(hash.toString().getBytes(StandardCharsets.UTF_8).length).isLessThan(100);
    }
}
