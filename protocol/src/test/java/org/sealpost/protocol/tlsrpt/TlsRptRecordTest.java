package org.sealpost.protocol.tlsrpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sealpost.protocol.Extension;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Samples;
import org.sealpost.protocol.Table;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

class TlsRptRecordTest {
    static List<Table.Row> records() {
        return Table.read(TlsRptRecordTest.class, "tlsrpt-records.tsv", 6);
    }

    /// RPT-04, RPT-05
    @ParameterizedTest
    @MethodSource("records")
    void selectsFromEachRowOfTheTable(Table.Row row) {
        List<TxtRecord> records = Table.records(row.cell(1));
        TxtSelection<TlsRptRecord> selection = TlsRptRecord.select(records);
        assertThat(selection.records()).isEqualTo(records.size());
        assertThat(selection.candidates()).isEqualTo(Integer.parseInt(row.cell(2)));
        assertThat(selection.parsed().value().map(TlsRptRecordTest::written).orElse("-"))
                .isEqualTo(row.cell(3));
        assertThat(Table.written(selection.parsed().deviations())).isEqualTo(row.cell(4));
        if (records.size() == 1) {
            assertThat(TlsRptRecord.parse(records.getFirst())).isEqualTo(selection.parsed());
        }
    }

    private static String written(TlsRptRecord record) {
        return record.rua().stream().map(TlsRptRecordTest::written).collect(Collectors.joining(" "))
                + Table.written(record.extensions());
    }

    private static String written(Destination destination) {
        return switch (destination) {
            case Destination.Mail mail -> "mail(" + mail.address() + ")";
            case Destination.Https https -> "https(" + https.host() + ")";
            case Destination.Unusable unusable -> "unusable(" + unusable.uri() + ")";
        };
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, 443, /",
        "https://a.example:, 443, /",
        "https://a.example/x/y?z=1#f, 443, /x/y?z=1",
        "https://u:p@a.example:8443?z=/, 8443, /?z=/",
        "HTTPS://a.example:65535/, 65535, /"
    })
    void knowsThePortAndTheTargetOfAnHttpsDestination(String uri, int port, String target) {
        var https = (Destination.Https) Destination.of(uri);
        assertThat(https.port()).isEqualTo(port);
        assertThat(https.target()).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://a.example:0/", "https://a.example:65536/", "https://a.example:99999999999/"})
    void aPortThatDoesNotExistMakesADestinationUnusable(String uri) {
        assertThat(Destination.of(uri)).isInstanceOf(Destination.Unusable.class);
    }

    /// RPT-02, RPT-03
    @Test
    void writesTheVersionFirstAndOneRua() {
        var record = new TlsRptRecord(
                List.of(Destination.of("mailto:a@example.org"), Destination.of("https://b.example.org/")),
                List.of(new Extension("a", "b")));
        assertThat(record.render()).isEqualTo("v=TLSRPTv1; rua=mailto:a@example.org,https://b.example.org/; a=b;");
    }

    @Test
    void readsWhatItWrites() {
        var random = new Random(8460);
        for (int i = 0; i < 2_000; i++) {
            TlsRptRecord record = anyRecord(random);
            assertThat(TlsRptRecord.parse(Octets.utf8(record.render())).value()).contains(record);
        }
    }

    @Test
    void neverThrowsOnAnything() {
        var random = new Random(4);
        for (int i = 0; i < 4_000; i++) {
            TlsRptRecord.parse(Samples.damaged(random, anyRecord(random).render()))
                    .value()
                    .ifPresent(record -> assertThat(TlsRptRecord.parse(Octets.utf8(record.render()))
                                    .value())
                            .contains(record));
        }
    }

    @Test
    void cannotBeMadeFromWhatARecordCannotSay() {
        List<Destination> rua = List.of(Destination.of("mailto:a@example.org"));
        assertThatThrownBy(() -> TlsRptRecord.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Destination.of("a@example.org")).isInstanceOf(IllegalArgumentException.class);
        var liar = new Destination.Https("https://a.example/", DomainName.of("b.example"));
        assertThatThrownBy(() -> TlsRptRecord.of(List.of(liar))).isInstanceOf(IllegalArgumentException.class);
        for (var extension : List.of(new Extension("rua", "x"), new Extension("v", "x"), new Extension("a", "b c"))) {
            assertThatThrownBy(() -> new TlsRptRecord(rua, List.of(extension)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static TlsRptRecord anyRecord(Random random) {
        var rua = new ArrayList<Destination>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            String host = Samples.hostName(random);
            rua.add(
                    switch (random.nextInt(4)) {
                        case 0 -> Destination.of("mailto:" + Samples.text(random, "ab+._%1", 0) + "a%2B1@" + host);
                        case 1 -> Destination.of("HTTPS://" + host + ":8443/a?b=c&d#e");
                        case 2 -> Destination.of("ftp:a" + Samples.text(random, "az/:@&=+$'()*~", random.nextInt(9)));
                        default -> Destination.of("mailto:" + Samples.text(random, "az@=?", random.nextInt(5)));
                    });
        }
        List<Extension> extensions = random.nextBoolean()
                ? List.of()
                : List.of(new Extension("x", Samples.text(random, "az!:<>,", 1 + random.nextInt(9))));
        return new TlsRptRecord(rua, extensions);
    }
}
