package org.sealpost.reports.failure;

/// Who can do something about it.
public enum Side {
    /// Whoever runs the domain's mail servers.
    MAIL_SERVER,
    /// Whoever writes the domain's policy.
    POLICY,
    /// Whoever runs the web server with the policy.
    POLICY_HOST,
    /// Whoever runs the domain's zone.
    ZONE,
    /// Whoever receives and reads the domain's reports.
    REPORTING,
    /// Something between the two.
    NETWORK,
    /// The one who sends mail and reports.
    SENDER,
    /// A person has to decide.
    PERSON,
    UNKNOWN
}
