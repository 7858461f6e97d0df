package org.sealpost.publish.drift;

import java.time.Duration;
import java.util.Set;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.plan.Seen;

/// What stands around a domain besides its records and policy.
///
/// @param approvedServers the name servers that the owner knows of; empty: none were noted
/// @param servers those that the parent zone names
/// @param issuance whether the CAA records allow our certificate
/// @param renewed how long before its end a certificate is replaced when all goes well; less than half of that is
///     left only when something goes wrong
public record Surroundings(
        Set<DomainName> approvedServers, Seen<Set<DomainName>> servers, Seen<Boolean> issuance, Duration renewed) {
    public Surroundings {
        approvedServers = Set.copyOf(approvedServers);
    }
}
