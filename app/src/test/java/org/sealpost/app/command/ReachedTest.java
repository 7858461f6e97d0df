package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which address whoever starts the pages is shown, and which names they answer for.
class ReachedTest {
    private static InetSocketAddress at(String address, int port) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), port);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 8461, false, true, https://seal.example.org",
        "0.0.0.0, 8461, true, true, https://seal.example.org",
        "0.0.0.0, 443, true, false, https://seal.example.org",
        "0.0.0.0, 8461, true, false, https://seal.example.org:8461",
        "127.0.0.1, 8461, false, false, http://seal.example.org:8461",
        "127.0.0.1, 80, false, false, http://seal.example.org",
        "127.0.0.1, 443, false, false, http://seal.example.org:443",
    })
    void aNameThatWasSaidIsShown(String address, int port, boolean tls, boolean behind, String base) {
        var reached = new Reached(List.of("seal.example.org", "other.example.org"), tls, behind);
        assertThat(reached.base(at(address, port))).isEqualTo(base);
        assertThat(reached.elsewhere(port)).contains(base);
    }

    @Test
    void withoutANameItIsWhereItListens() {
        var reached = new Reached(List.of(), false, false);
        assertThat(reached.base(at("127.0.0.1", 8461))).isEqualTo("http://127.0.0.1:8461");
        assertThat(reached.base(at("::1", 8461))).isEqualTo("http://[0:0:0:0:0:0:0:1]:8461");
        assertThat(reached.elsewhere(8461)).isEmpty();
    }

    @Test
    void beyondLoopbackNoNameIsAnsweredThatNobodySaid() {
        assertThat(new Reached(List.of(), false, true).names(at("0.0.0.0", 8461)))
                .isEmpty();
        assertThat(new Reached(List.of("seal.example.org"), false, true).names(at("127.0.0.1", 8461)))
                .containsExactlyInAnyOrder("seal.example.org", "localhost", "127.0.0.1", "[::1]");
    }
}
