package org.sealpost.lab.plan;

import java.net.InetAddress;
import java.util.Optional;
import org.sealpost.lab.world.Family;

/// One address of a host and how the server there behaves.
///
/// @param family which kind of address
/// @param fixed the address itself, when the world names it
public record AddressPlan<P>(Family family, Optional<InetAddress> fixed, P plan) {}
