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

    @ParameterizedTest
    @CsvSource({
        "'203.0.113.1|198.51.100.9', 198.51.100.9",
        "'a,2001:db8::1', 2001:db8:0:0:0:0:0:1",
        "'203.0.113.1, 203.0.113.5:4444', 203.0.113.5",
        "'[2001:db8::1]:443', 2001:db8:0:0:0:0:0:1",
        "[2001:db8::1], 2001:db8:0:0:0:0:0:1",
        "'203.0.113.5, 192.0.2.7', 203.0.113.5",
        "'', 192.0.2.7",
        "'203.0.113.1, nonsense', nobody",
        "'203.0.113.1, unknown', nobody",
        "'203.0.113.1,', nobody",
        "203.0.113.5:, nobody",
        "203.0.113.5:65536x, nobody",
        "'[2001:db8::1', nobody",
        "'nonsense, 192.0.2.7', nobody",
    })
    void theHeaderOfAProxyIsReadFromItsEnd(String headers, String source) {
        var proxy = InetAddress.ofLiteral("192.0.2.7");
        var forwarded = new ForwardedFor(Set.of(proxy));
        assertThat(forwarded
                        .from(proxy, List.of(headers.split("\\|", -1)))
                        .map(InetAddress::getHostAddress)
                        .orElse("nobody"))
                .isEqualTo(source);
        assertThat(forwarded.from(proxy, List.of())).contains(proxy);
    }

    @Test
    void whatAStrangerWritesThereIsNotEvenRead() {
        var stranger = InetAddress.ofLiteral("203.0.113.9");
        var forwarded = new ForwardedFor(Set.of(InetAddress.ofLiteral("192.0.2.7")));
        assertThat(forwarded.from(stranger, List.of("unknown"))).contains(stranger);
    }
}
