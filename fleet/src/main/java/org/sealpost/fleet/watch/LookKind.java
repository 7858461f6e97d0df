package org.sealpost.fleet.watch;

import java.util.Set;
import org.sealpost.observe.facts.Part;

/// How much of a domain is looked at.
public enum LookKind {
    /// DNS and the policy; no mail server is talked to.
    RECORDS,
    /// Everything.
    SERVERS;

    /// The parts that are left out.
    public Set<Part> without() {
        return switch (this) {
            case RECORDS -> Set.of(Part.SMTP, Part.DANE);
            case SERVERS -> Set.of();
        };
    }
}
