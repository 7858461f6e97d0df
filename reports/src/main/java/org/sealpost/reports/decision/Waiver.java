package org.sealpost.reports.decision;

import java.time.Instant;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// A person says that failures of one kind do not stand in the way, for some time.
///
/// @param resultType the word in the report
/// @param mx only at this host; at any when empty
/// @param reason only with this `failure-reason-code`; with any when empty
/// @param by the person's name
/// @param expires when it ends
public record Waiver(
        DomainName domain,
        String resultType,
        Optional<String> mx,
        Optional<String> reason,
        String by,
        Instant at,
        Instant expires,
        String why) {}
