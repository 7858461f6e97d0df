package org.sealpost.publish.plan;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sealpost.publish.RecordSet;

/// What stands, as the zones and the edges themselves say it, not a cache.
///
/// @param direct the TXT records at `_mta-sts.<domain>` itself
/// @param alias the CNAME record there
/// @param delegated the TXT records where the approved hosting keeps them, if that is elsewhere
/// @param address what stands at `mta-sts.<domain>`
/// @param edges what each of our edges answers, by its name
/// @param elsewhere what the present address answers, if that is not one of our edges
/// @param reporting the TXT records at `_smtp._tls.<domain>`
/// @param negative for how long resolvers keep the lack of a record
public record Observed(
        Seen<Optional<RecordSet>> direct,
        Seen<Optional<RecordSet>> alias,
        Seen<Optional<RecordSet>> delegated,
        Seen<List<RecordSet>> address,
        SortedMap<String, EdgeAnswer> edges,
        Optional<EdgeAnswer> elsewhere,
        Seen<MxSet> mx,
        Seen<Optional<RecordSet>> reporting,
        Duration negative) {
    public Observed {
        edges = Collections.unmodifiableSortedMap(new TreeMap<>(edges));
        if (address instanceof Seen.Known<List<RecordSet>>(List<RecordSet> records)) {
            address = new Seen.Known<>(Hosting.sorted(records));
        }
    }

    /// The same with other edges.
    public Observed with(Map<String, EdgeAnswer> others) {
        return new Observed(
                direct, alias, delegated, address, new TreeMap<>(others), elsewhere, mx, reporting, negative);
    }
}
