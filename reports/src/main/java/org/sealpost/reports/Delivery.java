package org.sealpost.reports;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import org.sealpost.protocol.Octets;
import org.sealpost.protocol.name.DomainName;

/// What was handed over, before anyone has read it.
///
/// @param source who handed it over: an address, a mailbox, the name of a file; untrusted
/// @param at when it came; for a mailbox, when that server took it
/// @param about the domain that the way itself names, as the path of a POST does
/// @param octets a mail with its header, or a report, plain or compressed
public record Delivery(Way way, String source, Instant at, Optional<DomainName> about, Octets octets) {
    /// The SHA-256 of the octets in hexadecimal: the same octets are the same arrival, however often they come.
    public String digest() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets.toArray()));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
