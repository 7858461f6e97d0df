package org.sealpost.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// The one answer for a domain, and all that led to it.
///
/// @param because the finding that decides the outcome; empty for a plain pass
/// @param aspects one for each [Aspect], in its order
/// @param today what senders do now
/// @param underEnforce what they would do if the mode were `enforce`
/// @param dane what senders that do DANE meet, beside `today`
/// @param findings worst first: errors, unknowns, warnings, notices; within these in the order of aspects
public record Verdict(
        DomainName domain,
        Instant observedAt,
        Outcome outcome,
        Optional<Finding> because,
        List<AspectVerdict> aspects,
        Effect today,
        Effect underEnforce,
        DaneEffect dane,
        List<Finding> findings) {
    public Verdict {
        aspects = List.copyOf(aspects);
        findings = List.copyOf(findings);
    }
}
