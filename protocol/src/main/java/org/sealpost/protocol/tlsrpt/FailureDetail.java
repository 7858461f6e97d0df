package org.sealpost.protocol.tlsrpt;

import java.util.Optional;
import java.util.OptionalLong;

/// One row of failures: the sessions that failed in the same way. Texts are as reported, untrusted.
///
/// @param resultType what went wrong
/// @param sendingMtaIp the address of the sender
/// @param receivingMxHostname the name in the MX record
/// @param receivingMxHelo the name the receiver gave itself
/// @param receivingIp the address connected to
/// @param failedSessionCount how many sessions; rows may overlap
/// @param additionalInformation meant to be a URI; never fetch it
/// @param failureReasonCode free text
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-4.3">RFC 8460 §4.3</a>
public record FailureDetail(
        Optional<ResultType> resultType,
        Optional<String> sendingMtaIp,
        Optional<String> receivingMxHostname,
        Optional<String> receivingMxHelo,
        Optional<String> receivingIp,
        OptionalLong failedSessionCount,
        Optional<String> additionalInformation,
        Optional<String> failureReasonCode) {}
