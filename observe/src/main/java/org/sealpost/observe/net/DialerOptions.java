package org.sealpost.observe.net;

import java.util.Optional;
import org.sealpost.protocol.name.IpAddress;

/// What holds for every socket of a [Dialer].
///
/// @param guard for addresses that somebody else chose
/// @param source the address to send from, for targets of its family
/// @param smtpPort the port that sees one connection at a time from us
public record DialerOptions(
        ConnectMap map, AddressGuard guard, Limits limits, Optional<IpAddress> source, int smtpPort) {
    /// Nothing mapped, the public Internet only.
    public static final DialerOptions DEFAULT =
            new DialerOptions(ConnectMap.EMPTY, AddressGuard.PUBLIC_ONLY, Limits.DEFAULT, Optional.empty(), 25);
}
