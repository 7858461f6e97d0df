package org.sealpost.reports;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// What the header of a mail says; all of it untrusted.
///
/// @param from the one address of `From`, with its domain below; empty when there is none, or more than one
/// @param reportDomain `TLS-Report-Domain`
/// @param submitter `TLS-Report-Submitter`
/// @see <a href="https://www.rfc-editor.org/rfc/rfc8460#section-5.3">RFC 8460 §5.3</a>
public record Letter(
        Optional<String> from,
        Optional<DomainName> fromDomain,
        Optional<String> subject,
        Optional<String> messageId,
        Optional<Instant> date,
        Optional<String> reportDomain,
        Optional<String> submitter) {}
