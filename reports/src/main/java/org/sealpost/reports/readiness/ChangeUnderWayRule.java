package org.sealpost.reports.readiness;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// The hosts of the policy have been the same for some time; one change after the other.
final class ChangeUnderWayRule implements Rule {
    @Override
    public Stream<Objection> judge(Picture picture) {
        Duration settle = picture.thresholds().hours(Threshold.SETTLE_HOURS);
        Optional<Instant> changed = picture.policies().hostsChanged();
        return changed.stream()
                .filter(at -> at.plus(settle).isAfter(picture.evidence().now()))
                .map(at -> Objection.of(
                                RuleCode.CHANGE_UNDER_WAY,
                                new Exhibit.Changed(at, Restart.Cause.POLICY_HOSTS.subject()))
                        .from(Days.of(at.plus(settle))));
    }
}
