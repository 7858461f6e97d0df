package org.sealpost.lab.dns;

import java.util.Map;
import org.sealpost.protocol.name.DomainName;

/// A zone as a world describes it.
///
/// @param origin its name; empty text for the root
/// @param records its records as the lines of a zone file, without SOA and NS of the origin
/// @param nsec3 whether denials are by NSEC3 instead of NSEC
/// @param faults by question in the form `_mta-sts TXT`, owner relative to the origin; type `*` for every type
public record ZonePlan(
        DomainName origin, String records, Signing signing, boolean nsec3, Map<String, DnsFault> faults) {
    public ZonePlan {
        faults = Map.copyOf(faults);
    }
}
