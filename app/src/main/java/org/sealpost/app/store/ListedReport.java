package org.sealpost.app.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.reports.Reporter;
import org.sealpost.reports.row.Tally;

/// A report in a list: what was counted of it when it came, without its text, which may be as large as its
/// sender likes. Nothing is in it but what it tells of the domains that were asked for.
///
/// @param counts whether it is the one that counts among those with its key
/// @param first when it came first
/// @param total the sessions of all of these domains; those told under several policies of a domain count once
/// @param policies the first [#MOST]
public record ListedReport(
        String id,
        Reporter reporter,
        LocalDate day,
        boolean counts,
        Instant first,
        Tally total,
        List<Policy> policies) {
    public static final int MOST = 100;

    public ListedReport {
        policies = List.copyOf(policies);
    }

    /// What it tells of a domain under one kind of policy.
    public record Policy(DomainName domain, PolicyType type, Tally tally) {}
}
