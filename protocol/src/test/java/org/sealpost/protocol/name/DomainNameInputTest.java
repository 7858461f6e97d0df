package org.sealpost.protocol.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sealpost.protocol.Samples;
import org.sealpost.protocol.Table;

class DomainNameInputTest {
    static List<Table.Row> inputs() {
        return Table.read(DomainNameInputTest.class, "inputs.tsv", 4);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void judgesEachInputOfTheTable(Table.Row row) {
        String outcome = switch (DomainName.read(Table.octets(row.cell(0)).utf8Lossy())) {
            case DomainNameInput.Valid(DomainName name) -> "valid\t" + name;
            case DomainNameInput.Invalid(var problem, var meant) ->
                problem + "\t" + meant.map(DomainName::ascii).orElse("-");
        };
        assertThat(outcome).isEqualTo(row.cell(1) + "\t" + row.cell(2));
    }

    @Test
    void everyProblemIsInTheTable() {
        assertThat(inputs().stream().map(row -> row.cell(1)))
                .contains(List.of(DomainNameInput.Problem.values()).stream()
                        .map(Enum::name)
                        .toArray(String[]::new));
    }

    @Test
    void neverThrowsOnAnything() {
        var random = new Random(5891);
        for (int i = 0; i < 5_000; i++) {
            String text = Samples.text(random, "aZ09.-_:/@[]%*? é\u0130ß漢😀\u200d\u202e\u00ad。", random.nextInt(30))
                    + (random.nextInt(9) == 0 ? "xn--" + Samples.text(random, "az09-", 5) : "")
                    + (random.nextInt(9) == 0 ? (char) random.nextInt(0x10000) : "");
            if (DomainName.read(text) instanceof DomainNameInput.Valid(DomainName name)) {
                assertThat(DomainName.read(name.ascii())).isEqualTo(new DomainNameInput.Valid(name));
                assertThat(name.unicode()).isNotEmpty();
            }
        }
    }

    @Test
    void aLongTextTakesNoLongTime() {
        for (String part : List.of("a", "ä", ".", "xn--", "@", ":", "/", "[", "\u0301", "漢.")) {
            assertThat(DomainName.read(part.repeat(200_000))).isInstanceOf(DomainNameInput.Invalid.class);
        }
    }
}
