package org.sealpost.reports.authentic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.sealpost.reports.authentic.Mails.AT;
import static org.sealpost.reports.authentic.Mails.KEY;
import static org.sealpost.reports.authentic.Mails.PLAIN;
import static org.sealpost.reports.authentic.Mails.REPORT;
import static org.sealpost.reports.authentic.Mails.RSA;
import static org.sealpost.reports.authentic.Mails.SIGNED;
import static org.sealpost.reports.authentic.Mails.letterFrom;
import static org.sealpost.reports.authentic.Mails.octets;
import static org.sealpost.reports.authentic.Mails.reason;
import static org.sealpost.reports.authentic.Mails.template;
import static org.sealpost.reports.authentic.Mails.verified;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Authenticity.Reason;

class SigningKeyTest {
    private static final TestSigner OTHER = TestSigner.rsa(1024);
    private static final TestSigner ED25519 = TestSigner.ed25519();

    private final FakeKeys keys = new FakeKeys().with(KEY, RSA.record());

    private Authenticity verify(String mail) {
        return new DkimVerifier(keys).verify(octets(mail), letterFrom("mail.example"), AT);
    }

    static Stream<Arguments> keyRecords() {
        String p = "p=" + RSA.published();
        return Stream.of(
                arguments("v=DKIM1; " + p, null),
                arguments(p, null),
                arguments("v=DKIM1; s=*; " + p, null),
                arguments("v=DKIM1; s=tlsrpt; " + p, null),
                arguments("v=DKIM1; s=email : tlsrpt; " + p, null),
                arguments("v=DKIM1; s=email; " + p, Reason.KEY_UNFIT),
                arguments("v=DKIM1; s=; " + p, Reason.KEY_UNFIT),
                arguments("v=DKIM1; h=sha256; " + p, null),
                arguments("v=DKIM1; h=sha1:sha256; " + p, null),
                arguments("v=DKIM1; h=sha1; " + p, Reason.KEY_UNFIT),
                arguments("v=DKIM1; t=s; " + p, null),
                arguments("v=DKIM1; t=y; " + p, Reason.KEY_UNFIT),
                arguments("v=DKIM1; t=y:s; " + p, Reason.KEY_UNFIT),
                arguments("v=DKIM1; k=ed25519; p=" + ED25519.published(), Reason.KEY_UNFIT),
                arguments("v=DKIM1; k=dsa; " + p, Reason.KEY_UNFIT),
                arguments("v=DKIM1; p=", Reason.NO_KEY),
                arguments("v=DKIM1; k=rsa; p=AAAA", Reason.KEY_UNFIT),
                arguments("v=DKIM1; p=@@@", Reason.KEY_UNFIT),
                arguments("v=DKIM1; " + p.substring(0, 80), Reason.KEY_UNFIT),
                arguments("v=spf1 -all", Reason.NO_KEY));
    }

    /// RFC 6376 §3.6.1, RFC 8460 §3.
    @ParameterizedTest
    @MethodSource("keyRecords")
    void theKeyMustBeForThis(String record, Reason reason) {
        keys.with(KEY, record);
        Authenticity answer = verify(SIGNED);
        if (reason == null) {
            assertThat(answer).isEqualTo(verified("rsa-sha256"));
        } else {
            assertThat(reason(answer)).isEqualTo(reason);
        }
    }

    @Test
    void ofSeveralKeysOneMayFit() {
        keys.with(KEY, "v=spf1 -all", OTHER.record(), RSA.record());
        assertThat(verify(SIGNED)).isEqualTo(verified("rsa-sha256"));
    }

    /// RFC 6376 §3.6.1: `t=s`.
    @Test
    void aKeyForTheDomainAloneDoesNotSpeakForOneBelow() {
        String mail = RSA.sign(template("rsa-sha256", "relaxed/relaxed", "i=x@sub.mail.example; "), REPORT);
        assertThat(verify(mail)).isEqualTo(verified("rsa-sha256"));
        keys.with(KEY, "v=DKIM1; t=s; p=" + RSA.published());
        assertThat(reason(verify(mail))).isEqualTo(Reason.KEY_UNFIT);
    }

    /// RFC 8301 §3.2.
    @ParameterizedTest
    @CsvSource({"1016, false", "1024, true", "3072, true"})
    void theLengthOfAKeyHasBounds(int bits, boolean fit) {
        TestSigner signer = TestSigner.rsa(bits);
        keys.with(KEY, signer.record());
        Authenticity answer = verify(signer.sign(PLAIN, REPORT));
        if (fit) {
            assertThat(answer).isEqualTo(verified("rsa-sha256"));
        } else {
            assertThat(reason(answer)).isEqualTo(Reason.KEY_UNFIT);
        }
    }

    /// RFC 8301 §3.2; a long exponent makes a short key as costly as a long one.
    @ParameterizedTest
    @CsvSource({"512, 17", "4104, 17", "8192, 17", "2048, 66"})
    void aKeyThatCostsMuchOrProvesLittleIsNotTried(int bits, int exponentBits) throws GeneralSecurityException {
        var spec = new RSAPublicKeySpec(
                BigInteger.ONE.shiftLeft(bits - 1).add(BigInteger.ONE),
                BigInteger.ONE.shiftLeft(exponentBits - 1).add(BigInteger.ONE));
        byte[] info = KeyFactory.getInstance("RSA").generatePublic(spec).getEncoded();
        keys.with(KEY, "p=" + Base64.getEncoder().encodeToString(info));
        assertThat(reason(verify(SIGNED))).isEqualTo(Reason.KEY_UNFIT);
    }

    @Test
    void ofManyKeysAFewAreTried() {
        String[] records = new String[100];
        Arrays.fill(records, OTHER.record());
        records[99] = RSA.record();
        keys.with(KEY, records);
        assertThat(reason(verify(SIGNED))).isEqualTo(Reason.SIGNATURE_BROKEN);
    }
}
