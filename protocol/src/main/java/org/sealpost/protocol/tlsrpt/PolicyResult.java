package org.sealpost.protocol.tlsrpt;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What a sender saw under one policy. Texts are as reported, untrusted.
///
/// @param type which kind of policy
/// @param policyString the lines of an MTA-STS policy as published, or one text for each TLSA record
/// @param policyDomain whose policy, in A-labels
/// @param mxHost the patterns of an MTA-STS policy
/// @param successfulSessions sessions that went as the policy asks
/// @param failedSessions sessions that did not
/// @param failureDetails the failures by kind
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-4.4">RFC 8460 §4.4</a>
public record PolicyResult(
        Optional<PolicyType> type,
        List<String> policyString,
        Optional<String> policyDomain,
        List<String> mxHost,
        OptionalLong successfulSessions,
        OptionalLong failedSessions,
        List<FailureDetail> failureDetails) {
    public PolicyResult {
        policyString = List.copyOf(policyString);
        mxHost = List.copyOf(mxHost);
        failureDetails = List.copyOf(failureDetails);
    }
}
