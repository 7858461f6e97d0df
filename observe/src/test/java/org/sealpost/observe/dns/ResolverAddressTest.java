package org.sealpost.observe.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ResolverAddressTest {
    @ParameterizedTest
    @CsvFileSource(
            resources = "resolver-addresses.tsv",
            delimiter = '\t',
            useHeadersInDisplayName = true,
            nullValues = "-")
    void anAddressIsRead(String text, String read) {
        assertThat(ResolverAddress.read(text).map(Object::toString).orElse("none"))
                .isEqualTo(read);
    }

    @Test
    void theNameserverLinesOfResolvConfCount() {
        String resolvConf = """
                search test
                nameserver 192.0.2.53
                # no
                nameserver fe80::1%eth0
                options edns0
                nameserver 2001:db8::53
                """;

        assertThat(SystemResolvers.read(resolvConf))
                .extracting(Object::toString)
                .containsExactly("192.0.2.53:53", "[2001:db8::53]:53");
    }

    @Test
    void theAdBitIsBelievedOfThisMachineOnly() {
        assertThat(problemOf("127.0.0.1")).isEmpty();
        assertThat(problemOf("::1")).isEmpty();
        assertThat(problemOf("192.0.2.53").orElseThrow()).contains("192.0.2.53:53");
        assertThat(problemOf("https://localhost/dns-query")).isPresent();
    }

    private static Optional<String> problemOf(String resolver) {
        return new DnsOptions(List.of(ResolverAddress.read(resolver).orElseThrow()), TrustAnchors.root(), true)
                .problem();
    }
}
