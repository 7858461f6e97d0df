package org.sealpost.host.delegation;

import org.sealpost.protocol.name.DomainName;

/// The names below which the targets of delegations stand.
///
/// @param base ours, such as `host.example`
public record HostZone(DomainName base) {
    /// Where a record of this purpose leads.
    public DomainName target(Purpose purpose, Slug slug) {
        return base.child(
                        switch (purpose) {
                            case POLICY_HOST -> "policy";
                            case POLICY_RECORD -> "_mta-sts";
                            case REPORT_RECORD -> "_tlsrpt";
                            case CHALLENGE -> "acme";
                        })
                .child(slug.text());
    }
}
