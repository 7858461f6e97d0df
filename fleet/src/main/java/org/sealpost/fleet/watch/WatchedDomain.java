package org.sealpost.fleet.watch;

import java.util.List;
import java.util.Set;
import org.sealpost.protocol.name.DomainName;

/// A domain that is looked at again and again.
///
/// @param tenant whose it is; nobody else sees it
/// @param tags words to choose domains by
/// @param texts what SPF, DKIM and DMARC records shall say; those that are not named are not compared
public record WatchedDomain(
        DomainName domain, String tenant, Set<String> tags, Intervals intervals, List<ApprovedText> texts) {
    /// How long a tag is at the most.
    public static final int LONGEST_TAG = 60;

    public static final int MOST_TAGS = 50;

    public WatchedDomain {
        tags = Set.copyOf(tags);
        texts = List.copyOf(texts);
    }

    /// With the usual intervals and nothing approved.
    public static WatchedDomain of(DomainName domain, String tenant) {
        return new WatchedDomain(domain, tenant, Set.of(), Intervals.USUAL, List.of());
    }

    /// The same with other tags.
    public WatchedDomain tagged(Set<String> others) {
        return new WatchedDomain(domain, tenant, others, intervals, texts);
    }
}
