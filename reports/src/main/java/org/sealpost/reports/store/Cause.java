package org.sealpost.reports.store;

import java.time.LocalDate;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;
import org.sealpost.reports.Reporter;

/// Failures of one kind: result type, MX host, address, reporter and reason. Texts are as reported, untrusted.
///
/// @param sessions their sum; sessions that failed in several ways are in several causes
/// @param reports how many reports told of it
/// @param first the first day in the time asked for, `last` the last
public record Cause(
        DomainName domain,
        PolicyType policy,
        Optional<ResultType> type,
        Optional<String> mx,
        Optional<String> receivingIp,
        Reporter reporter,
        Optional<String> reason,
        long sessions,
        long reports,
        LocalDate first,
        LocalDate last) {
    /// The same, whoever tells of it and of which domain.
    public FailureKind kind() {
        return new FailureKind(policy, type, mx, receivingIp, reason);
    }
}
