package org.sealpost.publish.apply;

import org.sealpost.publish.rollout.EnforceGate;

/// Everything outside that a plan touches.
///
/// @param pace how what is independent is looked at
public record Reach(
        PolicyEdges edges,
        PolicyElsewhere elsewhere,
        Authoritatives servers,
        MailHosts hosts,
        Zones zones,
        EnforceGate gate,
        Pace pace) {
    /// One look after the other.
    public Reach(
            PolicyEdges edges,
            PolicyElsewhere elsewhere,
            Authoritatives servers,
            MailHosts hosts,
            Zones zones,
            EnforceGate gate) {
        this(edges, elsewhere, servers, hosts, zones, gate, Pace.ONE_BY_ONE);
    }
}
