package org.sealpost.fleet.watch.notice;

import java.time.Instant;
import org.sealpost.fleet.watch.WatchedDomain;
import org.sealpost.protocol.name.DomainName;

/// A time in which somebody works on domains and nobody is told. Alerts go on; what still stands at the end is told
/// then.
///
/// @param id chosen by whoever makes it
/// @param person who said so
public record Maintenance(
        String id, String tenant, Scope scope, Instant from, Instant to, String person, String reason) {
    /// Which domains of the tenant.
    public sealed interface Scope {
        record All() implements Scope {}

        record One(DomainName domain) implements Scope {}

        record Tagged(String tag) implements Scope {}
    }

    public boolean covers(WatchedDomain watched, Instant now) {
        return watched.tenant().equals(tenant)
                && !now.isBefore(from)
                && now.isBefore(to)
                && switch (scope) {
                    case Scope.All _ -> true;
                    case Scope.One(DomainName domain) -> domain.equals(watched.domain());
                    case Scope.Tagged(String tag) -> watched.tags().contains(tag);
                };
    }
}
