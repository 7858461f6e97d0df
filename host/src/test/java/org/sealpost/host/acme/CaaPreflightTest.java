package org.sealpost.host.acme;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sealpost.host.certificate.CertifiedName;
import org.sealpost.host.certificate.Proof;
import org.sealpost.host.certificate.Subject;
import org.sealpost.host.delegation.AnsweringDns;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.caa.CaaRecord;
import org.sealpost.protocol.name.DomainName;

class CaaPreflightTest {
    private static final DomainName NAME = DomainName.of("mta-sts.mail.example.com");
    private static final CertifiedName SUBJECT = CertifiedName.fresh(
            new Subject(NAME, "t", DomainName.of("example.com"), new Proof.TlsAlpn01()), Instant.EPOCH);
    private static final Preflight.Customer CUSTOMER =
            new Preflight.Customer("ours", Set.of(DomainName.of("ca.test")), URI.create("https://ca.test/acct/1"));

    @ParameterizedTest(name = "{3}: {0} {1} is {2}")
    @CsvFileSource(resources = "caa.tsv", delimiter = '\t', numLinesToSkip = 1)
    void itIsFoundOutBeforeTheAuthorityDoes(String at, String record, String answer, String why) {
        var dns = new AnsweringDns();
        if (at != null && at.startsWith("silent:")) {
            dns.silent(at.substring("silent:".length()));
        } else if (at != null) {
            String[] words = record.split(" ", 3);
            dns.record(at, new CaaRecord(Integer.parseInt(words[0]), words[1], Octets.utf8(words[2])));
            if (at.contains("host.test")) {
                dns.alias(NAME.ascii(), "x.policy.host.test");
            }
        }
        Fitness fitness = new CaaPreflight(dns, Duration.ofSeconds(5)).judge(SUBJECT, CUSTOMER);
        assertThat(fitness.getClass().getSimpleName()).isEqualToIgnoringCase(answer);
    }
}
