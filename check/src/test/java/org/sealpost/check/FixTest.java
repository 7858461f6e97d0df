package org.sealpost.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.mtasts.MxPattern;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.mtasts.StsRecord;
import org.sealpost.protocol.name.DomainName;

class FixTest {
    private static final String URL = "https://mta-sts.example.org/.well-known/mta-sts.txt";

    private static Optional<Fix> fix(String story, String code) {
        return Judge.judge(Story.facts(story)).findings().stream()
                .filter(finding -> finding.code().id().equals(code))
                .findFirst()
                .orElseThrow()
                .fix();
    }

    private static Fix.PublishTxt txt(String story, String code) {
        return (Fix.PublishTxt) fix(story, code).orElseThrow();
    }

    private static String policy(String story, String code) {
        return ((Fix.ServePolicy) fix(story, code).orElseThrow()).text();
    }

    @Test
    void aMissingRecordIsGivenWithAnIdOfTheTimeOfLooking() {
        var fix = txt("record: !none", "mtasts.record.missing");
        assertThat(fix.at()).isEqualTo(DomainName.of("_mta-sts.example.org"));
        assertThat(fix.value()).matches("v=STSv1; id=20261121T120000Z[0-9a-f]{8};");
        assertThat(StsRecord.parse(Octets.utf8(fix.value())).deviations()).isEmpty();
        assertThat(fix.instead()).isEmpty();
    }

    @Test
    void oneRecordComesInPlaceOfTwoAndOthersStay() {
        var fix = txt("record: v=STSv1; id=1; | record: v=spf1 -all | record: v=STSv1; id=2;", "mtasts.record.several");
        assertThat(fix.instead()).containsExactly("v=STSv1; id=1;", "v=STSv1; id=2;");
    }

    @Test
    void aRecordThatSendersCanReadKeepsItsId() {
        var fix = txt("record: v=STSv1 ; id=abc; x=y", "mtasts.record.white-space-before-semicolon");
        assertThat(fix.value()).isEqualTo("v=STSv1; id=abc; x=y;");
        assertThat(fix.instead()).containsExactly("v=STSv1 ; id=abc; x=y");
    }

    @Test
    void theIdChangesWithThePolicyServed() {
        assertThat(txt("record: !none | max_age: 604800", "mtasts.record.missing")
                        .value())
                .isNotEqualTo(txt("record: !none | max_age: 700000", "mtasts.record.missing")
                        .value());
    }

    @Test
    void hostsThatDnsShowedAreAQuestion() {
        assertThat(fix("host: 404", "mtasts.http.not-found"))
                .contains(new Fix.ConfirmMx(
                        List.of(DomainName.of("mx1.example.org"), DomainName.of("mx2.example.org")),
                        List.of("mx: mx1.example.org", "mx: mx2.example.org")));
        assertThat(fix("patterns: mx1.example.org", "mtasts.policy.mx-not-listed"))
                .contains(new Fix.ConfirmMx(List.of(DomainName.of("mx2.example.org")), List.of("mx: mx2.example.org")));
    }

    @Test
    void aBrokenPolicyIsPutRightFromItsOwnWords() {
        String story = "policy-text: version: STSv1\\nmode: enforce\\nmx: MX1.example.org., mx2.example.org\\n"
                + "mx: *.bücher.example\\nmax_age: 99999999999\\n";
        assertThat(policy(story, "mtasts.policy.mx-several-on-line")).isEqualTo("""
                        version: STSv1\r
                        mode: enforce\r
                        mx: mx1.example.org\r
                        mx: mx2.example.org\r
                        mx: *.xn--bcher-kva.example\r
                        max_age: 1209600\r
                        """);
    }

    @Test
    void aPolicyThatLosesAPatternIsProposedForTesting() {
        String text = policy("patterns: mx1.example.org mx*.example.org", "mtasts.policy.mx-wildcard");
        StsPolicy policy = StsPolicy.parse(Octets.utf8(text)).value().orElseThrow();
        assertThat(policy.mode().word()).isEqualTo("testing");
        assertThat(policy.mx()).containsExactly(MxPattern.of("mx1.example.org"));
    }

    @Test
    void aTlsRptRecordKeepsTheDestinationsThatWereMeant() {
        assertThat(txt("tlsrpt: v=TLSRPTv1; rua=a@example.org, https://example.org/r!x", "tlsrpt.record.rua-malformed")
                        .value())
                .isEqualTo("v=TLSRPTv1; rua=mailto:a@example.org;");
        assertThat(txt(
                                "tlsrpt: v=TLSRPTv1; rua=mailto:a@b.org | tlsrpt: v=TLSRPTv1; rua=https://c.org/d",
                                "tlsrpt.record.several")
                        .value())
                .isEqualTo("v=TLSRPTv1; rua=mailto:a@b.org,https://c.org/d;");
        assertThat(txt("tlsrpt: !none", "tlsrpt.record.missing").value())
                .isEqualTo("v=TLSRPTv1; rua=mailto:tls-reports@example.org;");
    }

    @Test
    void everyPolicyProposedIsAPolicy() {
        for (VerdictTableTest.Row row : VerdictTableTest.rows()) {
            for (Finding finding : Judge.judge(Story.facts(row.story())).findings()) {
                if (finding.fix().orElse(new Fix.Act(Fixer.DNS, "")) instanceof Fix.ServePolicy(var url, var text)) {
                    assertThat(url).isEqualTo(URL);
                    assertThat(StsPolicy.parse(Octets.utf8(text)).value())
                            .as(row.story())
                            .isPresent();
                }
            }
        }
    }
}
