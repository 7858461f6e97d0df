package org.sealpost.check.sender;

import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.protocol.tlsrpt.PolicyType;
import org.sealpost.protocol.tlsrpt.ResultType;

/// What a sender would count for its TLS report of the day.
///
/// @param policyDomain the domain of the policy; for TLSA the base domain of the records (RFC 8460 §4.2)
/// @param mx the server, in the form of its MX record; empty for a failure before any server was met
/// @param failure empty for a success
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-4.3">RFC 8460 §4.3</a>
public record ReportLine(
        PolicyType.Known policyType,
        DomainName policyDomain,
        Optional<String> mx,
        Optional<ResultType.Known> failure) {}
