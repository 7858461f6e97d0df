package org.sealpost.publish.apply;

import org.sealpost.publish.rollout.EnforceGate;

/// Everything outside that a plan touches.
public record Reach(
        PolicyEdges edges,
        PolicyElsewhere elsewhere,
        Authoritatives servers,
        MailHosts hosts,
        Zones zones,
        EnforceGate gate) {}
