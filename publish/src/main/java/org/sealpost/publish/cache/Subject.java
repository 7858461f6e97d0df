package org.sealpost.publish.cache;

/// Of what a history tells.
public enum Subject {
    /// The policy that is served.
    POLICY,
    /// The `id` in the record.
    ID,
    /// The hosts in the MX records.
    MX,
    /// What stands at the name of the policy host.
    HOST,
    /// The record that asks for reports.
    REPORTING
}
