package org.sealpost.host.acme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sealpost.host.certificate.CertificateStore;

/// A process that ends at each of its changes to the store, before or after it, and the next one that goes on.
class KilledTest {
    private static final String NAME = "mta-sts.example.com";

    @TempDir
    private Path folder;

    /// What comes instead of the end of the process.
    private static final class End extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static CertificateStore ending(CertificateStore store, int change, boolean before) {
        var changes = new AtomicInteger();
        return (CertificateStore) Proxy.newProxyInstance(
                KilledTest.class.getClassLoader(), new Class<?>[] {CertificateStore.class}, (_, method, arguments) -> {
                    boolean writes = method.getName().startsWith("replace")
                            || method.getName().equals("note");
                    boolean now = writes && changes.incrementAndGet() == change;
                    if (now && before) {
                        throw new End();
                    }
                    Object result = method.invoke(store, arguments);
                    if (now) {
                        throw new End();
                    }
                    return result;
                });
    }

    @ParameterizedTest
    @CsvSource({
        "1, true", "1, false", "2, true", "2, false", "3, true", "3, false", "4, true", "4, false", "5, true",
        "5, false", "6, true", "6, false", "7, true", "7, false", "8, true", "8, false", "9, true", "9, false",
        "10, true", "10, false", "11, true", "11, false"
    })
    void theOrderIsTakenUpWhereItWas(int change, boolean before) throws Exception {
        var clock = new TestClock(Instant.now());
        try (var ca = new AcmeStandIn(clock)) {
            try (var first = new Hosting(
                    folder,
                    clock,
                    store -> ending(store, change, before),
                    (_, _) -> new Fitness.Fit(),
                    ca.authority("first"))) {
                first.enrol(NAME);
                assertThatThrownBy(() -> first.until(Duration.ofHours(2), () -> first.certified(NAME)))
                        .hasRootCauseInstanceOf(End.class);
            }
            try (var next = new Hosting(folder, clock, ca.authority("first"))) {
                next.rounds.recover();
                Instant start = clock.instant();
                assertThat(next.until(Duration.ofHours(2), () -> next.certified(NAME)))
                        .isTrue();
                assertThat(clock.instant()).isBefore(start.plusSeconds(60));
                // A second order only where the answer to the first was never stored, and never two that are
                // stored.
                long unfinished = ca.orders().stream()
                        .filter(order -> !order.status.equals("valid"))
                        .count();
                assertThat(ca.orders().size()).isLessThanOrEqualTo(2);
                assertThat(unfinished).isEqualTo(ca.orders().size() - 1L);
            }
        }
    }
}
