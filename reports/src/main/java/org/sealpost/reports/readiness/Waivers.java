package org.sealpost.reports.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.decision.Waiver;
import org.sealpost.reports.failure.FailureMeaning;
import org.sealpost.reports.row.Failure;

/// The waivers that hold now. One holds for failures of which nobody knows what they mean, and only while our own
/// probes of that host are good.
final class Waivers {
    private final List<Waiver> open;
    private final ProbeHistory probes;

    Waivers(Evidence evidence, ProbeHistory probes, int longest) {
        this.probes = probes;
        open = evidence.waivers().stream()
                .filter(each -> each.domain().equals(evidence.domain()))
                .filter(each -> holds(each, evidence.now(), Duration.ofDays(longest)))
                .toList();
    }

    private static boolean holds(Waiver waiver, Instant now, Duration longest) {
        return !waiver.at().isAfter(now)
                && waiver.expires().isAfter(now)
                && waiver.at().plus(longest).isAfter(now);
    }

    boolean cover(Failure failure, FailureMeaning meaning) {
        return meaning.effect().waivable()
                && open.stream().anyMatch(waiver -> names(waiver, failure))
                && probes.nowGreen(ProbeHistory.at(failure));
    }

    /// Those that hold but for the probes.
    List<Waiver> open() {
        return open;
    }

    static boolean names(Waiver waiver, Failure failure) {
        return waiver.resultType().equals(failure.type().map(ResultType::word).orElse(""))
                && (waiver.mx().isEmpty() || waiver.mx().equals(failure.mx()))
                && (waiver.reason().isEmpty() || waiver.reason().equals(failure.reason()));
    }
}
