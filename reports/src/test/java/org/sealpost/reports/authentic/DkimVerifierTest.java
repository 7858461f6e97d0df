package org.sealpost.reports.authentic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
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

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Authenticity.Reason;

class DkimVerifierTest {

    private static final TestSigner OTHER = TestSigner.rsa(2048);
    private static final TestSigner ED25519 = TestSigner.ed25519();

    private final FakeKeys keys = new FakeKeys().with(KEY, RSA.record());

    private Authenticity verify(String mail) {
        return verify(mail, "mail.example");
    }

    private Authenticity verify(String mail, String author) {
        return new DkimVerifier(keys).verify(octets(mail), letterFrom(author), AT);
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

    /// RFC 5322 §4.5: blanks before the colon are obsolete, and still read.
    @Test
    void aBlankBeforeAColonIsNoHarm() {
        assertThat(verify("X-Old : 1\r\n" + SIGNED)).isEqualTo(verified("rsa-sha256"));
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
                "s=one; | s=one; t=soon;",
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

    /// RFC 6376 §3.7.
    @Test
    void onlyTheSignatureItselfIsLeftOutOfWhatIsSigned() {
        keys.with(KEY, ED25519.record());
        String report = REPORT.replace("  ", " ").replace("\r\n Report-ID", " Report-ID");
        String mail =
                ED25519.sign(template("ed25519-sha256", "relaxed/relaxed", "xb=1; z=To:bob=40mail.example; "), report);
        assertThat(verify(mail)).isEqualTo(verified("ed25519-sha256"));
        assertThat(reason(verify(mail.replace("xb=1", "xb=2")))).isEqualTo(Reason.SIGNATURE_BROKEN);
        assertThat(reason(verify(mail.replace("bob=40", "bob=41")))).isEqualTo(Reason.SIGNATURE_BROKEN);
    }

    /// In Turkish, the small letter of I is another than in the names of fields.
    @Test
    void theLanguageOfTheMachineDecidesNothing() {
        String mail = RSA.sign(PLAIN.replace("h=from", "h=FROM:MIME-VERSION"), REPORT);
        Locale usual = Locale.getDefault();
        try {
            Locale.setDefault(Locale.of("tr"));
            assertThat(verify(mail)).isEqualTo(verified("rsa-sha256"));
        } finally {
            Locale.setDefault(usual);
        }
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

    @Test
    void overSignedFieldsAreVerified() {
        String mail = RSA.sign(PLAIN.replace("h=from", "h=from:from:reply-to"), REPORT);
        assertThat(verify(mail)).isEqualTo(verified("rsa-sha256"));
        assertThat(reason(verify("Reply-To: x@evil.example\r\n" + mail))).isEqualTo(Reason.SIGNATURE_BROKEN);
    }

    @Test
    void aMailFromAFileWithLineFeedsAloneIsVerified() {
        assertThat(verify(SIGNED.replace("\r\n", "\n"))).isEqualTo(verified("rsa-sha256"));
        for (String mark : List.of("From ", ">From ")) {
            assertThat(verify(mark + "x@y.example Sat Nov 21 02:59:00 2026\n" + SIGNED.replace("\r\n", "\n")))
                    .isEqualTo(verified("rsa-sha256"));
        }
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
                arguments(part + noKey, "NO_KEY"),
                arguments("DKIM-Signature: x\r\n" + foreign, "NOT_ALIGNED"),
                arguments(noKey + foreign, "NO_KEY"));
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
    void theSameKeyIsLookedUpOnce() {
        String wrong = field("one").replaceFirst("b=[^;]{8}", "b=AAAAAAAA");
        assertThat(reason(verify(wrong.repeat(5) + REPORT))).isEqualTo(Reason.SIGNATURE_BROKEN);
        assertThat(keys.asked()).hasSize(1);
    }

    @Test
    void aMailThatComesTwiceIsVerifiedTwice() {
        assertThat(verify(SIGNED)).isEqualTo(verify(SIGNED)).isEqualTo(verified("rsa-sha256"));
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

    /// RFC 6376 §3.4.4: so too where the last line has no end.
    @ParameterizedTest
    @ValueSource(strings = {"a", "a \t", "a\r\n\r\n", "a \r\n \r\n"})
    void blanksAtTheEndOfTheBodyAreRelaxed(String body) {
        assertThat(SignedOctets.bodyHash(octets(body).toArray(), true))
                .isEqualTo(SignedOctets.bodyHash(octets("a\r\n").toArray(), true));
    }
}
