package org.sealpost.reports.authentic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.sealpost.reports.authentic.Mails.AT;
import static org.sealpost.reports.authentic.Mails.REPORT;
import static org.sealpost.reports.authentic.Mails.letterFrom;
import static org.sealpost.reports.authentic.Mails.octets;
import static org.sealpost.reports.authentic.Mails.template;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Authenticity.Reason;

class DkimVerifierTest {
    private static final TestSigner RSA = TestSigner.rsa(2048);
    private static final TestSigner OTHER = TestSigner.rsa(2048);
    private static final TestSigner ED25519 = TestSigner.ed25519();
    private static final String KEY = "one._domainkey.mail.example";
    private static final String PLAIN = template("rsa-sha256", "relaxed/relaxed", "");
    private static final String SIGNED = RSA.sign(PLAIN, REPORT);

    private final FakeKeys keys = new FakeKeys().with(KEY, RSA.record());

    private Authenticity verify(String mail) {
        return verify(mail, "mail.example");
    }

    private Authenticity verify(String mail, String author) {
        return new DkimVerifier(keys).verify(octets(mail), letterFrom(author), AT);
    }

    private static Authenticity verified(String algorithm) {
        return new Authenticity.Verified(DomainName.of("mail.example"), "one", algorithm);
    }

    private static Reason reason(Authenticity answer) {
        assertThat(answer).isInstanceOf(Authenticity.Unproven.class);
        return ((Authenticity.Unproven) answer).reason();
    }

    /// RFC 6376 §3.4.
    @ParameterizedTest
    @ValueSource(
            strings = {"relaxed/relaxed", "relaxed/simple", "simple/relaxed", "simple/simple", "relaxed", "simple"})
    void aSoundSignatureOfTheAuthorsDomainProvesIt(String canonicalization) {
        assertThat(verify(RSA.sign(template("rsa-sha256", canonicalization, ""), REPORT)))
                .isEqualTo(verified("rsa-sha256"));
    }

    @Test
    void relaxedForgivesBlanksAndSimpleDoesNot() {
        String simple = RSA.sign(template("rsa-sha256", "simple/simple", ""), REPORT);
        String relaxed = RSA.sign(template("rsa-sha256", "relaxed/relaxed", ""), REPORT);

        assertThat(verify(relaxed.replace("To: ", "TO:   ").replace("report  about", "report about  \t")))
                .isEqualTo(reblanked());
        assertThat(verify(relaxed.replace("To: ", "TO:   ").replace("TLS.", "TLS. \t")))
                .isEqualTo(verified("rsa-sha256"));
        assertThat(reason(verify(simple.replace("To: ", "TO:   ")))).isEqualTo(Reason.SIGNATURE_BROKEN);
        assertThat(reason(verify(simple.replace("TLS.", "TLS. \t")))).isEqualTo(Reason.SIGNATURE_BROKEN);
    }

    private static Authenticity reblanked() {
        return verified("rsa-sha256");
    }

    /// RFC 8463 §3.
    @Test
    void ed25519IsVerified() {
        keys.with(KEY, ED25519.record());
        String body = REPORT.replace("  ", " ").replace("\r\n Report-ID", " Report-ID");
        String mail = ED25519.sign(template("ed25519-sha256", "relaxed/relaxed", ""), body);

        assertThat(verify(mail)).isEqualTo(verified("ed25519-sha256"));
        assertThat(reason(verify(mail.replace("To: tlsrpt", "To: other")))).isEqualTo(Reason.SIGNATURE_BROKEN);
        assertThat(reason(verify(mail.replace("A report", "B report")))).isEqualTo(Reason.SIGNATURE_BROKEN);
        keys.with(KEY, TestSigner.ed25519().record());
        assertThat(reason(verify(mail))).isEqualTo(Reason.SIGNATURE_BROKEN);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "From: Reports | From: Others",
                "To: tlsrpt@ | To: other@",
                "Submitter: mail.example Report | Submitter: evil.example Report",
                "about TLS | about DNS",
                "H4sI | H4sJ",
                "--x-- | --x--!",
                "s=one; | s=one; t=1;",
            })
    void whatWasSignedMustNotChange(String was, String is) {
        String mail = SIGNED.replace("\r\n Report-ID", " Report-ID");
        assertThat(verify(mail)).isEqualTo(verified("rsa-sha256"));
        assertThat(mail).contains(was);
        assertThat(reason(verify(mail.replace(was, is)))).isEqualTo(Reason.SIGNATURE_BROKEN);
    }

    @Test
    void aForgedMailIsNotProven() {
        assertThat(reason(verify(REPORT))).isEqualTo(Reason.NO_SIGNATURE);
        assertThat(reason(verify(OTHER.sign(PLAIN, REPORT)))).isEqualTo(Reason.SIGNATURE_BROKEN);
    }

    @Test
    void theSignatureIsVerifiedThoughOtherFieldsAreAddedOnTop() {
        assertThat(verify("Return-Path: <x@y.example>\r\nReceived: from a\r\n\tby b; now\r\n" + SIGNED))
                .isEqualTo(verified("rsa-sha256"));
    }

    /// RFC 8460 §3.
    @ParameterizedTest
    @ValueSource(strings = {"l=10; ", "l=0; ", "l=100000; ", "l=999999999999999999; "})
    void aSignatureOverAPartProvesNothing(String length) {
        String mail = RSA.sign(PLAIN, REPORT).replace("s=one; ", "s=one; " + length);
        assertThat(reason(verify(mail))).isEqualTo(Reason.PART_SIGNED);
        assertThat(keys.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "mail.example, true",
        "reports.mail.example, true",
        "example, false",
        "other.example, false",
        "evilmail.example, false",
        "mail.example.evil.example, false",
    })
    void theAuthorIsOfTheDomainThatSignsOrBelow(String author, boolean aligned) {
        Authenticity answer = verify(SIGNED, author);
        if (aligned) {
            assertThat(answer).isEqualTo(verified("rsa-sha256"));
        } else {
            assertThat(reason(answer)).isEqualTo(Reason.NOT_ALIGNED);
            assertThat(keys.asked()).isEmpty();
        }
    }

    @Test
    void aRegistryDoesNotSpeakForThoseBelowIt() {
        keys.with("one._domainkey.example", RSA.record());
        String mail = RSA.sign(PLAIN.replace("d=mail.example", "d=example"), REPORT);
        assertThat(reason(verify(mail))).isEqualTo(Reason.NOT_ALIGNED);
    }

    @Test
    void aMailWithoutOneAuthorIsNotAligned() {
        assertThat(reason(verify(SIGNED, ""))).isEqualTo(Reason.NOT_ALIGNED);
    }

    /// RFC 6376 §3.5: `x`.
    @ParameterizedTest
    @CsvSource({"2026-11-21T03:00:00Z, true", "2100-01-01T00:00:00Z, true", "2100-01-01T00:00:01Z, false"})
    void aSignatureMustNotHaveEndedWhenTheMailCame(Instant came, boolean proven) {
        // jDKIM signs nothing that has ended by the clock of the machine.
        String mail = RSA.sign(template("rsa-sha256", "relaxed/relaxed", "t=1000; x=4102444800; "), REPORT);
        Authenticity answer = new DkimVerifier(keys).verify(octets(mail), letterFrom("mail.example"), came);
        assertThat(answer)
                .isEqualTo(
                        proven
                                ? verified("rsa-sha256")
                                : new Authenticity.Unproven(Reason.SIGNATURE_UNUSABLE, "expired"));
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
    @CsvSource({"512, false", "1016, false", "1024, true", "3072, true", "4104, false"})
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

    /// RFC 8301 §3.1.
    @ParameterizedTest
    @ValueSource(strings = {"rsa-sha1", "RSA-SHA1"})
    void sha1ProvesNothing(String algorithm) {
        assertThat(reason(verify(SIGNED.replace("rsa-sha256", algorithm)))).isEqualTo(Reason.SIGNATURE_UNUSABLE);
        assertThat(keys.asked()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=1; | ''",
                "v=1; | v=2;",
                "v=1; | v=1; v=1;",
                "a=rsa-sha256; | ''",
                "a=rsa-sha256; | a=rsa-md5;",
                "a=rsa-sha256; | a=;",
                "c=relaxed/relaxed; | c=loose/relaxed;",
                "d=mail.example; | ''",
                "d=mail.example; | d=;",
                "d=mail.example; | d=mail example;",
                "s=one; | ''",
                "s=one; | s=o/ne;",
                "h=from:to | h=to",
                "h=from:to:subject:date:content-type:tls-report-submitter; | h=;",
                "h=from:to | h=from::to",
                "s=one; | s=one; x=soon;",
                "s=one; | s=one; x=9999999999999999999999;",
                "s=one; | s=one; q=http;",
                "s=one; | s=one; i=x@evil.example;",
                "s=one; | s=one; i=x;",
                "s=one; | s=one; i==;",
                "s=one; | s=one; =;",
                "s=one; | s=one; nonsense;",
                "b= | c",
            })
    void aSignatureThatCannotBeReadIsUnusable(String was, String is) {
        assertThat(SIGNED).contains(was);
        assertThat(reason(verify(SIGNED.replaceFirst(was, is)))).isEqualTo(Reason.SIGNATURE_UNUSABLE);
        assertThat(keys.asked()).isEmpty();
    }

    @Test
    void foldedTagsAreRead() {
        String folded = field("one").replace("; ", ";\r\n\t").replace("from:to:", "from:\r\n  to:\r\n\t");
        assertThat(reason(verify(folded + REPORT))).isEqualTo(Reason.SIGNATURE_BROKEN);

        folded = field("one").replace("; ", ";\r\n\t \t");
        int start = folded.indexOf("b=") + 2;
        assertThat(verify(folded.substring(0, start) + "\r\n\t" + folded.substring(start, start + 20) + "\r\n\t "
                        + folded.substring(start + 20) + REPORT))
                .isEqualTo(verified("rsa-sha256"));
    }

    /// RFC 6376 §8.15.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Evil <x@evil.example>\r\n",
                "from : Evil <x@evil.example>\r\n",
                "FROM:\r\n x@evil.example\r\n",
                "Content-Type: multipart/mixed; boundary=y\r\n",
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
    void overSignedFieldsAreVerified() {
        String mail = RSA.sign(PLAIN.replace("h=from", "h=from:from:reply-to"), REPORT);
        assertThat(verify(mail)).isEqualTo(verified("rsa-sha256"));
        assertThat(reason(verify("Reply-To: x@evil.example\r\n" + mail))).isEqualTo(Reason.SIGNATURE_BROKEN);
    }

    @Test
    void aMailFromAFileWithLineFeedsAloneIsVerified() {
        assertThat(verify(SIGNED.replace("\r\n", "\n"))).isEqualTo(verified("rsa-sha256"));
        assertThat(verify("From x@y.example Sat Nov 21 02:59:00 2026\n" + SIGNED.replace("\r\n", "\n")))
                .isEqualTo(verified("rsa-sha256"));
    }

    @Test
    void otherOctetsThanAsciiAreKept() {
        keys.with("one._domainkey.mail.example", RSA.record(), ED25519.record());
        String report = REPORT.replace("  ", " ").replace("\r\n Report-ID", " \u00fc\u0080\u00ff\u0000");
        assertThat(verify(ED25519.sign(template("ed25519-sha256", "relaxed/relaxed", ""), report)))
                .isEqualTo(verified("ed25519-sha256"));
        assertThat(verify(RSA.sign(PLAIN, REPORT.replace("about", "\u00fcber\u0000\u00ff"))))
                .isEqualTo(verified("rsa-sha256"));
    }

    @Test
    void aKeyThatCouldNotBeLookedUpIsUnknown() {
        keys.failing(KEY);
        assertThat(verify(SIGNED)).isEqualTo(new Authenticity.Unknown(KEY + ": SERVFAIL"));
    }

    @Test
    void aKeyThatIsNotThereIsNoKey() {
        assertThat(new DkimVerifier(new FakeKeys()).verify(octets(SIGNED), letterFrom("mail.example"), AT))
                .isEqualTo(new Authenticity.Unproven(Reason.NO_KEY, KEY));
    }

    static Stream<Arguments> pairs() {
        String good = field("one");
        String unknown = field("silent");
        String noKey = field("gone");
        String part = field("one").replace("s=one;", "s=one; l=1;");
        String foreign = field("one").replace("d=mail.example", "d=other.example");
        return Stream.of(
                arguments(noKey + good, "Verified"),
                arguments(good + unknown, "Verified"),
                arguments(unknown + noKey, "Unknown"),
                arguments(part + unknown, "Unknown"),
                arguments(foreign + part, "PART_SIGNED"),
                arguments("DKIM-Signature: x\r\n" + foreign, "NOT_ALIGNED"),
                arguments(noKey + foreign, "NO_KEY"));
    }

    private static String field(String selector) {
        String mail = RSA.sign(PLAIN.replace("s=one", "s=" + selector), REPORT);
        return mail.substring(0, mail.length() - REPORT.length());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void ofSeveralSignaturesTheBestWins(String fields, String expected) {
        keys.failing("silent._domainkey.mail.example");
        Authenticity answer = verify(fields + REPORT);
        assertThat(
                        answer instanceof Authenticity.Unproven unproven
                                ? unproven.reason().name()
                                : answer.getClass().getSimpleName())
                .isEqualTo(expected);
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
    void theSameKeyIsLookedUpOnce() {
        String wrong = field("one").replaceFirst("b=[A-Za-z0-9]{4}", "b=AAAA");
        assertThat(reason(verify(wrong.repeat(5) + REPORT))).isEqualTo(Reason.SIGNATURE_BROKEN);
        assertThat(keys.asked()).hasSize(1);
    }

    @Test
    void aMailThatComesTwiceIsVerifiedTwice() {
        assertThat(verify(SIGNED)).isEqualTo(verify(SIGNED)).isEqualTo(verified("rsa-sha256"));
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

    /// RFC 6376 §3.4.4: what jDKIM makes of an empty body is right for `simple` alone.
    @ParameterizedTest
    @CsvSource({
        "relaxed, 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "simple, frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY=",
    })
    void aMailWithoutABodyHasTheHashOfNothing(String canonicalization, String hash) {
        byte[] expected = Base64.getDecoder().decode(hash);
        assertThat(SignedOctets.bodyHash(new byte[0], canonicalization.equals("relaxed")))
                .isEqualTo(expected);
        assertThat(SignedOctets.bodyHash(new byte[] {'\r', '\n'}, canonicalization.equals("relaxed")))
                .isEqualTo(expected);
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
