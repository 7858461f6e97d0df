package org.sealpost.app.access.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.host.certificate.KeySeal;
import org.sealpost.host.certificate.SealBroken;
import org.sealpost.host.certificate.SealingKey;
import org.sealpost.protocol.Octets;

class SecretsTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void aSecretIsReadByItsForm() {
        Secret made = Secret.make(random, "slp_");
        assertThat(made.reveal()).startsWith("slp_").hasSize(47);
        assertThat(Secret.read("slp_", made.reveal())).contains(made);
        assertThat(Secret.read("", made.reveal())).isEmpty();
        assertThat(Secret.read("slp_", made.reveal() + "A")).isEmpty();
        assertThat(Secret.read("slp_", made.reveal().substring(1))).isEmpty();
        assertThat(Secret.read("slp_", "slp_" + "\u00e4".repeat(43))).isEmpty();
        assertThat(Secret.read("", "")).isEmpty();
        assertThat(Secret.read("", "A".repeat(100_000))).isEmpty();
    }

    @Test
    void aDigestTellsSecretsApartAndDoesNotGiveThemAway() {
        Secret one = Secret.make(random, "");
        Secret other = Secret.make(random, "");
        assertThat(one.digest()).hasSize(64).isNotEqualTo(other.digest());
        assertThat(one.digest())
                .isEqualTo(Secret.read("", one.reveal()).orElseThrow().digest());
        assertThat(one.toString()).doesNotContain(one.reveal());
    }

    @Test
    void aFormTokenBelongsToItsSession() {
        Secret one = Secret.make(random, "");
        Secret other = Secret.make(random, "");
        CsrfToken token = CsrfToken.of(one);
        assertThat(CsrfToken.of(one).matches(token.text())).isTrue();
        assertThat(CsrfToken.of(other).matches(token.text())).isFalse();
        assertThat(token.matches("")).isFalse();
        assertThat(token.text()).doesNotContain(one.reveal());
        assertThat(token.toString()).doesNotContain(token.text());
    }

    @Test
    void recoveryCodesAreReadAsPeopleTypeThem() {
        List<RecoveryCode> codes = RecoveryCode.makeAll(random);
        assertThat(codes).hasSize(10);
        var digests = new HashSet<String>();
        for (RecoveryCode code : codes) {
            assertThat(code.reveal()).matches("[A-Z2-7]{4}(-[A-Z2-7]{4}){3}");
            for (String typed : List.of(
                    code.reveal(),
                    code.reveal().replace("-", ""),
                    " " + code.reveal().replace('-', ' ').toLowerCase(Locale.ROOT))) {
                assertThat(RecoveryCode.read(typed).map(RecoveryCode::digest)).contains(code.digest());
            }
            assertThat(code.toString()).doesNotContain(code.reveal());
            digests.add(code.digest());
        }
        assertThat(digests).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456", "ABCD-EFGH-ABCD-EFG1", "ABCD-EFGH-ABCD-EFG", "ABCD-EFGH-ABCD-EFGHA"})
    void otherTextsAreNoRecoveryCodes(String text) {
        assertThat(RecoveryCode.read(text)).isEmpty();
    }

    @Test
    void whatIsSealedOpensForItsUseAlone() {
        var box = new SecretBox(new KeySeal(SealingKey.make(random), List.of(), random));
        Octets secret = Octets.utf8("hunter2 is a bad password");
        SealedSecret sealed = box.seal("webhook a", secret);
        assertThat(box.open("webhook a", sealed)).isEqualTo(secret);
        assertThatThrownBy(() -> box.open("webhook b", sealed)).isInstanceOf(SealBroken.class);
        assertThat(sealed.text()).doesNotContain("hunter2");
        assertThat(sealed.toString()).doesNotContain(sealed.text());
        assertThat(box.seal("webhook a", secret)).isNotEqualTo(sealed);
        assertThat(box.open("nothing", box.seal("nothing", Octets.EMPTY))).isEqualTo(Octets.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sealed1",
                "sealed1.abc.",
                "sealed1.abc.AAAA",
                "sealed1.abc.A",
                "sealed2.abc.AAAAAAAA",
                "plain"
            })
    void whatWasNotSealedDoesNotOpen(String text) {
        var box = new SecretBox(new KeySeal(SealingKey.make(random), List.of(), random));
        assertThatThrownBy(() -> box.open("use", new SealedSecret(text))).isInstanceOf(SealBroken.class);
        assertThat(box.isCurrent(new SealedSecret(text))).isFalse();
    }

    @Test
    void everyCharacterCounts() {
        var box = new SecretBox(new KeySeal(SealingKey.make(random), List.of(), random));
        String text = box.seal("use", Octets.utf8("s")).text();
        for (int i = 0; i < text.length() - 1; i++) {
            char other = text.charAt(i) == 'b' ? 'c' : 'b';
            var altered = new SealedSecret(text.substring(0, i) + other + text.substring(i + 1));
            assertThatThrownBy(() -> box.open("use", altered)).isInstanceOf(SealBroken.class);
        }
    }

    @Test
    void aNewSealingKeyTakesOver() {
        SealingKey old = SealingKey.make(random);
        var before = new SecretBox(new KeySeal(old, List.of(), random));
        var after = new SecretBox(new KeySeal(SealingKey.make(random), List.of(old), random));
        SealedSecret sealed = before.seal("use", Octets.utf8("secret"));
        assertThat(after.isCurrent(sealed)).isFalse();
        SealedSecret renewed = after.renewed("use", sealed);
        assertThat(after.isCurrent(renewed)).isTrue();
        assertThat(after.renewed("use", renewed)).isEqualTo(renewed);
        assertThat(after.open("use", renewed)).isEqualTo(Octets.utf8("secret"));
        assertThatThrownBy(() -> before.open("use", renewed)).isInstanceOf(SealBroken.class);
    }
}
