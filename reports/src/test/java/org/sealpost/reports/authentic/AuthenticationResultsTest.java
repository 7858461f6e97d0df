package org.sealpost.reports.authentic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sealpost.reports.authentic.Mails.AT;
import static org.sealpost.reports.authentic.Mails.REPORT;
import static org.sealpost.reports.authentic.Mails.letterFrom;
import static org.sealpost.reports.authentic.Mails.octets;
import static org.sealpost.reports.authentic.Mails.template;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Authenticity;
import org.sealpost.reports.Authenticity.Reason;

class AuthenticationResultsTest {
    private static final String SIGNED =
            TestSigner.rsa(1024).sign(template("rsa-sha256", "relaxed/relaxed", ""), REPORT);

    private final AuthenticationResults results =
            new AuthenticationResults(Set.of("MX.receiver.example", "second.example"));

    private Authenticity verify(String mail) {
        return results.verify(octets(mail), letterFrom("mail.example"), AT);
    }

    private static String name(Authenticity answer) {
        return answer instanceof Authenticity.Unproven unproven
                ? unproven.reason().name()
                : answer.getClass().getSimpleName();
    }

    static Stream<String> rows() throws IOException {
        try (InputStream table = AuthenticationResultsTest.class.getResourceAsStream("authentication-results.tsv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void aFieldIsBelievedLikeThis(String row) {
        List<String> cells = List.of(row.split("\t", -1));
        String fields =
                cells.getFirst().replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t");
        assertThat(name(verify(fields + "\r\n" + SIGNED))).as(cells.get(2)).isEqualTo(cells.get(1));
    }

    private static final String PASS =
            "Authentication-Results: mx.receiver.example; dkim=pass header.d=mail.example\r\n";

    @Test
    void whatWasSignedIsTakenFromTheSignature() {
        assertThat(verify(PASS + SIGNED))
                .isEqualTo(new Authenticity.Verified(DomainName.of("mail.example"), "one", "rsa-sha256"));
    }

    @Test
    void whatTheServerDoesNotAskIsAskedHere() {
        assertThat(name(verify(PASS + SIGNED.replace("s=one;", "s=one; l=1;")))).isEqualTo("PART_SIGNED");
        assertThat(name(verify(PASS + SIGNED.replace("rsa-sha256", "rsa-sha1"))))
                .isEqualTo("SIGNATURE_UNUSABLE");
        assertThat(name(verify(PASS + REPORT))).isEqualTo("NO_SIGNATURE");
        assertThat(name(verify(PASS + "From: x@evil.example\r\n" + SIGNED))).isEqualTo("SIGNATURE_UNUSABLE");
        assertThat(name(results.verify(octets(PASS + SIGNED), letterFrom("other.example"), AT)))
                .isEqualTo("NOT_ALIGNED");
        assertThat(name(results.verify(octets(PASS + SIGNED), letterFrom(""), AT)))
                .isEqualTo("NOT_ALIGNED");
    }

    @Test
    void ofTwoSignaturesAlikeTheWorseCounts() {
        String second = SIGNED.substring(0, SIGNED.length() - REPORT.length()).replace("s=one;", "s=two; l=1;");
        assertThat(name(verify(PASS + second + SIGNED))).isEqualTo("PART_SIGNED");
        String named = PASS.replace("header.d", "header.s=one header.d");
        assertThat(name(verify(named + second + SIGNED))).isEqualTo("Verified");
    }

    @Test
    void withoutATrustedServerNothingIsBelieved() {
        assertThat(new AuthenticationResults(Set.of()).verify(octets(PASS + SIGNED), letterFrom("mail.example"), AT))
                .isInstanceOf(Authenticity.Unproven.class);
    }

    @Test
    void aLaterOneMakesUpForWhatWasLostAndForNothingElse() {
        for (Reason reason : Reason.values()) {
            boolean lost = reason == Reason.NO_KEY || reason == Reason.SIGNATURE_BROKEN;
            var first = new Authenticity.Unproven(reason, "own");
            assertThat(name(firstProven(first).verify(octets(PASS + SIGNED), letterFrom("mail.example"), AT)))
                    .isEqualTo(lost ? "Verified" : reason.name());
        }
        assertThat(name(firstProven(new Authenticity.Unknown("own"))
                        .verify(octets(PASS + SIGNED), letterFrom("mail.example"), AT)))
                .isEqualTo("Verified");
    }

    @Test
    void aWeakerAnswerReplacesNoStrongerOne() {
        var verified = new Authenticity.Verified(DomainName.of("mail.example"), "own", "rsa-sha256");
        var unknown = new Authenticity.Unknown("own");
        var noKey = new Authenticity.Unproven(Reason.NO_KEY, "own");
        for (Authenticity first : List.of(verified, unknown, noKey)) {
            assertThat(firstProven(first).verify(octets(SIGNED), letterFrom("mail.example"), AT))
                    .isEqualTo(first);
        }
        assertThat(firstProven(verified).verify(octets(PASS + SIGNED), letterFrom("mail.example"), AT))
                .isEqualTo(verified);
    }

    private FirstProven firstProven(Authenticity first) {
        return new FirstProven(List.of((mail, letter, at) -> first, results));
    }

    @Test
    void nothingIsThrownOnAnything() {
        var random = new Random(8601);
        for (int i = 0; i < 3_000; i++) {
            var field = new StringBuilder(PASS.strip());
            for (int k = random.nextInt(1, 8); k > 0; k--) {
                field.setCharAt(random.nextInt(24, field.length()), ";=()\"\\ \t./@x".charAt(random.nextInt(12)));
            }
            assertThat(verify(field + "\r\n" + SIGNED)).isNotNull();
        }
        for (String hostile : List.of(
                "",
                "(",
                "\"",
                ";",
                "\\",
                "=",
                ";=",
                "(".repeat(8000),
                " ;".repeat(4000),
                "x".repeat(100_000),
                " =".repeat(4000),
                "a;dkim",
                "a;dkim=",
                "a;dkim=pass header.i=@")) {
            assertThat(verify("Authentication-Results:" + hostile + "\r\n" + SIGNED))
                    .isInstanceOf(Authenticity.Unproven.class);
        }
    }
}
