package org.sealpost.publish.plan;

import java.time.Instant;

/// What a reader of a plan must know besides its steps.
public sealed interface Caveat {
    /// Nobody knows which policies were served before this time; one with the longest max_age may be kept until
    /// `until`.
    record EarlierUnknown(Instant since, Instant until) implements Caveat {}

    /// Senders that do not look again may still apply an older policy until then.
    record OldPolicies(Instant until) implements Caveat {}

    /// The host that served the policy until now must go on until then; after that it may stop.
    record OldHost(Instant until) implements Caveat {}
}
