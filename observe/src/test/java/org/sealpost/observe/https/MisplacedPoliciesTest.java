package org.sealpost.observe.https;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sealpost.observe.facts.MisplacedPolicy;
import org.sealpost.observe.peer.Bench;
import org.sealpost.observe.peer.CertificatePlan;
import org.sealpost.observe.peer.Peer;
import org.sealpost.observe.peer.TlsPeer;
import org.sealpost.protocol.name.DomainName;

class MisplacedPoliciesTest {
    private static final DomainName DOMAIN = DomainName.of("example.org");
    private static final TlsPeer TLS =
            TlsPeer.of(CertificatePlan.server("CN=example.org", "example.org").by(Bench.ROOT));
    private static final String POLICY = "version: STSv1\nmode: none\nmax_age: 86400\n";

    @Test
    void aPolicyIsFoundAtEachWrongPlace() throws Exception {
        assertThat(look(POLICY))
                .extracting(MisplacedPolicy::url)
                .containsExactly(
                        "http://mta-sts.example.org/.well-known/mta-sts.txt",
                        "https://mta-sts.example.org/mta-sts.txt",
                        "https://example.org/.well-known/mta-sts.txt");
    }

    @Test
    void aPageIsNoPolicy() throws Exception {
        assertThat(look("<html>version: STSv1</html>")).isEmpty();
    }

    @Test
    void whereNothingAnswersThereIsNothing() {
        try (Bench bench = new Bench()) {
            var places = new MisplacedPolicies(bench.dialer(), bench.tls(), 443, "sealpost/test");
            assertThat(places.look(DOMAIN, List.of(Bench.ADDRESS), List.of(Bench.ADDRESS), Bench.inAMinute()))
                    .isEmpty();
        }
    }

    private static List<MisplacedPolicy> look(String body) throws Exception {
        try (Peer plain = Peer.start(socket -> answer(socket, body));
                Peer secured = Peer.start(socket -> answer(TLS.shakeHands(socket), body));
                Bench bench = new Bench().lead(80, plain).lead(443, secured)) {
            var places = new MisplacedPolicies(bench.dialer(), bench.tls(), 443, "sealpost/test");
            return places.look(DOMAIN, List.of(Bench.ADDRESS), List.of(Bench.ADDRESS), Bench.inAMinute());
        }
    }

    private static void answer(Socket socket, String body) throws Exception {
        socket.getInputStream().read(new byte[2048]);
        socket.getOutputStream().write(("HTTP/1.1 200 OK\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII));
        socket.close();
    }
}
