package org.sealpost.protocol.tlsrpt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class FieldNamesTest {
    @ParameterizedTest
    @EnumSource(Field.class)
    void knowsAWholeNameWhateverCameBefore(Field field) {
        var names = new FieldNames();
        for (Field before : Field.values()) {
            assertThat(markAt(names, before.word())).isEqualTo(before.mark());
            assertThat(markAt(names, field.word())).isEqualTo(field.mark());
        }
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void aNameWithAnOctetMoreLessOrOtherIsAnother(Field field) {
        var names = new FieldNames();
        assertThat(markAt(names, field.word() + "x")).isZero();
        assertThat(markAt(names, "x" + field.word())).isZero();
        for (int i = 0; i < field.word().length(); i++) {
            String start = field.word().substring(0, i);
            assertThat(markAt(names, start)).isNotEqualTo(field.mark());
            assertThat(markAt(names, start + "X" + field.word().substring(i + 1)))
                    .isZero();
        }
    }

    private static int markAt(FieldNames names, String name) {
        byte[] octets = ("{\"" + name + "\": 1").getBytes(StandardCharsets.US_ASCII);
        return names.markAt(Arrays.copyOf(octets, octets.length + JsonReader.ZEROS), 2);
    }
}
