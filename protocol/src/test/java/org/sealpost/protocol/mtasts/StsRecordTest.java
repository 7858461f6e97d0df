package org.sealpost.protocol.mtasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.protocol.Extension;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.Parsed;
import org.sealpost.protocol.Samples;
import org.sealpost.protocol.Table;
import org.sealpost.protocol.txt.TxtRecord;
import org.sealpost.protocol.txt.TxtSelection;

class StsRecordTest {
    static List<Table.Row> records() {
        return Table.read(StsRecordTest.class, "records.tsv", 6);
    }

    /// STS-06, STS-07
    @ParameterizedTest
    @MethodSource("records")
    void selectsFromEachRowOfTheTable(Table.Row row) {
        List<TxtRecord> records = Table.records(row.cell(1));
        TxtSelection<StsRecord> selection = StsRecord.select(records);
        assertThat(selection.records()).isEqualTo(records.size());
        assertThat(selection.candidates()).isEqualTo(Integer.parseInt(row.cell(2)));
        assertThat(selection.parsed().value().map(StsRecordTest::written).orElse("-"))
                .isEqualTo(row.cell(3));
        assertThat(Table.written(selection.parsed().deviations())).isEqualTo(row.cell(4));
        if (records.size() == 1) {
            assertThat(StsRecord.parse(records.getFirst())).isEqualTo(selection.parsed());
        }
    }

    private static String written(StsRecord record) {
        return record.id() + Table.written(record.extensions());
    }

    /// STS-02, STS-04, STS-05
    @Test
    void writesTheVersionFirst() {
        var record = new StsRecord(new PolicyId("20261121"), List.of(new Extension("a.b", "c:d")));
        assertThat(record.render()).isEqualTo("v=STSv1; id=20261121; a.b=c:d;");
    }

    @Test
    void readsWhatItWrites() {
        var random = new Random(31);
        for (int i = 0; i < 2_000; i++) {
            StsRecord record = anyRecord(random);
            assertThat(StsRecord.parse(Octets.utf8(record.render()))).isEqualTo(new Parsed.Ok<>(record, List.of()));
        }
    }

    @Test
    void neverThrowsOnAnything() {
        var random = new Random(6);
        for (int i = 0; i < 4_000; i++) {
            Octets damaged = Samples.damaged(random, anyRecord(random).render());
            Octets other = Samples.damaged(random, "v=STSv1; id=1");
            StsRecord.select(List.of(new TxtRecord(List.of(damaged, other)), new TxtRecord(List.of(other))));
            StsRecord.parse(damaged)
                    .value()
                    .ifPresent(record -> assertThat(StsRecord.parse(Octets.utf8(record.render()))
                                    .value())
                            .contains(record));
        }
    }

    @Test
    void cannotBeMadeFromWhatARecordCannotSay() {
        for (String id : List.of("", "a-b", "a".repeat(33), "é")) {
            assertThatThrownBy(() -> new PolicyId(id)).isInstanceOf(IllegalArgumentException.class);
            assertThat(PolicyId.parse(id)).isEmpty();
        }
        var id = new PolicyId("1");
        for (var extension : List.of(
                new Extension("id", "1"),
                new Extension("v", "1"),
                new Extension("a", ""),
                new Extension("a", "b;c"),
                new Extension("a", "é"),
                new Extension("", "a"))) {
            assertThatThrownBy(() -> new StsRecord(id, List.of(extension)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        var twice = new Extension("a", "b");
        assertThatThrownBy(() -> new StsRecord(id, List.of(twice, twice))).isInstanceOf(IllegalArgumentException.class);
    }

    private static StsRecord anyRecord(Random random) {
        String letters = "abcxyzABCXYZ0123456789";
        var extensions = new ArrayList<Extension>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = "x" + i + Samples.text(random, letters + "_-.", random.nextInt(31));
            extensions.add(new Extension(name, Samples.text(random, letters + "!:<>~\"\\,", 1 + random.nextInt(20))));
        }
        return new StsRecord(new PolicyId(Samples.text(random, letters, 1 + random.nextInt(32))), extensions);
    }
}
