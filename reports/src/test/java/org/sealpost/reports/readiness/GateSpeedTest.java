package org.sealpost.reports.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.decision.Approval;

/// The gate is quick enough to be asked whenever a page is opened.
class GateSpeedTest {
    private static final Duration ENOUGH = Duration.ofMillis(50);

    @Test
    void sixtyDaysOfTwelveReportersInTwentyThousandRowsTakeLessThanFiftyMilliseconds() {
        var histories = new Histories(1);
        var large = new Case().published("2026-01-01T00:00:00Z", Case.TESTING).probed(60);
        for (int i = 0; i < 12; i++) {
            DomainName reporter = DomainName.of("reporter" + i + ".example");
            large.approvals.add(new Approval(reporter, "Ada", Case.NOW.minus(Duration.ofDays(90)), "a provider"));
        }
        for (int i = 0; i < 20_000; i++) {
            var reporter = new Reporter.Proven(DomainName.of("reporter" + i % 12 + ".example"));
            large.rows.add(
                    i % 4 == 0
                            ? histories.row(reporter, i / 12 % 60)
                            : Case.row(reporter.domain(), Case.TODAY.minusDays(i / 12 % 60), 100));
        }
        Evidence evidence = large.evidence();
        Gate gate = new Gate(Thresholds.DEFAULT);
        // Others may be at work on this machine.
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 100 && best > ENOUGH.toNanos(); i++) {
            long start = clock.getCurrentThreadCpuTime();
            assertThat(gate.judge(evidence).days()).hasSize(60);
            best = Math.min(best, clock.getCurrentThreadCpuTime() - start);
        }
        assertThat(Duration.ofNanos(best)).isLessThan(ENOUGH);
    }
}
