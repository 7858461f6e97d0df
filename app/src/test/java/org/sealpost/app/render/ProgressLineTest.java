package org.sealpost.app.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final String ERASE = "\r\u001b[K";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    @Test
    void namesWhatIsWaitedForLongest() {
        try (var line = line(true, 1)) {
            line.begin("policy mta-sts.example.org");
            line.begin("smtp mx2.example.org");
            line.end("policy mta-sts.example.org");
        }
        assertThat(text())
                .isEqualTo(ERASE + "policy mta-sts.example.org …"
                        + ERASE + "policy mta-sts.example.org and 1 more …"
                        + ERASE + "smtp mx2.example.org …"
                        + ERASE);
    }

    @Test
    void countsWhenThereAreSeveral() {
        try (var line = line(true, 3)) {
            line.finished();
        }
        assertThat(text()).isEqualTo(ERASE + "1 of 3  " + ERASE);
    }

    @Test
    void writesNothingWhereNobodyWatches() {
        try (var line = line(false, 3)) {
            line.begin("policy mta-sts.example.org");
            line.finished();
            line.clear();
        }
        assertThat(text()).isEmpty();
    }

    @Test
    void staysOnOneLineAndHarmless() {
        try (var line = line(true, 1)) {
            line.begin("smtp " + Sample.HOSTILE + "x".repeat(200));
        }
        String drawn = text().replace(ERASE, "");
        assertThat(Columns.of(drawn)).isLessThan(80);
        assertThat(drawn.codePoints()).allMatch(Shown::isSafe);
    }

    @Test
    void ofManyThingsThereIsABarAndWhenTheRestIsDone() {
        var now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
        try (var line = new ProgressLine(stream(), true, 100, now::get)) {
            for (int i = 0; i < 25; i++) {
                now.set(now.get().plusSeconds(1));
                line.finished();
            }
        }
        assertThat(text()).endsWith(ERASE + "[#####---------------] 25 of 100  76 s left  " + ERASE);
    }

    @Test
    void whatWasDoneBeforeSaysNothingOfTheRest() {
        var now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
        try (var line = new ProgressLine(stream(), true, 100, now::get)) {
            line.doneBefore(90);
            now.set(now.get().plusSeconds(60));
            line.finished();
        }
        assertThat(text()).endsWith("[##################--] 91 of 100  10 min left  " + ERASE);
    }

    @Test
    void ofManyThingsTheLineIsDrawnTenTimesASecondAtMost() {
        var now = new AtomicReference<>(Instant.parse("2026-11-22T10:00:00Z"));
        try (var line = new ProgressLine(stream(), true, 1000, now::get)) {
            for (int i = 0; i < 500; i++) {
                now.set(now.get().plusMillis(1));
                line.finished();
            }
        }
        assertThat(text().split(Pattern.quote(ERASE), -1)).hasSizeLessThan(10);
    }

    private PrintStream stream() {
        return new PrintStream(written, true, StandardCharsets.UTF_8);
    }

    private ProgressLine line(boolean watched, int total) {
        return new ProgressLine(stream(), watched, total);
    }

    private String text() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
