package org.sealpost.reports.authentic;

import java.util.Set;
import org.sealpost.protocol.name.DomainName;

/// A mail provider that is known to send reports.
///
/// @param domain its name: the domain that it signs reports with
/// @param organizations the names it gives itself (`organization-name`)
/// @param others further domains of its own, which may stand in `contact-info` or `TLS-Report-Submitter`
/// @param authors the addresses that its reports come from, in lower case
/// @param steady whether it also reports on days without a failure, so that its silence means something
/// @param certainty how this is known
/// @param note what else a reader of its reports should know
public record KnownReporter(
        DomainName domain,
        Set<String> organizations,
        Set<DomainName> others,
        Set<String> authors,
        boolean steady,
        Certainty certainty,
        String note) {
    public KnownReporter {
        organizations = Set.copyOf(organizations);
        others = Set.copyOf(others);
        authors = Set.copyOf(authors);
    }

    /// How something is known about a reporter.
    public enum Certainty {
        /// From reports that it sent.
        SEEN,
        /// From what others say; no report of its own was at hand.
        BELIEVED
    }

    /// Whether a domain is its own.
    public boolean owns(DomainName name) {
        return name.isAtOrBelow(domain) || others.stream().anyMatch(name::isAtOrBelow);
    }

    /// Whether it is known to call itself so, in any case.
    public boolean isCalled(String organization) {
        return organizations.stream().anyMatch(organization.strip()::equalsIgnoreCase);
    }
}
