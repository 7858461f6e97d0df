package org.sealpost.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sealpost.observe.facts.ConnectFault;
import org.sealpost.observe.facts.SmtpAttempt;
import org.sealpost.observe.facts.SmtpOutcome;
import org.sealpost.observe.net.Deadline;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.name.IpAddress;

class SharedProbesTest {
    private static final DomainName MX1 = DomainName.of("mx1.example.org");
    private static final DomainName MX2 = DomainName.of("mx2.example.org");
    private static final IpAddress ADDRESS = address(1);

    private final AtomicInteger probed = new AtomicInteger();

    @Test
    void theSameAddressOfTheSameHostIsTalkedToOnce() {
        var probes = new SharedProbes((mx, address, deadline) -> attempt(address));
        SmtpAttempt first = probes.probe(MX1, ADDRESS, soon());
        assertThat(probes.probe(MX1, ADDRESS, soon())).isSameAs(first);
        assertThat(probed).hasValue(1);
    }

    @Test
    void anotherHostOrAnotherAddressIsSomethingElse() {
        var probes = new SharedProbes((mx, address, deadline) -> attempt(address));
        probes.probe(MX1, ADDRESS, soon());
        probes.probe(MX2, ADDRESS, soon());
        assertThat(probes.probe(MX1, address(2), soon()).address()).isEqualTo(address(2));
        assertThat(probed).hasValue(3);
    }

    @Test
    void whoAsksWhileItIsUnderWayWaitsForIt() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var probes = new SharedProbes((mx, address, deadline) -> {
            begun.countDown();
            await(mayEnd);
            return attempt(address);
        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<SmtpAttempt> first = threads.submit(() -> probes.probe(MX1, ADDRESS, soon()));
            await(begun);
            List<Future<SmtpAttempt>> others = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> probes.probe(MX1, ADDRESS, soon())))
                    .toList();
            mayEnd.countDown();
            for (Future<SmtpAttempt> other : others) {
                assertThat(other.get()).isSameAs(first.get());
            }
        }
        assertThat(probed).hasValue(1);
    }

    @Test
    void whatRanOutOfTheTimeOfItsDomainIsNotShared() {
        var probes = new SharedProbes((mx, address, deadline) -> {
            if (probed.get() == 0) {
                // The first domain's time ends here.
                while (!deadline.passed()) {
                    Thread.onSpinWait();
                }
            }
            return attempt(address);
        });
        probes.probe(MX1, ADDRESS, Deadline.after(Duration.ofMillis(5)));
        probes.probe(MX1, ADDRESS, soon());
        assertThat(probed).hasValue(2);
        probes.probe(MX1, ADDRESS, soon());
        assertThat(probed).hasValue(2);
    }

    @Test
    void whoHasNoTimeLeftHearsItFromTheProbe() {
        var probes = new SharedProbes((mx, address, deadline) -> {
            assertThat(deadline.passed()).isTrue();
            return attempt(address);
        });
        probes.probe(MX1, ADDRESS, Deadline.after(Duration.ZERO));
        assertThat(probed).hasValue(1);
    }

    @Test
    void aFaultOfOurOwnReachesWhoAskedFirstAndTheNextAsksAnew() {
        var probes = new SharedProbes((mx, address, deadline) -> {
            if (probed.get() == 0) {
                probed.incrementAndGet();
                throw new IllegalStateException("a bug");
            }
            return attempt(address);
        });
        assertThatThrownBy(() -> probes.probe(MX1, ADDRESS, soon())).hasMessage("a bug");
        assertThat(probes.probe(MX1, ADDRESS, soon()).address()).isEqualTo(ADDRESS);
    }

    @Test
    void ofVeryManyTheOldestAreLetGo() {
        var probes = new SharedProbes((mx, address, deadline) -> attempt(address));
        IntStream.rangeClosed(0, SharedProbes.MANY).forEach(i -> probes.probe(MX1, address(i), soon()));
        probes.probe(MX1, address(SharedProbes.MANY), soon());
        assertThat(probed).hasValue(SharedProbes.MANY + 1);
        probes.probe(MX1, address(0), soon());
        assertThat(probed).hasValue(SharedProbes.MANY + 2);
    }

    private SmtpAttempt attempt(IpAddress address) {
        probed.incrementAndGet();
        return new SmtpAttempt(
                address, new SmtpOutcome.Unreachable(ConnectFault.REFUSED, ""), List.of(), Duration.ZERO);
    }

    private static Deadline soon() {
        return Deadline.after(Duration.ofMinutes(1));
    }

    private static IpAddress address(int number) {
        return IpAddress.of(new byte[] {(byte) 192, 0, (byte) (number >> 8), (byte) number});
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
