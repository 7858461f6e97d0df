package org.sealpost.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// By which ways the pages are served. The proxy is 192.0.2.7, and 127.0.0.2 on this machine.
class PassageTest {
    private static final Set<InetAddress> PROXIES =
            Set.of(InetAddress.ofLiteral("192.0.2.7"), InetAddress.ofLiteral("127.0.0.2"));

    private static Passage passage(String bind, boolean tls, String peer, String source, String scheme)
            throws NoSuchAlgorithmException {
        var settings = new WebSettings(
                new InetSocketAddress(bind, 8461),
                Set.of("pages.example"),
                PROXIES,
                tls ? Optional.of(SSLContext.getDefault()) : Optional.empty(),
                WebLimits.usual());
        return Passage.of(
                settings,
                new Passage.Shown(
                        InetAddress.ofLiteral(peer),
                        tls,
                        source.isEmpty() ? List.of() : List.of(source),
                        scheme.isEmpty() ? List.of() : List.of(scheme)));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, false, 203.0.113.9, '', '', 421",
        "0.0.0.0, false, 203.0.113.9, 192.0.2.7, https, 421",
        "192.0.2.8, false, 2001:db8::1, '', '', 421",
        "0.0.0.0, false, 127.0.0.1, '', '', 0",
        "0.0.0.0, false, 192.0.2.7, 203.0.113.9, https, 0",
        "0.0.0.0, false, 192.0.2.7, 203.0.113.9, HTTPS, 0",
        "0.0.0.0, false, 192.0.2.7, '', '', 0",
        "0.0.0.0, false, 192.0.2.7, 203.0.113.9, http, 421",
        "0.0.0.0, false, 192.0.2.7, 203.0.113.9, 'http, https', 421",
        "127.0.0.1, false, 127.0.0.2, 203.0.113.9, http, 421",
        "0.0.0.0, false, 192.0.2.7, unknown, https, 400",
        "0.0.0.0, true, 203.0.113.9, unknown, http, 0",
    })
    void beyondLoopbackOverTlsAlone(String bind, boolean tls, String peer, String source, String scheme, int status)
            throws NoSuchAlgorithmException {
        assertThat(passage(bind, tls, peer, source, scheme)
                        .barred()
                        .map(Passage.Barred::status)
                        .orElse(0))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "false, 127.0.0.1, '', 127.0.0.1, true, false",
        "false, 127.0.0.1, 203.0.113.9, 127.0.0.1, true, false",
        "false, 127.0.0.2, '', 127.0.0.2, false, true",
        "false, 127.0.0.2, 127.0.0.1, 127.0.0.1, false, true",
        "false, 192.0.2.7, '203.0.113.9:4444', 203.0.113.9, false, true",
        "true, 203.0.113.9, '', 203.0.113.9, false, true",
    })
    void whoAsksAndWhetherThatIsThisMachine(
            boolean tls, String peer, String source, String from, boolean here, boolean secure)
            throws NoSuchAlgorithmException {
        Passage passage = passage("0.0.0.0", tls, peer, source, "");
        assertThat(passage.from()).isEqualTo(InetAddress.ofLiteral(from));
        assertThat(passage.here()).isEqualTo(here);
        assertThat(passage.secure()).isEqualTo(secure);
    }
}
