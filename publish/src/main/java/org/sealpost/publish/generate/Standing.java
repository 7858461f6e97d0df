package org.sealpost.publish.generate;

import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.mtasts.StsPolicy;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;

/// What was seen of the domain before the change. What nobody saw is not in it, so that a script meets the zone with
/// the expectation that nothing stands there, and changes nothing when something does.
///
/// @param records those at the names that are to be changed
/// @param policy the one that is served now
/// @param mx the hosts of the MX records; empty when they are not known
public record Standing(List<RecordSet> records, Optional<StsPolicy> policy, List<DomainName> mx) {
    public static final Standing NOT_SEEN = new Standing(List.of(), Optional.empty(), List.of());

    public Standing {
        records = List.copyOf(records);
        mx = List.copyOf(mx);
    }

    /// What was seen of this name and type.
    Optional<RecordSet> at(DomainName name, RecordSet.Type type) {
        return records.stream()
                .filter(set -> set.name().equals(name) && set.type() == type)
                .findFirst();
    }
}
