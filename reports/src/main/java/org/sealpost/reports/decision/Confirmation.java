package org.sealpost.reports.decision;

import java.time.Instant;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.reports.PolicyEcho;

/// A person takes the rest of the risk for a domain with little mail.
///
/// @param policy the hosts it was given for; it says nothing about another policy
/// @param by the person's name
public record Confirmation(DomainName domain, PolicyEcho.Of policy, String by, Instant at) {}
