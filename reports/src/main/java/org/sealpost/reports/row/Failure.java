package org.sealpost.reports.row;

import java.util.Optional;
import org.sealpost.protocol.tlsrpt.ResultType;

/// Sessions that failed in one way. Texts are as reported, untrusted.
///
/// @param type empty when the report does not say
/// @param mx `receiving-mx-hostname`, in lower case without a dot at its end
/// @param reason `failure-reason-code`
public record Failure(
        Optional<ResultType> type,
        Optional<String> mx,
        Optional<String> receivingIp,
        Optional<String> sendingIp,
        Optional<String> reason,
        long sessions) {}
