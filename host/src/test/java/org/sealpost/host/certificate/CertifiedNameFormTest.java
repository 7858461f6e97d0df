package org.sealpost.host.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

class CertifiedNameFormTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456789Z");
    private static final SealedKey KEY = new SealedKey("0011aabb", Octets.of(new byte[] {0, -1, 10, 13}));
    private static final Subject SUBJECT = new Subject(
            DomainName.of("mta-sts.example.com"),
            "a tenant; with = odd, letters ü",
            DomainName.of("example.com"),
            new Proof.TlsAlpn01());

    static Stream<CertifiedName> names() {
        var fresh = CertifiedName.fresh(SUBJECT, NOW);
        var issued = new IssuedCertificate(
                List.of(Octets.of(new byte[] {1, 2}), Octets.of(new byte[] {3})),
                KEY,
                "first",
                NOW,
                NOW.plusSeconds(9));
        var order = new OpenOrder("first", URI.create("https://ca.test/order/1"), KEY, NOW, Optional.empty());
        var window = new Renewal.Window(NOW, NOW.plusSeconds(5), Optional.of(URI.create("https://ca.test/why")));
        return Stream.of(
                fresh,
                fresh.with(new Subject(
                        SUBJECT.name(), "t", SUBJECT.registered(), new Proof.Dns01(DomainName.of("x.acme.host.test")))),
                fresh.with(new Subject(SUBJECT.name(), "t", SUBJECT.registered(), new Proof.Http01())),
                fresh.with(new Phase.Placing("first", NOW)),
                fresh.with(new Phase.Ordered(order)),
                fresh.with(new Phase.Ordered(order.with(new RunningChallenge("token", "token.thumb", NOW, true)))),
                fresh.with(new Phase.Withdrawn(NOW)),
                fresh.with(new Holding(Optional.of(issued), Optional.of(issued)))
                        .renewing(new Renewal(NOW, Optional.of(window), NOW.plusSeconds(3)))
                        .with(new Setbacks(3, Optional.of(new Setbacks.Setback(NOW, "caa: no")))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsWrittenIsReadAgain(CertifiedName name) {
        assertThat(CertifiedNameForm.read(CertifiedNameForm.write(name))).isEqualTo(name);
    }

    @Test
    void wordsOfOthersCannotAddALine() {
        String why = "no\nphase withdrawn\r\ndue 1970-01-01T00:00:00Z\u2028x";
        CertifiedName name = CertifiedName.fresh(SUBJECT, NOW).with(Setbacks.NONE.and(NOW, why));
        CertifiedName read = CertifiedNameForm.read(CertifiedNameForm.write(name));
        assertThat(read.phase()).isEqualTo(new Phase.Resting());
        assertThat(read.due()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aTextThatIsCutIsAnErrorAndNotAnotherName(CertifiedName name) {
        String text = CertifiedNameForm.write(name);
        List<String> lines = text.lines().toList();
        String cut = String.join("\n", lines.subList(0, lines.size() - 1));
        assertThatThrownBy(() -> CertifiedNameForm.read(cut)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAccountIsReadAgain() {
        var account = new Account("first", KEY, Optional.of(URI.create("https://ca.test/a/1")), 4, Optional.of(NOW));
        assertThat(AccountForm.read(AccountForm.write(account))).isEqualTo(account);
    }
}
