package org.sealpost.observe.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sealpost.protocol.name.DomainName;

class DnsIdTest {
    @ParameterizedTest(name = "{0} and {1}: {3}")
    @CsvFileSource(resources = "dns-ids.tsv", delimiter = '\t', numLinesToSkip = 1)
    void aPresentedNameCoversAsTheTableSays(String presented, String host, boolean covers, String why) {
        String name = Optional.ofNullable(presented).orElse("");
        assertThat(DnsId.covers(name, DomainName.of(host))).as(why).isEqualTo(covers);
    }
}
