package org.sealpost.reports.authentic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.reports.authentic.Mails.AT;
import static org.sealpost.reports.authentic.Mails.KEY;
import static org.sealpost.reports.authentic.Mails.PLAIN;
import static org.sealpost.reports.authentic.Mails.REPORT;
import static org.sealpost.reports.authentic.Mails.RSA;
import static org.sealpost.reports.authentic.Mails.SIGNED;
import static org.sealpost.reports.authentic.Mails.field;
import static org.sealpost.reports.authentic.Mails.letterFrom;
import static org.sealpost.reports.authentic.Mails.octets;
import static org.sealpost.reports.authentic.Mails.reason;
import static org.sealpost.reports.authentic.Mails.template;
import static org.sealpost.reports.authentic.Mails.verified;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protocol.Octets;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Authenticity.Reason;

class HostileMailTest {
    private final FakeKeys keys = new FakeKeys().with(KEY, RSA.record());

    private Authenticity verify(String mail) {
        return new DkimVerifier(keys).verify(octets(mail), letterFrom("mail.example"), AT);
    }

    /// RFC 6376 §8.15.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Evil <x@evil.example>\r\n",
                "from : Evil <x@evil.example>\r\n",
                "FROM:\r\n x@evil.example\r\n",
                "Content-Type: multipart/mixed; boundary=y\r\n",
                "Content-Transfer-Encoding: base64\r\nContent-Transfer-Encoding: 8bit\r\n",
                "TLS-Report-Domain: other.example\r\n",
                "TLS-Report-Submitter: evil.example\r\n",
                "X: y\nFrom: x@evil.example\r\n",
                "X: y\n\n--x\r\n",
                "X: y\r\rFrom: x@evil.example\r\n",
                "this is no field\r\n",
                "\0From: x@evil.example\r\n",
            })
    void whatReadersMayTakeForAnotherMailIsNotProven(String added) {
        int end = SIGNED.indexOf("From:");
        String below = SIGNED.substring(0, end) + added + SIGNED.substring(end);
        assertThat(reason(verify("X-First: 1\r\n" + added + SIGNED))).isEqualTo(Reason.SIGNATURE_UNUSABLE);
        assertThat(reason(verify(below))).isEqualTo(Reason.SIGNATURE_UNUSABLE);
        assertThat(keys.asked()).isEmpty();
    }

    @Test
    void aMailWithoutAuthorIsNotProven() {
        String mail = RSA.sign(PLAIN, REPORT.replaceFirst("From: [^\r]*\r\n", ""));
        assertThat(reason(verify(mail))).isEqualTo(Reason.SIGNATURE_UNUSABLE);
    }

    @Test
    void aThousandSignaturesCostAFewLookUps() {
        String one = field("one");
        var fields = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            fields.append(one.replace("s=one", "s=s" + i).replaceFirst("b=[^;]*", "b=AAAA"));
        }
        assertThat(reason(verify(fields + REPORT))).isEqualTo(Reason.NO_KEY);
        assertThat(keys.asked()).hasSize(8);
        assertThat(reason(verify(fields + one.repeat(1000) + REPORT))).isEqualTo(Reason.SIGNATURE_UNUSABLE);
        assertThat(keys.asked()).hasSize(8);
    }

    @Test
    void onlyTheFirstFiftySignaturesAreRead() {
        assertThat(verify("DKIM-Signature: x\r\n".repeat(49) + SIGNED)).isEqualTo(verified("rsa-sha256"));
        assertThat(reason(verify("DKIM-Signature: x\r\n".repeat(50) + SIGNED))).isEqualTo(Reason.SIGNATURE_UNUSABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relaxed/relaxed", "simple/simple"})
    void aLargeMailIsVerified(String canonicalization) {
        String line = "0123456789 ".repeat(6) + "\r\n";
        String mail =
                RSA.sign(template("rsa-sha256", canonicalization, ""), REPORT + line.repeat(5_000_000 / line.length()));
        assertThat(verify(mail)).isEqualTo(verified("rsa-sha256"));
        assertThat(reason(verify(mail + "x"))).isEqualTo(Reason.SIGNATURE_BROKEN);
    }

    @Test
    void nothingIsThrownOnAnything() {
        var random = new Random(6376);
        byte[] mail = octets(SIGNED).toArray();
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = mail.clone();
            for (int k = random.nextInt(1, 6); k > 0; k--) {
                damaged[random.nextInt(random.nextBoolean() ? 600 : mail.length)] =
                        (byte) ";=:\r\n \0\u00ff/@%b".charAt(random.nextInt(12));
            }
            int length = random.nextInt(10) == 0 ? random.nextInt(mail.length) : mail.length;
            assertThat(verifyOctets(Octets.of(Arrays.copyOf(damaged, length)))).isNotNull();
        }
        for (String hostile : new String[] {
            "",
            "\n",
            "\r\n",
            "\r",
            " ",
            ":",
            "\0",
            "DKIM-Signature:",
            "DKIM-Signature",
            "DKIM-Signature:=;=;",
            "From: x\r\nDKIM-Signature:" + " ".repeat(200_000),
            "From: x\r\nDKIM-Signature:" + "a=b;".repeat(50_000),
            "From: x\r\nDKIM-Signature: h=" + "from:".repeat(50_000) + "\r\n\r\n",
            "a:\r\n".repeat(60_000),
            "x".repeat(300_000),
            "a: b\n".repeat(100_000),
            "\r\n".repeat(1_000_000)
        }) {
            assertThat(verify(hostile)).isInstanceOf(Authenticity.Unproven.class);
        }
    }

    private Authenticity verifyOctets(Octets mail) {
        return new DkimVerifier(keys).verify(mail, letterFrom("mail.example"), AT);
    }
}
