package org.sealpost.observe;

import java.util.Optional;
import org.sealpost.protocol.name.DomainName;

/// How we introduce ourselves to those we look at.
///
/// @param helo to mail servers; without it by what this machine is called
/// @param userAgent to policy hosts, such as `sealpost/1.0`
public record Introduction(Optional<DomainName> helo, String userAgent) {}
