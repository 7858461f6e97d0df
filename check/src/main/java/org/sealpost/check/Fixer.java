package org.sealpost.check;

/// Who can change what a finding is about.
public enum Fixer {
    /// Whoever edits the zone of the domain.
    DNS,
    /// Whoever runs the web server of the policy host.
    POLICY_HOST,
    /// Whoever runs the MX host.
    MAIL_SERVER,
    /// Whoever obtains certificates, or the authority itself.
    CERTIFICATE_AUTHORITY,
    /// The sending side, which includes the one who is looking.
    SENDER
}
