package org.sealpost.publish.plan;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sealpost.protocol.name.DomainName;
import org.sealpost.publish.RecordSet;

/// Where a domain's policy host and its record are kept.
///
/// @param address what shall stand at `mta-sts.<domain>`: addresses, or one CNAME
/// @param delegate where the TXT record stands when `_mta-sts.<domain>` is a CNAME to it (RFC 8461 §8.2); empty: it
///     stands at `_mta-sts.<domain>` itself
/// @param ttl of the TXT record; senders learn of a change after that time
public record Hosting(List<RecordSet> address, Optional<DomainName> delegate, Duration ttl) {
    public Hosting {
        address = sorted(address);
    }

    /// How long resolvers may keep the id: behind an alias the times of both records add up.
    Duration idKept() {
        return delegate().isPresent() ? ttl.multipliedBy(2) : ttl;
    }

    static List<RecordSet> sorted(List<RecordSet> records) {
        return records.stream()
                .sorted(Comparator.comparing(RecordSet::name).thenComparing(RecordSet::type))
                .toList();
    }
}
