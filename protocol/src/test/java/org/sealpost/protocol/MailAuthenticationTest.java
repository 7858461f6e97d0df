package org.sealpost.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.protocol.dkim.DkimKey;
import org.sealpost.protocol.dmarc.DmarcRecord;
import org.sealpost.protocol.spf.SpfRecord;

/// The texts of SPF (RFC 7208), DMARC (RFC 7489) and DKIM keys (RFC 6376), each with the faults it has.
class MailAuthenticationTest {
    private static String faults(Parsed<?> parsed) {
        return parsed.deviations().stream()
                .map(deviation -> deviation.code().id().replaceFirst(".*\\.", ""))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=spf1 | ''",
                "v=spf1 -all | ''",
                "v=spf1  mx  ?all  | ''",
                "V=SPF1 MX -ALL | ''",
                "v=spf1 a/0//0 mx:a.example/32//128 -all | ''",
                "v=spf1 ip4:192.0.2.1 ip6:2001:db8::1/128 -all | ''",
                "v=spf1 exists:%{ir}.%{v}._spf.%{d2} -all | ''",
                "v=spf1 redirect=_spf.example.org unknown=x | ''",
                "v=spf10 -all | version-malformed",
                "v=spf1; -all | version-malformed",
                "something | missing",
                "v=spf1 ip4:192.0.2 -all | term-malformed",
                "v=spf1 ip4:192.0.2.256 -all | term-malformed",
                "v=spf1 ip4:192.0.2.0/033 -all | term-malformed",
                "v=spf1 ip6:192.0.2.1 -all | term-malformed",
                "v=spf1 ip6:2001:db8::/129 -all | term-malformed",
                "v=spf1 a/33 -all | term-malformed",
                "v=spf1 include -all | term-malformed",
                "v=spf1 include:localhost -all | term-malformed",
                "v=spf1 include:%{q}.example -all | term-malformed",
                "v=spf1 all:x.example | term-malformed",
                "v=spf1 -mx, -all | term-malformed",
                "v=spf1 ipv4:192.0.2.1 x -all | mechanism-unknown mechanism-unknown",
                "v=spf1 exp=a.example exp=b.example -all | modifier-repeated",
                "v=spf1 all mx | term-after-all",
                "v=spf1 redirect=a.example -all | redirect-unused",
            })
    void anSpfRecordHasTheseFaults(String text, String faults) {
        assertThat(faults(SpfRecord.parse(Octets.utf8(text)))).isEqualTo(faults);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DMARC1; p=reject | ''",
                "v=DMARC1;p=none;rua=mailto:a@b.example!10m,mailto:c@d.example; | ''",
                "v=DMARC1; p=none; sp=reject; pct=0; adkim=s; aspf=r; fo=1:d; ri=3600 | ''",
                "v=DMARC1; p=none; unknown=x | ''",
                "v=dmarc1; p=none | version-malformed",
                "p=none; v=DMARC1 | version-malformed",
                "v=spf1 -all | missing",
                "v=DMARC1 | policy-malformed",
                "v=DMARC1; p=monitor | policy-malformed",
                "v=DMARC1; p=none; p=reject | tag-malformed",
                "v=DMARC1; p=none;; pct=5 | tag-malformed",
                "v=DMARC1; p=none; pct=101 | value-malformed",
                "v=DMARC1; p=none; sp=x; adkim=q | value-malformed value-malformed",
                "v=DMARC1; p=none; rua=a@b.example | rua-malformed",
                "v=DMARC1; p=none; rua=mailto:a@localhost | rua-malformed",
            })
    void aDmarcRecordHasTheseFaults(String text, String faults) {
        assertThat(faults(DmarcRecord.parse(Octets.utf8(text)))).isEqualTo(faults);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DKIM1; p= | ''",
                "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo= | ''",
                "k=ed25519; p=11qYAYKxCrfVS/7TyWQH Og7hcvPapiMlrwIaaPcHURo=; t=y:s | ''",
                "v=DKIM2; p= | version-malformed",
                "p=; v=DKIM1 | version-malformed",
                "v=DKIM1; k=rsa | key-malformed",
                "v=DKIM1; p=@@@@ | key-malformed",
                "v=DKIM1; p=AAAA | key-malformed",
                "v=DKIM1; k=ed25519; p=AAAA | key-malformed",
                "v=DKIM1; k=dsa; p=AAAA | type-unknown",
                "v=DKIM1; p=; p= | tag-malformed",
                "v=DKIM1; x | tag-malformed key-malformed",
            })
    void aDkimKeyHasTheseFaults(String text, String faults) {
        assertThat(faults(DkimKey.parse(Octets.utf8(text)))).isEqualTo(faults);
    }

    /// RFC 6376 §3.6.1.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v=DKIM1; p= | true | true | true | false",
                "v=DKIM1; s=*; p= | true | true | true | false",
                "v=DKIM1; s=email; p= | false | true | true | false",
                "v=DKIM1; s=email : tlsrpt; h=sha1:sha256; p= | true | true | true | false",
                "v=DKIM1; s=tlsrpt; h=sha1; p= | true | false | false | false",
                "v=DKIM1; s=; t=y:s; p= | false | false | true | true",
            })
    void aDkimKeyIsForTheseServicesAndHashes(
            String text, boolean tlsrpt, boolean email, boolean sha256, boolean domainAlone) {
        DkimKey key = DkimKey.parse(Octets.utf8(text)).value().orElseThrow();
        assertThat(key.serves("tlsrpt")).isEqualTo(tlsrpt);
        assertThat(key.serves("email")).isEqualTo(email);
        assertThat(key.hashesWith("sha256")).isEqualTo(sha256);
        assertThat(key.domainAlone()).isEqualTo(domainAlone);
    }

    @Test
    void nothingIsThrownOnAnything() {
        var random = new Random(7208);
        for (int i = 0; i < 6_000; i++) {
            SpfRecord.parse(Samples.damaged(
                    random, "v=spf1 a:%{d}.b.example/24//64 ip6:2001:db8::/32 redirect=x.example -all"));
            DmarcRecord.parse(Samples.damaged(random, "v=DMARC1; p=reject; pct=5; rua=mailto:a@b.example!1m"));
            DkimKey.parse(Samples.damaged(random, "v=DKIM1; k=rsa; t=y; p=MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBAK=="));
        }
        assertThat(faults(SpfRecord.parse(Octets.utf8("v=spf1 " + "a".repeat(60_000)))))
                .isNotEmpty();
    }
}
