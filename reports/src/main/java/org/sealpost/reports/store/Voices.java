package org.sealpost.reports.store;

import java.util.Optional;
import java.util.Set;
import org.sealpost.protocol.name.DomainName;

/// Whose word is asked for. Those whose word counts are few, and all of them are told one by one. Of others there can
/// be as many as anybody likes; so of them those with the most sessions are, and they take the place of none that
/// counts.
///
/// @param counting who proves itself by one of these domains counts
/// @param only the name of the only one that is asked for
public record Voices(Set<DomainName> counting, Optional<String> only) {
    public Voices {
        counting = Set.copyOf(counting);
    }

    public static Voices all(Set<DomainName> counting) {
        return new Voices(counting, Optional.empty());
    }
}
