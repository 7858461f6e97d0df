package org.sealpost.app.exit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void whatIsWrittenArrivesAndTheCodeStays() {
        var destination = new ByteArrayOutputStream();
        var output = new StandardOutput(destination);
        output.write('a');
        output.write(new byte[] {'b', 'c'}, 0, 2);
        assertThat(destination.toString(StandardCharsets.UTF_8)).isEqualTo("abc");
        assertThat(exitCode(output, 2)).isEqualTo(2);
        assertThat(err.size()).isZero();
    }

    @Test
    void aFullDiskGives73AndASentence() {
        var output = new StandardOutput(failing("No space left on device"));
        output.write('a');
        output.write('b');
        assertThat(exitCode(output, 0)).isEqualTo(73);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("sealpost: standard output cannot be written: No space left on device"
                        + System.lineSeparator());
    }

    @Test
    void aReaderThatWentAwayGives73WithoutAWord() {
        var output = new StandardOutput(failing("Broken pipe"));
        output.write('a');
        assertThat(exitCode(output, 0)).isEqualTo(73);
        assertThat(err.size()).isZero();
    }

    private int exitCode(StandardOutput output, int code) {
        return output.exitCode(code, new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException(reason);
            }
        };
    }
}
