package org.sealpost.fleet.watch.look;

import java.util.Optional;
import org.sealpost.check.PolicySeen;
import org.sealpost.check.Reading;
import org.sealpost.protocol.mtasts.StsPolicy;

/// How far a domain is with MTA-STS, by what was seen of it.
public enum Stage {
    /// Neither a record nor a policy.
    ABSENT,
    /// One of the two, or one that cannot be used.
    PREPARING,
    TESTING,
    ENFORCED,
    /// A policy of mode `none`.
    RETIRING,
    /// The domain takes no mail.
    NOT_APPLICABLE;

    /// Empty when it cannot be told.
    public static Optional<Stage> of(Reading reading) {
        if (!reading.applicable()) {
            return Optional.of(NOT_APPLICABLE);
        }
        if (reading.record().isEmpty() || reading.policy() instanceof PolicySeen.NotKnown) {
            return Optional.empty();
        }
        Optional<StsPolicy> policy = reading.policy().usable();
        boolean record = reading.record().flatMap(each -> each.parsed().value()).isPresent();
        if (policy.isEmpty() || !record) {
            return Optional.of(reading.published() ? PREPARING : ABSENT);
        }
        return Optional.of(
                switch (policy.get().mode()) {
                    case ENFORCE -> ENFORCED;
                    case TESTING -> TESTING;
                    case NONE -> RETIRING;
                });
    }
}
