package org.sealpost.publish.rollout;

/// How it stands with the policy host of a domain.
public enum HostStage {
    /// Its name does not lead to our edges.
    UNVERIFIED,
    /// It does, and no edge serves anything.
    VERIFIED,
    /// Some edge has no certificate for it yet, or serves nothing.
    CERTIFICATE_PENDING,
    /// Every edge serves a policy, with a certificate that lasts.
    SERVING,
    /// Some edge does not, or its certificate ends soon, or it cannot be told.
    DEGRADED,
    /// `none` is served for those who still hold something else.
    TOMBSTONE,
    /// Nothing is served any more.
    GONE
}
