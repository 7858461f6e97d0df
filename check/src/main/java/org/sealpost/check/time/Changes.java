package org.sealpost.check.time;

import java.util.Comparator;
import java.util.List;
import org.sealpost.check.Finding;
import org.sealpost.check.FindingCode;

/// What has changed, by every rule there is.
public final class Changes {
    private static final List<TimeRule> ALL = List.of(
            new UpdateOrderRule(),
            new RemovalRule(),
            new MxSetRule(),
            new CertificateChangeRule(),
            new RegressionRule());

    private Changes() {}

    /// Every code there is for a change.
    public static FindingCode[] codes() {
        return TimeCode.values();
    }

    /// The findings that follow from the past and the present together, worst first; none without a past.
    public static List<Finding> between(Past past, Sighting now) {
        return ALL.stream()
                .flatMap(rule -> rule.judge(past, now).stream())
                .sorted(Comparator.comparing(finding -> finding.code().severity()))
                .toList();
    }
}
