package org.sealpost.observe.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.sealpost.observe.facts.ConnectFault;

class AddressGuardTest {
    @ParameterizedTest
    @CsvFileSource(resources = "guard.tsv", delimiter = '\t', useHeadersInDisplayName = true)
    void eachKindOfAddressIsJudged(String address, String publicOnly, String privateAllowed) {
        var ip = IpLiteral.read(address).orElseThrow();

        assertThat(AddressGuard.PUBLIC_ONLY.forbids(ip).orElse("allowed")).isEqualTo(publicOnly);
        assertThat(AddressGuard.PRIVATE_ALLOWED.forbids(ip).orElse("allowed")).isEqualTo(privateAllowed);
        assertThat(AddressGuard.OFF.forbids(ip)).isEmpty();
    }

    @Test
    void aForbiddenAddressIsNotDialled() {
        try (var dialer = Dialer.open(DialerOptions.DEFAULT)) {
            var dialed = dialer.dial(IpLiteral.read("127.0.0.1").orElseThrow(), 25, Soon.enough());

            assertThat(dialed).isInstanceOfSatisfying(Dialed.NotConnected.class, not -> {
                assertThat(not.fault()).isEqualTo(ConnectFault.GUARDED);
                assertThat(not.detail()).contains("loopback");
            });
        }
    }
}
