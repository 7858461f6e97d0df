package org.sealpost.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void wideCharactersTakeTwoColumnsAndCombiningMarksNone() {
        assertThat(Columns.of("例え")).isEqualTo(4);
        assertThat(Columns.of("e\u0301")).isEqualTo(1);
        assertThat(Columns.of("✓ ü …")).isEqualTo(5);
    }

    @Test
    void breaksAtBlanks() {
        assertThat(Columns.wrapped("one two three", 7)).containsExactly("one two", "three");
        assertThat(Columns.wrapped("one two three", 8)).containsExactly("one two", "three");
        assertThat(Columns.wrapped("", 8)).containsExactly("");
    }

    @Test
    void breaksAWordOnlyWhenItFitsNoRow() {
        assertThat(Columns.wrapped("a abcdefghij", 4)).containsExactly("a", "abcd", "efgh", "ij");
        assertThat(Columns.wrapped("例え例え", 5)).containsExactly("例え", "例え");
    }

    @Test
    void aMarkStaysWithItsLetter() {
        assertThat(Columns.wrapped("aae\u0301e\u0301", 3)).containsExactly("aae\u0301", "e\u0301");
    }

    @Test
    void cutsWithAVisibleEllipsis() {
        assertThat(Columns.cut("abcdef", 6)).isEqualTo("abcdef");
        assertThat(Columns.cut("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(Columns.cut("例え例え", 6)).isEqualTo("例え…");
    }
}
