package org.sealpost.publish.rollout;

import java.util.EnumSet;
import java.util.Set;

/// How far a domain has come from nothing to `enforce`, and back.
///
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8461#section-8">RFC 8461 §8</a>
public enum Stage {
    /// No record, no policy.
    ABSENT,
    /// Something is served or written, and nothing promised yet.
    PREPARING,
    /// A policy in testing.
    TESTING,
    /// `enforce` with the first, short max_age.
    PROBATION,
    /// `enforce`, on a higher rung.
    ENFORCED,
    /// Testing again, while senders may still enforce what was served before.
    ROLLING_BACK,
    /// `none` is served, while senders may still hold something else.
    RETIRING,
    /// The record is gone, while resolvers may still give it.
    UNPUBLISHING;

    /// The stages that may come next.
    public Set<Stage> next() {
        return switch (this) {
            case ABSENT -> EnumSet.of(PREPARING);
            case PREPARING -> EnumSet.of(ABSENT, TESTING);
            case TESTING -> EnumSet.of(PROBATION, RETIRING);
            case PROBATION -> EnumSet.of(ENFORCED, ROLLING_BACK, RETIRING);
            case ENFORCED -> EnumSet.of(PROBATION, ROLLING_BACK, RETIRING);
            case ROLLING_BACK -> EnumSet.of(TESTING, PROBATION, RETIRING);
            case RETIRING -> EnumSet.of(UNPUBLISHING, TESTING);
            case UNPUBLISHING -> EnumSet.of(ABSENT, PREPARING);
        };
    }
}
