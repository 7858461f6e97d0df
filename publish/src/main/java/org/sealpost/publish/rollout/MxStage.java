package org.sealpost.publish.rollout;

/// How far a change of MX hosts has come.
public enum MxStage {
    /// None is under way.
    STABLE,
    /// The policy is being widened.
    WIDENING,
    /// It is, and older ones are still held.
    WIDENED,
    /// The owner may change the records.
    SWITCHING,
    /// They are changed, and resolvers may still give the hosts that went.
    DRAINING,
    /// The policy is being narrowed.
    NARROWING
}
