package org.sealpost.lab.dns;

import java.util.List;
import java.util.Optional;

/// What a name server does, and how its zone differs from that of the others.
///
/// @param records RRsets that it has instead of those of the zone
/// @param without RRsets of the zone that it has not, such as `_mta-sts TXT`
/// @param serial of its SOA record, when it is another
public record NameServerPlan(Behaviour behaviour, String records, List<String> without, Optional<Long> serial) {
    public NameServerPlan {
        without = List.copyOf(without);
    }

    boolean hasOwnZone() {
        return !records.isEmpty() || !without.isEmpty() || serial.isPresent();
    }

    /// What it does with a question.
    public enum Behaviour {
        /// Answers with authority for its zones, refers to those below them, and refuses all else.
        SOUND,
        /// Refuses everything.
        LAME,
        /// Answers, and not with authority.
        NOT_AUTHORITATIVE,
        SERVFAIL,
        /// Never answers.
        SILENT,
        /// Over UDP every answer is empty and marked as truncated; over TCP it is whole.
        TRUNCATED,
        /// As before, and TCP is refused.
        TCP_REFUSED
    }
}
