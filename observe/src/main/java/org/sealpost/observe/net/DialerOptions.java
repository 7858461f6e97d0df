package org.sealpost.observe.net;

import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.name.IpAddress;

/// What holds for every socket of a [Dialer].
///
/// @param map where connections really go
/// @param guard for addresses that somebody else chose
/// @param source the address to send from, for targets of its family
/// @param families what to use of what this machine has, for addresses that somebody else chose
/// @param smtpPort the port that sees one connection at a time from us: 25 but in a lab
public record DialerOptions(
        ConnectMap map,
        AddressGuard guard,
        Limits limits,
        Optional<IpAddress> source,
        Set<Family> families,
        int smtpPort) {
    /// Nothing mapped, the public Internet only.
    public static final DialerOptions DEFAULT = new DialerOptions(
            ConnectMap.EMPTY,
            AddressGuard.PUBLIC_ONLY,
            Limits.DEFAULT,
            Optional.empty(),
            Set.of(Family.IPV4, Family.IPV6),
            25);

    public DialerOptions {
        families = Set.copyOf(families);
    }

    public DialerOptions withMap(ConnectMap other) {
        return new DialerOptions(other, guard, limits, source, families, smtpPort);
    }

    public DialerOptions withLimits(Limits other) {
        return new DialerOptions(map, guard, other, source, families, smtpPort);
    }

    public DialerOptions withFamilies(Set<Family> others) {
        return new DialerOptions(map, guard, limits, source, others, smtpPort);
    }
}
