package org.sealpost.observe.facts;

import java.util.List;
import org.sealpost.protocol.caa.CaaRecord;

/// What DNS says of who may issue certificates for the hosts that were connected to.
///
/// @param answers the look-ups for CAA at each such host and at every name above it, by the resolver's word and not
/// validated; each name once. Which one counts for a host is for whoever judges to find (RFC 8659 §3)
public record IssuanceFacts(List<Lookup<CaaRecord>> answers) {
    public static final IssuanceFacts NONE = new IssuanceFacts(List.of());

    public IssuanceFacts {
        answers = List.copyOf(answers);
    }
}
