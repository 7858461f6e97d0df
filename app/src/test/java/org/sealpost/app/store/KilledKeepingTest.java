package org.sealpost.app.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KilledKeepingTest {
    @RegisterExtension
    private final Places places = new Places();

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void afterManyDeathsTheEndIsThatOfAnUnbrokenLife(TestDatabase database) throws Exception {
        String unbroken = places.next(database, folder);
        try (SqlReportStore store = ReportStores.open(unbroken)) {
            store.keep(Mails.mixed(KeepUntilKilled.SEED, KeepUntilKilled.NUMBER));
        }
        String broken = places.next(database, folder);
        var random = new Random();
        for (int batches : List.of(0, 2, 9, 25)) {
            Process keeping = start(broken);
            assertThat(read(keeping, batches + random.nextInt(5))).isTrue();
            // Somewhere in the next one.
            keeping.destroyForcibly();
            assertThat(keeping.waitFor(1, TimeUnit.MINUTES)).isTrue();
        }
        Process last = start(broken);
        read(last, Integer.MAX_VALUE);
        assertThat(last.waitFor()).isZero();
        assertThat(TestDatabase.everything(broken)).isEqualTo(TestDatabase.everything(unbroken));
    }

    private static Process start(String place) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KeepUntilKilled.class.getName(),
                        place)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// Whether there were as many.
    private static boolean read(Process keeping, int dots) throws IOException {
        InputStream out = keeping.getInputStream();
        for (int i = 0; i < dots; i++) {
            if (out.read() < 0) {
                return false;
            }
        }
        return true;
    }
}
