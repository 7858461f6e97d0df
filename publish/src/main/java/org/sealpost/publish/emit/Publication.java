package org.sealpost.publish.emit;

import java.util.List;
import java.util.stream.Stream;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;
import org.sealpost.publish.dns.Change;

/// Records of one zone in the order of publishing. RFC 8461 §8.1: what stands at `_mta-sts` comes last, once the
/// policy is served everywhere.
///
/// @param before what may be published at once
/// @param after what waits until the policy is served
public record Publication(DomainName zone, List<Change> before, List<Change> after) {
    /// @throws IllegalArgumentException when a name is not in the zone
    public Publication {
        before = List.copyOf(before);
        after = List.copyOf(after);
        for (Change change : Stream.concat(before.stream(), after.stream()).toList()) {
            if (!change.name().isAtOrBelow(zone)) {
                throw new IllegalArgumentException(change.name() + " is not in the zone " + zone);
            }
        }
    }

    /// What shall stand in the zone, in order.
    List<RecordSet> wanted() {
        return Stream.concat(wanted(before).stream(), wanted(after).stream()).toList();
    }

    static List<RecordSet> wanted(List<Change> changes) {
        return changes.stream().flatMap(change -> change.wanted().stream()).toList();
    }

    /// The name as the zone's own files have it: without the zone, `@` for the zone itself.
    String relative(DomainName name) {
        return name.equals(zone)
                ? "@"
                : name.ascii().substring(0, name.ascii().length() - zone.ascii().length() - 1);
    }
}
