package org.sealpost.app.access.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.protocol.Octets;

class TotpTest {
    private final Totp totp = new Totp(Octets.utf8("12345678901234567890"));

    /// RFC 6238, appendix B, the last six of eight digits.
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130",
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(totp.code(Totp.step(Instant.ofEpochSecond(second)))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
    void clocksMayDifferByOneStep(long difference, boolean taken) {
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        long step = Totp.step(now) + difference;
        assertThat(totp.match(totp.code(step), now, Long.MIN_VALUE).isPresent()).isEqualTo(taken);
    }

    @Test
    void aStepCountsOnceAndNoneBeforeItAgain() {
        Instant now = Instant.parse("2026-11-22T12:00:00Z");
        long step = Totp.step(now);
        assertThat(totp.match(totp.code(step), now, Long.MIN_VALUE)).contains(step);
        assertThat(totp.match(totp.code(step), now, step)).isEmpty();
        assertThat(totp.match(totp.code(step - 1), now, step)).isEmpty();
        assertThat(totp.match(totp.code(step + 1), now, step)).contains(step + 1);
    }

    @ParameterizedTest
    @CsvSource({"''", "12345", "1234567", "abcdef", "''"})
    void otherTextsAreNoCodes(String code) {
        assertThat(totp.match(code, Instant.EPOCH, Long.MIN_VALUE)).isEmpty();
    }

    @Test
    void blanksInACodeDoNotMatter() {
        assertThat(totp.match("287 082", Instant.ofEpochSecond(59), Long.MIN_VALUE))
                .contains(1L);
    }

    @Test
    void appsReadTheAddress() {
        assertThat(totp.address("Sealpost", "kim@example.org"))
                .isEqualTo("otpauth://totp/Sealpost:kim%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                        + "&issuer=Sealpost&algorithm=SHA1&digits=6&period=30");
    }

    @Test
    void theSecretIsNotShownByAccident() {
        Totp made = Totp.make(new SecureRandom());
        assertThat(made.secret().length()).isEqualTo(20);
        assertThat(made.toString())
                .doesNotContain(made.reveal())
                .doesNotContain(made.secret().toString());
    }
}
