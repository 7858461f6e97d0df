package org.sealpost.host.delegation;

import org.sealpost.protocol.name.DomainName;

/// What a delegated name is for.
public enum Purpose {
    /// The host that serves the policy. RFC 8461 §3.3.
    POLICY_HOST,
    /// The record with the policy's id. RFC 8461 §3.1.
    POLICY_RECORD,
    /// The record with the addresses for reports. RFC 8460 §3.
    REPORT_RECORD,
    /// The record that answers dns-01 for the policy host. RFC 8555 §8.4.
    CHALLENGE;

    /// The name that a customer delegates.
    public DomainName owner(DomainName domain) {
        return switch (this) {
            case POLICY_HOST -> domain.child("mta-sts");
            case POLICY_RECORD -> domain.child("_mta-sts");
            case REPORT_RECORD -> domain.child("_tls").child("_smtp");
            case CHALLENGE -> domain.child("mta-sts").child("_acme-challenge");
        };
    }

    /// Whether hosting works without it: reports can go elsewhere, and certificates can be proved otherwise.
    public boolean isOptional() {
        return this == REPORT_RECORD || this == CHALLENGE;
    }
}
