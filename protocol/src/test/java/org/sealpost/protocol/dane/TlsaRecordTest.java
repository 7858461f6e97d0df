package org.sealpost.protocol.dane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.Samples;
import org.sealpost.protocol.Table;

class TlsaRecordTest {
    static List<Table.Row> records() {
        return Table.read(TlsaRecordTest.class, "tlsa.tsv", 5);
    }

    /// DANE-01, DANE-05, DANE-06, DANE-07
    @ParameterizedTest
    @MethodSource("records")
    void readsEachRecordOfTheTable(Table.Row row) {
        Parsed<TlsaRecord> parsed = TlsaRecord.parse(Table.octets(row.cell(1)));
        assertThat(parsed.value().map(TlsaRecord::render).orElse("-")).isEqualTo(row.cell(2));
        assertThat(Table.written(parsed.deviations())).isEqualTo(row.cell(3));
        parsed.value().ifPresent(record -> {
            assertThat(TlsaRecord.parseWire(record.renderWire())).isEqualTo(parsed);
            assertThat(record.usableForSmtp()).isEqualTo(parsed.deviations().isEmpty());
        });
    }

    @Test
    void aRecordOnTheWireHasThreeOctetsBeforeItsData() {
        assertThat(TlsaRecord.parseWire(Octets.of(new byte[] {3, 1})).value()).isEmpty();
        Parsed<TlsaRecord> empty = TlsaRecord.parseWire(Octets.of(new byte[] {3, 1, 1}));
        assertThat(empty.value()).contains(new TlsaRecord(3, 1, 1, Octets.EMPTY));
        assertThat(Table.written(empty.deviations())).isEqualTo("data-length@1");
        assertThat(TlsaRecord.parseWire(Octets.of(new byte[65_536])).value()).isEmpty();
    }

    @Test
    void readsWhatItWrites() {
        var random = new Random(6698);
        for (int i = 0; i < 2_000; i++) {
            byte[] data = new byte[1 + random.nextInt(80)];
            random.nextBytes(data);
            var record = new TlsaRecord(random.nextInt(256), random.nextInt(3), random.nextInt(4), Octets.of(data));
            assertThat(TlsaRecord.parse(Octets.utf8(record.render())).value()).contains(record);
            assertThat(TlsaRecord.parseWire(record.renderWire()).value()).contains(record);
            TlsaRecord.parse(Samples.damaged(random, record.render()));
        }
    }

    @Test
    void cannotBeMadeFromWhatARecordCannotSay() {
        assertThatThrownBy(() -> new TlsaRecord(256, 0, 0, Octets.EMPTY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TlsaRecord(0, -1, 0, Octets.EMPTY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TlsaRecord(0, 0, 0, Octets.of(new byte[65_533])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
