package org.sealpost.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvRowsTest {
    @Test
    void rowsEndWithAnyLineEndAndEmptyOnesDoNotCount() {
        assertThat(CsvRows.read("a,b\r\nc,d\n\n\r\ne,f"))
                .containsExactly(row(1, "a", "b"), row(2, "c", "d"), row(5, "e", "f"));
    }

    @Test
    void inQuotationMarksACellHoldsAnything() {
        assertThat(CsvRows.read("\"a,\"\"b\"\"\nc\",d\ne,\"\""))
                .containsExactly(row(1, "a,\"b\"\nc", "d"), row(3, "e", ""));
    }

    @Test
    void aQuotationMarkThatNothingClosesTakesTheRest() {
        assertThat(CsvRows.read("a,\"b\nc,d")).containsExactly(row(1, "a", "b\nc,d"));
    }

    @Test
    void ofNothingThereAreNoRows() {
        assertThat(CsvRows.read("")).isEmpty();
    }

    private static CsvRows.Row row(int line, String... cells) {
        return new CsvRows.Row(line, List.of(cells));
    }
}
