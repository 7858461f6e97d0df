package org.sealpost.reports.store;

import java.util.Optional;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;

/// What failures have in common, whoever tells of them. Texts are as reported, untrusted; one that is missing was
/// missing there.
///
/// @param policy the kind of policy they were told under
public record FailureKind(
        PolicyType policy,
        Optional<ResultType> type,
        Optional<String> mx,
        Optional<String> receivingIp,
        Optional<String> reason) {}
