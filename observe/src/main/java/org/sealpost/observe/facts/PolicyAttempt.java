package org.sealpost.observe.facts;

import java.time.Duration;
import org.sealpost.protocol.name.IpAddress;

/// The fetch from one address of the policy host.
///
/// @param tries how often it was tried: 2 when the first try ended in a connection failure or was too slow
public record PolicyAttempt(IpAddress address, int tries, PolicyFetch outcome, Duration took) {}
