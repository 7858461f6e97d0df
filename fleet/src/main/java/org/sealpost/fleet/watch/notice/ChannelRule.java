package org.sealpost.fleet.watch.notice;

import java.util.Optional;
import java.util.Set;
import org.sealpost.fleet.watch.Level;
import org.sealpost.fleet.watch.WatchedDomain;

/// What a channel is told of, and when.
///
/// @param name what people call it; one of a kind
/// @param tags of the domains that it is about; empty: all of the tenant
/// @param least what is less grave is not told
/// @param pagesBreakThrough whether quiet hours do not hold for what is to wake somebody
/// @param recoveries whether it is told what is over
public record ChannelRule(
        String name,
        String tenant,
        Set<String> tags,
        Level least,
        Optional<QuietHours> quiet,
        boolean pagesBreakThrough,
        boolean recoveries) {
    public ChannelRule {
        tags = Set.copyOf(tags);
    }

    /// Everything from warnings on, at any hour.
    public static ChannelRule usual(String name, String tenant) {
        return new ChannelRule(name, tenant, Set.of(), Level.WARNING, Optional.empty(), true, true);
    }

    /// Whether it is about this domain.
    public boolean isAbout(WatchedDomain watched) {
        return watched.tenant().equals(tenant)
                && (tags.isEmpty() || tags.stream().anyMatch(watched.tags()::contains));
    }
}
