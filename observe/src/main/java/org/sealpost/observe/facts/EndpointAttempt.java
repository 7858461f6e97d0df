package org.sealpost.observe.facts;

import java.time.Duration;
import org.sealpost.protocol.name.IpAddress;

/// One question to one address of a server that takes reports.
public record EndpointAttempt(IpAddress address, EndpointAnswer outcome, Duration took) {}
