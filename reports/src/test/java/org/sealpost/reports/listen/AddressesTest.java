package org.sealpost.reports.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {
    private static final Addresses ADDRESSES =
            Addresses.of(List.of("tlsrpt@example.org", "*@any.example", "r+fixed@example.net", "r@bücher.example"));

    @ParameterizedTest
    @CsvSource({
        "tlsrpt@example.org, true",
        "TlsRpt@EXAMPLE.org, true",
        "tlsrpt@example.org., true",
        "tlsrpt+a+b@example.org, true",
        "tlsrpt+@example.org, true",
        "tlsrptx@example.org, false",
        "+tlsrpt@example.org, false",
        "tlsrpt@sub.example.org, false",
        "tlsrpt@example.com, false",
        "x@any.example, true",
        "x+y@any.example, true",
        "x@sub.any.example, false",
        "*@any.example, false",
        "r+fixed@example.net, true",
        "r@example.net, false",
        "r+fixed+more@example.net, false",
        "r@bücher.example, true",
        "r@xn--bcher-kva.example, true",
        "postmaster, false",
        "postmaster@example.org, false",
        "'tlsrpt@example.org@elsewhere.example', false",
        "'\"tls\\rpt\"@example.org', true",
        "@any.example, false",
        "any.example, false",
        "x@[192.0.2.1], false"
    })
    void takesWhatIsConfiguredAndNothingElse(String address, boolean takes) {
        assertThat(ADDRESSES.takes(address)).isEqualTo(takes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@example.org", "example.org", "a@", "a@b c", "*"})
    void aPatternThatIsNoAddressIsSaidSo(String pattern) {
        assertThatThrownBy(() -> Addresses.of(List.of(pattern)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(pattern);
    }

    @Test
    void theHeaderOfAProxyIsReadFromItsEnd() {
        var proxy = InetAddress.ofLiteral("192.0.2.7");
        var forwarded = new ForwardedFor(Set.of(proxy));
        assertThat(forwarded.from(proxy, List.of("203.0.113.1", "198.51.100.9")).getHostAddress())
                .isEqualTo("198.51.100.9");
        assertThat(forwarded.from(proxy, List.of("203.0.113.1, nonsense")).getHostAddress())
                .isEqualTo("192.0.2.7");
        assertThat(forwarded.from(proxy, List.of("a,2001:db8::1")).getHostAddress())
                .isEqualTo("2001:db8:0:0:0:0:0:1");
        assertThat(forwarded.from(proxy, List.of()).getHostAddress()).isEqualTo("192.0.2.7");
    }
}
