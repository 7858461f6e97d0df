package org.sealpost.observe.facts;

import org.sealpost.protocol.Octets;

/// What looks like a policy at a place where no sender looks (plain HTTP, another path, the bare domain).
///
/// @param url where it was found
public record MisplacedPolicy(String url, Octets body) {}
